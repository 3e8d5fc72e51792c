/** A text longer than one utterance, in parts that are each as short as one: signals and search are made for those. */

/** Longest text that is read in one piece, and that the wire takes, in UTF-16 units. */
export const UTTERANCE_LIMIT = 500;

/** Of more parts than this the first half and the last are read: people often put the danger last. */
const MOST = 12;

/** At least one part. Each ends with a sentence, or else with a word: half a sentence sounds like danger where a whole one does not. */
export function partsOf(text: string): string[] {
  const all = cut(text);
  return all.length <= MOST ? all : [...all.slice(0, MOST / 2), ...all.slice(-MOST / 2)];
}

/** Whether no part is left out. */
export function isReadWhole(text: string): boolean {
  return cut(text).length <= MOST;
}

function cut(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > UTTERANCE_LIMIT) {
    const end = endIn(rest.slice(0, UTTERANCE_LIMIT));
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}

/** Where to cut, in the second half: behind the last sentence, else behind the last word, else at the end. */
function endIn(text: string): number {
  const ends = [/[.?!…]\s|\n/g, /\s/g].map((mark) =>
    Math.max(...[...text.matchAll(mark)].map(({ 0: { length }, index }) => index + length), 0),
  );
  return ends.find((end) => end > text.length / 2) ?? text.length;
}
