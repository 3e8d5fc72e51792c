import { apart, createNearby } from './nearby.ts';
import { squeeze, type Text, words } from './normalize.ts';
import { createEar } from './sound.ts';

export interface SignalReaderOptions {
  language: string;
  spelling: Readonly<Record<string, string>>;
  fillers: readonly string[];
}

/** The reader before the phrases are known: `plain` only. */
export function createPlainReader({ language, spelling, fillers }: SignalReaderOptions): (text: Text) => string[] {
  const table = new Map(Object.entries(spelling).map(([typed, meant]) => [words(typed, language).join(' '), meant]));
  const written = new Map([...table].map(([typed, meant]) => [typed, words(meant, language)]));
  // A filler that stands for several words (`omg`) would take each of them out everywhere.
  const dropped = new Set(
    fillers.map((filler) => words(filler, language)).flatMap((read) => (read.length === 1 ? read : [])),
  );
  /** A word with a letter held down, `ayudamee`, may be a short form or a spelling once the letter is let go. */
  const read = (word: string): string[] => {
    const own = written.get(word);
    if (own !== undefined || word.length < 4 || !/(.)\1/.test(word)) return own ?? [word];
    for (const single of [word.replace(/(.)\1$/, '$1'), squeeze(word)]) {
      const spelled = written.get(single);
      if (spelled !== undefined) return spelled;
      if (dropped.has(single)) return [];
      const expanded = words(single, language);
      if (expanded.length !== 1 || expanded[0] !== single) return expanded;
    }
    return [word];
  };
  return (text) => {
    const plain: string[] = [];
    for (const token of joinSpelled(splitAges(words(text, language))))
      for (const word of read(token)) if (!dropped.has(word)) plain.push(word);
    return plain;
  };
}

export interface SpellerOptions {
  vocabulary: readonly string[];
  careful: ReadonlySet<string>;
  language: string;
}

/**
 * Corrects towards `vocabulary`, the words of the phrases. A word in `careful`, or shorter than five letters, is left as
 * it is: at that length a correction changes the meaning more often than it mends a slip.
 */
export function createSpeller({ vocabulary, careful, language }: SpellerOptions): (word: string) => string[] {
  const targets = new Set(vocabulary);
  const hear = createEar(vocabulary, language);
  const bySqueezed = new Map<string, string>();
  for (const word of vocabulary)
    if (word.length >= 2 && !bySqueezed.has(squeeze(word))) bySqueezed.set(squeeze(word), word);
  const nearby = createNearby(vocabulary, SHORTEST);

  function correct(word: string): string[] {
    const doubled = bySqueezed.get(squeeze(word));
    if (doubled !== undefined && /(.)\1/.test(word)) return [doubled];
    const heard = hear(word);
    if (heard !== undefined) return [heard];
    if (word.length < SHORTEST) return [word];
    const near = nearby.of(word).map((target) => ({ target, slips: slips(target) }));
    for (const slip of near.length > 0 ? slips(word) : []) {
      const target = near.find((candidate) => candidate.slips.includes(slip))?.target;
      if (target !== undefined && target[0] === word[0] && isOneSlip(word, target)) return [target];
    }
    for (let cut = 2; cut <= word.length - 2; cut++) {
      const head = word.slice(0, cut);
      if (!targets.has(head)) continue;
      const tail = word.slice(cut);
      if (targets.has(tail) && (cut > 3 || tail.length > 3)) return [head, tail];
    }
    return [word];
  }

  return (word) => {
    if (word.length < 3 || targets.has(word) || careful.has(word) || /\d/.test(word)) return [word];
    return correct(word);
  };
}

const SHORTEST = 5;

/** `17f`, `15yo`: the number and what follows it are two words. */
function splitAges(tokens: readonly string[]): string[] {
  const split: string[] = [];
  for (const token of tokens) {
    const parts = token < AFTER_DIGITS && token.length <= 6 ? /^(\d{1,2})([a-z]{1,4})$/.exec(token) : null;
    if (parts === null || parts[2] === 'st' || parts[2] === 'th') split.push(token);
    else split.push(parts[1] ?? '', parts[2] ?? '');
  }
  return split;
}

/** In the order of characters: no word begins with what comes before the digits. */
const AFTER_DIGITS = ':';

/** Letters typed apart, `h e l p`, are one word. */
function joinSpelled(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    let end = at;
    while (end < tokens.length && isLetter(tokens[end] ?? '')) end++;
    if (end - at >= 3) {
      joined.push(tokens.slice(at, end).join(''));
      at = end - 1;
    } else joined.push(tokens[at] ?? '');
  }
  return joined;
}

/** One letter may be two UTF-16 units. */
function isLetter(token: string): boolean {
  return (token.length === 1 || (token.length === 2 && token >= '\ud800')) && /^\p{L}$/u.test(token);
}

/** The word, and the word with any one letter missing: two words one slip apart share one of these. */
function slips(word: string): string[] {
  const forms = [word];
  for (let at = 0; at < word.length; at++) forms.push(word.slice(0, at) + word.slice(at + 1));
  return forms;
}

/** One letter added, missing, wrong, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const [left, right] = apart(a, b);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
