/** Sorted words and whole numbers as text for a phone to load: in few characters, and none that JSON would escape. */

/**
 * Sorts words and writes them. Each word becomes a capital for how many letters it shares with the word before (`A` for
 * none), and the rest of it: `help` and `helps` become `AhelpEs`.
 */
export function writeWords(words: Iterable<string>): string {
  let text = '';
  let before = '';
  for (const word of [...words].sort()) {
    let common = 0;
    while (common < MOST_COMMON && common < word.length && word[common] === before[common]) common++;
    text += String.fromCharCode(FIRST_CAPITAL + common) + word.slice(common);
    before = word;
  }
  return text;
}

/** Reads what `writeWords` wrote. */
export function readWords(text: string): string[] {
  let before = '';
  return (text.match(WRITTEN) ?? []).map((written) => {
    before = before.slice(0, written.charCodeAt(0) - FIRST_CAPITAL) + written.slice(1);
    return before;
  });
}

/** No word has a capital: all were folded. */
const WRITTEN = /[A-Z][^A-Z]*/g;
const FIRST_CAPITAL = 'A'.charCodeAt(0);
const MOST_COMMON = 25;

/** Writes whole numbers from 0, a character each. A number above `LARGEST` is written as `LARGEST`. */
export function writeNumbers(numbers: readonly number[]): string {
  return numbers
    .map((number) => {
      const code = FIRST_DIGIT + Math.min(number, LARGEST);
      return String.fromCharCode(code < BACKSLASH ? code : code + WIDE);
    })
    .join('');
}

/** Reads what `writeNumbers` wrote. */
export function readNumbers(text: string): Uint16Array {
  const numbers = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    numbers[at] = (code < BACKSLASH ? code : code - WIDE) - FIRST_DIGIT;
  }
  return numbers;
}

const FIRST_DIGIT = '#'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
/** Added to character codes from the backslash on, to get past control characters and signs. */
const WIDE = 0x100;
/** The largest number that can be written: its character still comes before the halves of surrogate pairs. */
export const LARGEST = 0xd000;
