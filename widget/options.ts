/** Reads the `data-*` attributes of the script tag. What is wrong gets a console message and a value that works. */
import { type Accent, parseAccent } from './accent.ts';
import type { Language } from './words.ts';

export interface Options {
  locale: Language;
  position: 'right' | 'left';
  theme: 'auto' | 'light' | 'dark';
  accent?: Accent;
  /** Text of the launcher, where the partner wants its own. */
  label?: string;
  /** Leave for a cover page, or for a blank one. */
  exit: 'cover' | 'blank';
  /** Whether Back after an exit bounces to the cover. */
  back: 'guard' | 'plain';
  answers: 'server' | 'device';
  /** Selector of the page's own buttons that open the panel. */
  openOn?: string;
}

/** Where attributes come from (`dataset`) and where complaints go. */
export interface Source {
  data: DOMStringMap;
  complain: (message: string) => void;
}

const LONGEST_LABEL = 24;

/** Reads and checks them all. `pageLanguage` is a BCP 47 tag or empty, `covers` what quick exit made of `data-exit-url`, `answers` is what this build does unless told otherwise. */
export const readOptions = (
  source: Source,
  pageLanguage: string,
  covers: readonly string[],
  answers: Options['answers'],
): Options => {
  const { data, complain } = source;
  const accent = data.accent === undefined ? undefined : parseAccent(data.accent);
  if (data.accent !== undefined && !accent)
    complain(`data-accent="${data.accent}" is no colour. Write it like #1b5e6b. Using Cairn's own.`);
  if (accent?.repaired)
    complain(`data-accent="${data.accent}" cannot be read on our background. Using ${accent.light} on light pages.`);
  if (data.exitUrl !== undefined && (!covers[0] || !covers[0].startsWith(data.exitUrl)))
    complain(`data-exit-url="${data.exitUrl}" has to be a whole https:// address of another site. Using ${covers[0]}.`);
  const label = data.label?.trim();
  const fits = label !== undefined && label.length > 0 && label.length <= LONGEST_LABEL;
  if (label !== undefined && !fits)
    complain(`data-label="${label}" has to be 1 to ${LONGEST_LABEL} characters long. Using Cairn's own.`);
  return {
    locale: locale(source, pageLanguage),
    position: oneOf(source, 'position', ['right', 'left']),
    theme: oneOf(source, 'theme', ['auto', 'light', 'dark']),
    exit: oneOf(source, 'exit', ['cover', 'blank']),
    back: oneOf(source, 'back', ['guard', 'plain']),
    answers: oneOf(source, 'answers', answers === 'device' ? ['device', 'server'] : ['server', 'device']),
    ...(accent && { accent }),
    ...(fits && { label }),
    ...(isSelector(source) && { openOn: data.openOn as string }),
  };
};

/** The first of `allowed` is what holds when nothing, or nonsense, is set. */
const oneOf = <T extends string>({ data, complain }: Source, name: string, allowed: [T, ...T[]]): T => {
  const value = data[name];
  const known = allowed.find((candidate) => candidate === value);
  if (value !== undefined && !known)
    complain(`data-${name}="${value}" is not known. Write ${allowed.join(' or ')}. Using ${allowed[0]}.`);
  return known ?? allowed[0];
};

const LANGUAGES: readonly Language[] = ['en', 'es'];

/** `es-MX` is `es`. Only a language somebody wrote into our tag is worth a message: the page's may be any. */
const locale = ({ data, complain }: Source, pageLanguage: string): Language => {
  const known = (tag: string) => LANGUAGES.find((language) => language === tag.toLowerCase().split('-')[0]);
  if (data.locale !== undefined && !known(data.locale))
    complain(`data-locale="${data.locale}" is not spoken here. Write ${LANGUAGES.join(' or ')}. Using the page's.`);
  return known(data.locale ?? '') ?? known(pageLanguage) ?? 'en';
};

const isSelector = ({ data, complain }: Source): boolean => {
  if (data.openOn === undefined) return false;
  try {
    document.createDocumentFragment().querySelector(data.openOn);
    return true;
  } catch {
    complain(`data-open-on="${data.openOn}" is no CSS selector. Write one like #ask-button. It is left out.`);
    return false;
  }
};
