/**
 * Splits plain data into many short JSON texts, to be parsed one after another. One long text would block the page while it is
 * parsed.
 */

/** One piece: what to add to the list or object at the end of `path`, after what is there already. */
type Piece = [path: string[], part: object];

/**
 * Stands for the quotation mark, which the script around the pieces would have to escape: without one to escape, a browser reads
 * the script in half the time.
 */
const QUOTE = '\x7f';

/** How many characters end a piece: about a millisecond of parsing. A value that is no list or object is never cut. */
const LONG = 30_000;

/** Splits an object into pieces. It may hold what JSON can say. Throws an error where a text in it has the character U+007F. */
export const toPieces = (data: object): string[] =>
  [...piecesOf(data, [])].map((piece) => {
    const json = JSON.stringify(piece);
    if (json.includes(QUOTE))
      throw new Error(
        `The content has the control character U+007F, which is not allowed: remove it near ${around(json)}.`,
      );
    return json.replaceAll('"', QUOTE);
  });

const around = (json: string): string =>
  JSON.stringify(json.slice(Math.max(0, json.indexOf(QUOTE) - 40), json.indexOf(QUOTE) + 40));

/** Builds the object from its pieces, and yields after each piece so that the page can work. */
export function* fromPieces<Data extends object>(pieces: readonly string[]): Generator<undefined, Data, undefined> {
  const data: object = {};
  for (const piece of pieces) {
    const [path, part] = JSON.parse(piece.replaceAll(QUOTE, '"')) as Piece;
    const holder = path.reduce((outer, key) => (outer as Record<string, object>)[key] as object, data);
    if (Array.isArray(part)) (holder as unknown[]).push(...part);
    else Object.assign(holder, part);
    yield;
  }
  return data as Data;
}

function* piecesOf(value: object, path: string[]): Generator<Piece> {
  const pieceOf = (some: [string, unknown][]): Piece => [
    path,
    Array.isArray(value) ? some.map(([, item]) => item) : Object.fromEntries(some),
  ];
  let some: [string, unknown][] = [];
  let length = 0;
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const size = JSON.stringify(inner).length;
    const holder = size > LONG && typeof inner === 'object' && inner !== null;
    some.push([key, holder ? (Array.isArray(inner) ? [] : {}) : inner]);
    length += size;
    if (length > LONG) {
      yield pieceOf(some);
      [some, length] = [[], 0];
    }
    if (holder) yield* piecesOf(inner, [...path, key]);
  }
  if (some.length > 0) yield pieceOf(some);
}
