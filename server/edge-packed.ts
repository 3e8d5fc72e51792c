import type { Content, FaqEntry } from './content/content.ts';
import type { Source } from './contract.ts';
import { type LocaleContentOf, withEntries } from './retrieval/voice.ts';
import type { Written } from './retrieval/written.ts';

/** What the build packs for a runtime without a disk. */
export interface PackedForEdge {
  /** The content without its utterances. */
  content: ContentOf<BareEntry>;
  /** All sources that its entries name by their place here. */
  sources: Source[];
  /** What was compiled of the content. */
  model: Written;
  /** Built files for browsers, each without the end that the one before has, too. */
  assets: { version: string; files: (BuiltFile & Cut)[] };
}

/** A built file as text. */
export interface BuiltFile {
  name: string;
  text: string;
  /** `sha384-…` */
  integrity: string;
}

/** What a text lacks. */
interface Cut {
  /**
   * How many of the last characters of the text before follow. The panels of two languages differ in a few words, and end alike for
   * longer than deflate looks back.
   */
  tail: number;
  /** How many line ends come last: a part has as many as give it a name. */
  lines: number;
}

/** Leaves out of each text the end that the text before has, too. Line ends, which come last, do not count. */
export function withoutTails<File extends { text: string }>(files: readonly File[]): (File & Cut)[] {
  let before = '';
  return files.map((file) => {
    const text = file.text.replace(/\n+$/, '');
    let tail = 0;
    while (tail < Math.min(text.length, before.length) && text.at(-1 - tail) === before.at(-1 - tail)) tail++;
    before = text;
    return { ...file, text: text.slice(0, text.length - tail), tail, lines: file.text.length - text.length };
  });
}

/** Returns the files with the texts that `withoutTails` shortened. */
export function withTails<File extends { text: string } & Cut>(files: readonly File[]): File[] {
  let before = '';
  return files.map((file) => {
    before = file.text + before.slice(before.length - file.tail);
    return { ...file, text: before + '\n'.repeat(file.lines) };
  });
}

/** Content whose entries are of another kind. */
type ContentOf<Each> = Omit<Content, 'locales'> & { locales: LocaleContentOf<Each>[] };
/** An entry that names its sources by their places in a list. */
type BareEntry = Omit<FaqEntry, 'sources'> & { sources: number[] };

/**
 * Takes the sources out of the content into a list in which those of one address are neighbours. Entries name the same sources in
 * both languages, further apart than deflate looks back.
 */
export function withoutSources(content: Content): Pick<PackedForEdge, 'content' | 'sources'> {
  const used = content.locales.flatMap(({ faq, replies }) => [...faq, ...replies].flatMap(({ sources }) => sources));
  const unique = new Map(used.map((source) => [keyOf(source), source]));
  const kept = [...unique].sort(([a], [b]) => (a < b ? -1 : 1));
  const placeOf = new Map(kept.map(([key], place) => [key, place]));
  const bare = (entry: FaqEntry): BareEntry => ({
    ...entry,
    sources: entry.sources.flatMap((source) => placeOf.get(keyOf(source)) ?? []),
  });
  return {
    content: { ...content, locales: content.locales.map((locale) => withEntries(locale, bare)) },
    sources: kept.map(([, source]) => source),
  };
}

/** Returns the content with the sources that `withoutSources` took out. */
export function withSources({ content, sources }: Pick<PackedForEdge, 'content' | 'sources'>): Content {
  const whole = (entry: BareEntry): FaqEntry => ({
    ...entry,
    sources: entry.sources.flatMap((place) => sources[place] ?? []),
  });
  return { ...content, locales: content.locales.map((locale) => withEntries(locale, whole)) };
}

/** Begins with the address, so that sources of one address are sorted together. */
const keyOf = ({ url, title, date }: Source): string => JSON.stringify([url, title, date]);
