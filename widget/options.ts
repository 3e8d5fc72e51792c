/** Reads the `data-*` attributes of the script tag. What is wrong is left out, and the console told what would be right. */
import { type Language, launcherWords } from './words.ts';

export type Reader = [
  /** The attribute as `parse` makes of it; undefined if it is not set, or if `parse` throws or makes nothing of it. */
  read: <T>(name: string, right: string, parse: (text: string) => T | undefined | false) => T | undefined,
  /** One of a few words; the first where nothing, or anything else, is set. */
  choose: <T extends string>(name: string, ...allowed: T[]) => T,
];

/** Reads from our own tag; from null, where it cannot be found, nothing. */
export const createReader = (script: Element | null): Reader => {
  const read: Reader[0] = (name, right, parse) => {
    const text = script?.getAttribute(`data-${name}`);
    if (text == null) return undefined;
    try {
      const value = parse(text);
      if (value) return value;
    } catch {
      // No more than wrong.
    }
    console.warn(`Cairn: data-${name}="${text}" is left out. Write ${right}.`);
    return undefined;
  };
  const choose: Reader[1] = (name, ...allowed) =>
    read(name, allowed.join(' or '), (text) => allowed.find((value) => value === text)) ?? (allowed[0] as never);
  return [read, choose];
};

/** `es-MX` is `es`. */
export const parseLanguage = (tag: string): Language | undefined =>
  (Object.keys(launcherWords) as Language[]).find((known) => known === tag.toLowerCase().split('-')[0]);

/** A text for the launcher: some characters, and few enough for a narrow phone. */
export const parseLabel = (text: string): string | false => /^.{1,24}$/.test(text.trim()) && text;

/** A selector that the browser understands; throws at any other. */
export const parseSelector = (text: string): string => {
  document.querySelector(text);
  return text;
};
