/** Reads the `data-*` attributes of the script tag. What is wrong gets a console message that says what would be right. */
import { type Language, launcherWords } from './words.ts';

export interface Reader {
  /** The attribute as `parse` makes of it; undefined if it is not set, or if `parse` makes nothing of it. */
  read: <T>(name: string, wanted: string, parse: (text: string) => T | undefined) => T | undefined;
  /** One of a few words; the first where nothing, or anything else, is set. */
  choose: <T extends string>(name: string, ...allowed: [T, ...T[]]) => T;
}

/** Reads from our own tag; from null, where it cannot be found, nothing. */
export const createReader = (script: Element | null): Reader => {
  const read: Reader['read'] = (name, wanted, parse) => {
    const text = script?.getAttribute(`data-${name}`);
    if (text == null) return undefined;
    const value = parse(text);
    if (!value) console.warn(`Cairn: data-${name}="${text}" is left out. Write ${wanted}.`);
    return value;
  };
  return {
    read,
    choose: (name, ...allowed) =>
      read(name, allowed.join(' or '), (text) => allowed.find((value) => value === text)) ?? allowed[0],
  };
};

/** `es-MX` is `es`. */
export const parseLanguage = (tag: string): Language | undefined =>
  (Object.keys(launcherWords) as Language[]).find((known) => known === tag.toLowerCase().split('-')[0]);

/** Where answers come from. */
export const parseAnswers = (text: string): 'server' | 'device' | undefined =>
  text === 'server' || text === 'device' ? text : undefined;

/** A text for the launcher: some characters, and few enough for a narrow phone. */
export const parseLabel = (text: string): string | undefined => (/^.{1,24}$/.test(text.trim()) ? text : undefined);

/** A selector that the browser understands. */
export const parseSelector = (text: string): string | undefined => {
  try {
    document.querySelector(text);
    return text;
  } catch {
    return undefined;
  }
};
