/** Reads the words of a PDF that Chromium wrote. Its text is glyph numbers of a font, whose `ToUnicode` table names the characters. */
import { inflateSync } from 'node:zlib';

/** Returns the text of all pages, one run of text a line. */
export const pdfText = (pdf: Buffer): string => {
  const objects = objectsOf(pdf.toString('latin1'));
  const tables = new Map<string, Map<string, string>>();
  for (const { head } of objects.values())
    for (const [, name = '', font = ''] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1];
      if (table !== undefined) tables.set(name, charactersOf(objects.get(table)?.stream ?? ''));
    }
  return [...objects.values()].map(({ stream }) => runsOf(stream, tables)).join('\n');
};

interface PdfObject {
  head: string;
  /** The unpacked stream; empty where the object has none. */
  stream: string;
}

const objectsOf = (text: string): Map<string, PdfObject> =>
  new Map(
    [...text.matchAll(/(?:^|\n)(\d+) 0 obj\s*([\s\S]*?)endobj/g)].map(([, id = '', body = '']) => {
      const [head = '', rest] = body.split(/stream\r?\n/);
      return [id, { head, stream: rest === undefined ? '' : unpacked(rest.replace(/\r?\nend$/, '')) }];
    }),
  );

const unpacked = (data: string): string => {
  try {
    return inflateSync(Buffer.from(data, 'latin1')).toString('latin1');
  } catch {
    return data;
  }
};

/** Returns the characters by glyph number, from a `ToUnicode` table. */
const charactersOf = (table: string): Map<string, string> => {
  const characters = new Map<string, string>();
  const put = (glyph: number, unicode: number) =>
    characters.set(glyph.toString(16).padStart(4, '0'), String.fromCodePoint(unicode));
  for (const [, lines = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', unicode = ''] of lines.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/gi))
      put(Number.parseInt(glyph, 16), Number.parseInt(unicode, 16));
  for (const [, lines = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', unicode = ''] of lines.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/gi))
      for (let step = 0; step <= Number.parseInt(to, 16) - Number.parseInt(from, 16); step++)
        put(Number.parseInt(from, 16) + step, Number.parseInt(unicode, 16) + step);
  return characters;
};

const runsOf = (stream: string, tables: Map<string, Map<string, string>>): string => {
  let table: Map<string, string> | undefined;
  let text = '';
  for (const [token, font, glyphs] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>|\bET\b/gi)) {
    if (font !== undefined) table = tables.get(font);
    else if (glyphs === undefined) text += token === 'ET' ? '\n' : '';
    else for (const glyph of glyphs.toLowerCase().match(/.{4}/g) ?? []) text += table?.get(glyph) ?? '';
  }
  return text;
};
