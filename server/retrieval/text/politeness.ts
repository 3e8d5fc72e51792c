import { squeeze } from '../normalize.ts';
import { courtesies, goingOn } from './courtesies.ts';
import { wordSet } from './word-set.ts';

/**
 * Leaves out what surrounds a question: greetings, thanks, "can you tell me", and, if it `isChat`, what goes on from a reply: "ok fine",
 * "then". If nothing else was said, that is the utterance, and it stays. So do thanks with next to nothing beside them: "ok thanks",
 * "gracias amiga".
 */
export function withoutPoliteness(spoken: readonly string[], language: string, isChat = false): string[] {
  const phrases = (isChat ? IN_CHAT : APART)[language === 'es' ? 'es' : 'en'];
  let from = 0;
  let to = spoken.length;
  for (let found = true; found && from < to; ) {
    const before = opening(spoken, from, to, phrases.before) || thanksBeforeQuestion(spoken, from, phrases.asking);
    const after = opening(spoken, from + before, to, phrases.after, true);
    from += before;
    to -= after;
    found = before + after > 0;
  }
  const isLeft = (at: number): boolean => at >= from && at < to;
  const isThanks = to - from <= BESIDE_THANKS && spoken.some((word, at) => !isLeft(at) && THANKS.has(squeeze(word)));
  return from < to && !isThanks ? spoken.slice(from, to) : [...spoken];
}

/**
 * How many words of thanks at the start can be left out: only those before a question. Otherwise what follows says what
 * the thanks are for.
 */
function thanksBeforeQuestion(spoken: readonly string[], from: number, asking: ReadonlySet<string>): number {
  const length = spoken[from] === 'thank' && spoken[from + 1] === 'you' ? 2 : 1;
  const next = spoken[from + length];
  return THANKS.has(squeeze(spoken[from] ?? '')) && next !== undefined && asking.has(next) ? length : 0;
}

const THANKS = new Set(['thanks', 'thank', 'gracias'].map(squeeze));
/** With at most this many words beside thanks, nothing is asked. */
const BESIDE_THANKS = 2;

/**
 * How many words of `spoken[from..to)` the longest fitting phrase takes at the start, or at the end. Heeello is hello:
 * drawn-out letters are made single on both sides.
 */
function opening(spoken: readonly string[], from: number, to: number, phrases: Phrases, atEnd = false): number {
  const outermost = squeeze(spoken[atEnd ? to - 1 : from] ?? '');
  for (const phrase of phrases.get(outermost) ?? NONE) {
    const start = atEnd ? to - phrase.length : from;
    if (phrase.length <= to - from && phrase.every((word, offset) => word === squeeze(spoken[start + offset] ?? '')))
      return phrase.length;
  }
  return 0;
}

/** Phrases by the word they begin or end with, the longest first. */
type Phrases = ReadonlyMap<string, string[][]>;

const NONE: string[][] = [];

const list = (text: string, outermost: 0 | -1): Phrases => {
  const phrases = text
    .trim()
    .split(/,\s*/)
    .map((phrase) => phrase.split(' ').map(squeeze))
    .sort((a, b) => b.length - a.length);
  const by = new Map<string, string[][]>();
  for (const phrase of phrases) {
    const word = phrase[outermost === 0 ? 0 : phrase.length - 1] ?? '';
    by.set(word, [...(by.get(word) ?? []), phrase]);
  }
  return by;
};

const phrasesOf = (language: 'en' | 'es', isChat: boolean) => {
  const { asking, before, after } = courtesies[language];
  const more = isChat ? goingOn[language] : undefined;
  return {
    asking: wordSet(asking),
    before: list(more ? `${before}, ${more.before}` : before, 0),
    after: list(more ? `${after}, ${more.after}` : after, -1),
  };
};

const APART = { en: phrasesOf('en', false), es: phrasesOf('es', false) };
const IN_CHAT = { en: phrasesOf('en', true), es: phrasesOf('es', true) };
