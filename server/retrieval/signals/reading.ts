import { isPicture, squeeze, type Text, words } from '../normalize.ts';
import { type Lexicon, type Spoken, UNKNOWN } from './lexicon.ts';

export interface SignalReaderOptions {
  language: string;
  spelling: Readonly<Record<string, string>>;
  fillers: readonly string[];
}

/** Reads the words of one language before its phrases are known: leaves out fillers, and does not mend spelling. */
export interface PlainReader {
  /** The words as typed. Letters typed apart (`s o s`) are joined, and ages (`17f`) are split. */
  tokens(text: Text): readonly string[];
  /**
   * The words that one token stands for: itself, no word if it is a filler, or the words that the content's spelling
   * table has for it.
   */
  meant(token: string): string[];
  /** The words that stand for other words or for none, and the words that they stand for. */
  habits: Iterable<string>;
}

/** Creates a plain reader. `spelling` and `fillers` are those of signals.yaml. */
export function createPlainReader({ language, spelling, fillers }: SignalReaderOptions): PlainReader {
  const table = new Map(Object.entries(spelling).map(([typed, meant]) => [words(typed, language).join(' '), meant]));
  const written = new Map([...table].map(([typed, meant]) => [typed, words(meant, language)]));
  // A filler that is spelled out as several words (`omg`) is not dropped: that would take each of those words out everywhere.
  const dropped = new Set(
    fillers.map((filler) => words(filler, language)).flatMap((read) => (read.length === 1 ? read : [])),
  );
  /**
   * What a word stands for. With a letter held down, as in `ayudamee`, it may be a short form or a known spelling once
   * that letter is let go.
   */
  const read = (word: string): string[] => {
    const own = written.get(word);
    if (own !== undefined || word.length < 4 || !DOUBLE.test(word)) return own ?? [word];
    for (const single of [word.replace(/(.)\1$/, '$1'), squeeze(word)]) {
      const spelled = written.get(single);
      if (spelled !== undefined) return spelled;
      if (dropped.has(single)) return [];
      const expanded = words(single, language);
      if (expanded.length !== 1 || expanded[0] !== single) return expanded;
    }
    return [word];
  };
  return {
    tokens: (text) => joinSpelled(splitAges(words(text, language))),
    meant: (token) => read(token).filter((word) => !dropped.has(word)),
    habits: [...written.keys(), ...[...written.values()].flat(), ...dropped],
  };
}

/**
 * Creates a reader of texts that mends spelling with `spell`, towards the words of phrases (`isTarget`). What a word of the content stands
 * for is worked out once, and kept.
 */
export function createSpokenReader(
  { numberOf, wordOf, column }: Lexicon,
  { tokens, meant }: PlainReader,
  spell: (word: string) => string[],
  isTarget: (word: string) => boolean,
): (text: Text) => Spoken {
  /** An emoji that no phrase has tells nothing, and would only make what is said beside it seem strange. */
  const isTelling = (word: string): boolean => !isPicture(word) || isTarget(word);
  /** What each word stands for: 0 if not known yet, `ITSELF`, or, from `FIRST_OTHER` on, the place of its words in `others`. */
  const kept = column(Uint16Array);
  const others: number[][] = [];
  const keep = (token: string, made: readonly string[]): void => {
    const number = numberOf(token);
    const numbers = made.map(numberOf);
    if (number === UNKNOWN || numbers.includes(UNKNOWN) || others.length > MOST_OTHERS) return;
    kept.values[number] =
      numbers.length === 1 && numbers[0] === number ? ITSELF : FIRST_OTHER + others.push(numbers) - 1;
  };
  return (text) => {
    const words: string[] = [];
    const numbers: number[] = [];
    for (const token of tokens(text)) {
      const number = numberOf(token);
      const known = kept.values[number] ?? 0;
      if (known === ITSELF) {
        words.push(token);
        numbers.push(number);
      } else if (known >= FIRST_OTHER) {
        for (const other of others[known - FIRST_OTHER] ?? []) {
          words.push(wordOf(other));
          numbers.push(other);
        }
      } else {
        const made = meant(token).filter(isTelling).flatMap(spell);
        keep(token, made);
        for (const word of made) {
          words.push(word);
          numbers.push(numberOf(word));
        }
      }
    }
    return { words, numbers };
  };
}

const ITSELF = 1;
const FIRST_OTHER = 2;
/** Most lists in `others`: their places have to fit into the 16 bits of `kept`. */
const MOST_OTHERS = 60_000;

/** Two of the same letter, side by side. */
export const DOUBLE = /(.)\1/;

/** `17f`, `15yo`: the number and what follows it are two words. */
function splitAges(tokens: readonly string[]): readonly string[] {
  if (!tokens.some((token) => token < AFTER_DIGITS)) return tokens;
  const split: string[] = [];
  for (const token of tokens) {
    const parts = token < AFTER_DIGITS && token.length <= 6 ? /^(\d{1,2})([a-z]{1,4})$/.exec(token) : null;
    if (parts === null || parts[2] === 'st' || parts[2] === 'th') split.push(token);
    else split.push(parts[1] ?? '', parts[2] ?? '');
  }
  return split;
}

/**
 * The character after `9`. A token that sorts before it begins with a digit, since no word begins with a character
 * before `0`.
 */
const AFTER_DIGITS = ':';

/**
 * Three letters typed apart, `s o s`, are one word, unless habits made words of them. Where there are more, `words` has joined them
 * already.
 */
function joinSpelled(tokens: readonly string[]): readonly string[] {
  const short = (at: number): boolean => (tokens[at]?.length ?? 9) <= 2;
  if (!tokens.some((_, at) => short(at) && short(at + 1) && short(at + 2))) return tokens;
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
