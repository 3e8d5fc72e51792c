/**
 * Reads the `data-*` attributes of the script tag. A wrong value is ignored, and so is a misspelt name: the console says what would be
 * right.
 */
import { type Language, launcherWords } from './words.ts';

export type Reader = [
  /**
   * Returns the attribute `data-` + `name` as `parse` reads it; undefined if it is not set, or if `parse` throws or returns
   * nothing. `right` says in the console what would be right.
   */
  read: <T>(name: string, right: string, parse: (text: string) => T | undefined | false) => T | undefined,
  /** Returns one of the `allowed` words: the first one if nothing, or anything else, is set. */
  choose: <T extends string>(name: string, ...allowed: T[]) => T,
];

/** Creates the reader of our own tag. With null, where the tag cannot be found, no attribute is set. */
export const createReader = (script: Element | null): Reader => {
  const read: Reader[0] = (name, right, parse) => {
    const whole = `data-${name}`;
    let read: ReturnType<typeof parse>;
    for (const { name: written, value } of script?.attributes ?? []) {
      const isIt = written === whole;
      if (isIt)
        try {
          read = parse(value);
        } catch {
          // A value at which `parse` throws is a wrong value like any other.
        }
      // Another name is misspelt, most likely, if it begins alike and is about as long. The rest is there for optimizers.
      if (isIt ? !read : written.slice(0, 8) === whole.slice(0, 8) && (written.length - whole.length) ** 2 < 9)
        console.warn(`Cairn: ${written}="${value}" is left out. Write ${isIt ? right : whole}.`);
    }
    return read || undefined;
  };
  const choose: Reader[1] = (name, ...allowed) =>
    read(name, allowed.join(' or '), (text) => allowed.find((value) => value === text)) ?? (allowed[0] as never);
  return [read, choose];
};

/** Returns the language of the widget that a tag stands for (`es` for `es-MX`, or `es_MX`); undefined if it does not speak it. */
export const parseLanguage = (tag: string): Language | undefined =>
  (Object.keys(launcherWords) as Language[]).find((known) => known === tag.toLowerCase().split(/[-_]/)[0]);

/** Accepts a text for the launcher: at least one character, and few enough for a narrow phone. */
export const parseLabel = (text: string): string | false => /^.{1,24}$/.test(text.trim()) && text;

/** Accepts a selector that the browser understands; throws at any other. */
export const parseSelector = (text: string): string => {
  document.querySelector(text);
  return text;
};
