/**
 * Writes arrays of numbers as text for a file of code: a character for each number, or a few if it is large. A phone
 * reads this many times faster than it could work the numbers out again.
 */
import { readWords, writeWords } from './packed.ts';
import type { Steps } from './steps.ts';

/** Data in which every array of whole numbers, and every sorted list of words, is text. */
export type Written = { readonly [key: string]: unknown };

interface List {
  $: typeof WORDS;
  text: string;
}

const WORDS = 'words';

interface Line {
  /** What kind of array it was. */
  $: keyof typeof KINDS;
  length: number;
  /** If given, each number is written as its difference from the one before, modulo `turn`. If not, it is written as itself. */
  turn?: number;
  /** The smallest number, if below 0: it is added to each written number, none of which is below 0. */
  least?: number;
  text: string;
}

const KINDS = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float64Array };
type Numbers = InstanceType<(typeof KINDS)[keyof typeof KINDS]>;

/**
 * Writes plain data whose arrays have whole numbers below 2^52. Each array is written in one of two forms, the one
 * whose text `weigh` finds smaller: for example its size when compressed.
 */
export function write(data: object, weigh: (text: string) => number = (text) => text.length): Written {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      isNumbers(value)
        ? lineOf(value, weigh)
        : isWords(value)
          ? { $: WORDS, text: writeWords(value) }
          : isPlain(value)
            ? write(value, weigh)
            : value,
    ]),
  );
}

/** Reads the data that `write` wrote, with a pause after each array. */
export function* readWritten<Data>(written: Written): Steps<Data> {
  const data: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(written)) {
    data[key] = isLine(value) ? read(value) : isPlain(value) ? yield* readWritten(value as Written) : value;
    if (isLine(value)) yield;
  }
  return data as Data;
}

function lineOf(numbers: Numbers, weigh: (text: string) => number): Line {
  let [least, most] = [0, 0];
  for (const value of numbers) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const turn = most - least + 1;
  const plain = Array.from(numbers, (value) => value - least);
  const steps = plain.map((value, at) => (value - (plain[at - 1] ?? 0) + turn) % turn);
  const line: Line = {
    $: numbers.constructor.name as Line['$'],
    length: numbers.length,
    ...(least < 0 && { least }),
    text: plain.map(charactersOf).join(''),
  };
  const counted = steps.map(charactersOf).join('');
  return weigh(counted) < weigh(line.text) ? { ...line, turn, text: counted } : line;
}

function read(line: Line | List): Numbers | string[] {
  if (line.$ === WORDS) return readWords(line.text);
  const { $, length, turn, least = 0, text } = line;
  const numbers = new KINDS[$](length);
  let [at, before, high] = [0, 0, 0];
  for (let place = 0; place < text.length; place++) {
    const digit = digitOf(text.charCodeAt(place));
    if (digit >= LAST) {
      high = high * MORE + digit - LAST;
      continue;
    }
    let value = high * LAST + digit;
    high = 0;
    if (turn !== undefined) {
      value = (before + value) % turn;
      before = value;
    }
    numbers[at++] = value + least;
  }
  return numbers;
}

/**
 * A number ends with one of `LAST` characters. Any characters before that one are from another set, of `MORE`, which
 * tells that more follow.
 */
const LAST = 60;
const MORE = 31;

/** From `#` on, without the backslash, which JSON would have to escape. */
const FIRST = '#'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0) - FIRST;

function charactersOf(value: number): string {
  let text = characterOf(value % LAST);
  for (let high = Math.floor(value / LAST); high > 0; high = Math.floor(high / MORE))
    text = characterOf(LAST + (high % MORE)) + text;
  return text;
}

const characterOf = (digit: number): string => String.fromCharCode(FIRST + (digit < BACKSLASH ? digit : digit + 1));

function digitOf(code: number): number {
  const digit = code - FIRST;
  return digit < BACKSLASH ? digit : digit - 1;
}

const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value) && value.constructor.name in KINDS;

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLine = (value: unknown): value is Line | List => isPlain(value) && '$' in value;

/** Sorted, each once, and without a capital, as words are once they are folded. */
const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) &&
  value.length > 1 &&
  value.every((word, at) => typeof word === 'string' && !/[A-Z]/.test(word) && (at === 0 || value[at - 1] < word));
