/**
 * Splits plain data into many short JSON texts, to be parsed one after another. One long text would block the page while it is
 * parsed.
 */

/** One piece: what to add to the list or object at the end of `path`, after what is there already. */
type Piece = [path: string[], part: object];

/** How many characters end a piece: about a millisecond of parsing. A value that is no list or object is never cut. */
const LONG = 30_000;

/** Splits an object into pieces. It may hold what JSON can say. */
export const toPieces = (data: object): string[] => [...piecesOf(data, [])].map((piece) => JSON.stringify(piece));

/** Builds the object from its pieces, and yields after each piece so that the page can work. */
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
