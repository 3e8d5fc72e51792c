/**
 * Plain data as many short texts of JSON, to be read one after another: one long text would hold the page up while it is
 * parsed.
 */

/** One piece: what belongs into the list or object at the end of the path, after what is there. */
type Piece = [path: string[], part: object];

/** Characters after which a piece ends: about a millisecond of parsing. An item that is no list or object is never cut. */
const LONG = 30_000;

/** Takes an object of what JSON can say. */
export const toPieces = (data: object): string[] => [...piecesOf(data, [])].map((piece) => JSON.stringify(piece));

/** The object again, with a pause after each piece. */
export function* fromPieces<Data extends object>(pieces: readonly string[]): Generator<undefined, Data, undefined> {
  const data: object = {};
  for (const piece of pieces) {
    const [path, part] = JSON.parse(piece) as Piece;
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
