import type { Locale } from '../contract.ts';
import { en } from './messages/en.ts';
import { es } from './messages/es.ts';
import { withValues } from './messages/with-values.ts';

/** Every word of the server's pages that is not content, in one language. */
export interface Messages {
  /** Where the questions live in this language, for languages that have their own address. */
  faqPath?: string;
  /** Neutral: someone may look over a shoulder. */
  title: string;
  /** Of other pages than the list, for titles: as neutral. */
  names: { answer: string; failure: string };
  exit: string;
  /** `2 more`: how often the shortcut is still to be pressed. */
  more: string;
  skip: string;
  danger: string;
  call911: string;
  /** The other language, in its own words. */
  languageName: string;
  languages: string;
  intro: string;
  limits: string;
  /** Added where our script does not run: scripts are off, the browser is too old for it, or it did not arrive. */
  backShows: string;
  searchLabel: string;
  searchHint: string;
  /** Beside the field, where keys leave the page: what was typed would be gone. */
  exitKeys: string;
  /** Added there, too: Back may show the field as it was left, and of a form without an answer, the browser keeps what was sent. */
  wordsStay: string;
  searchButton: string;
  /** On the button until the reply comes. */
  searchWaiting: string;
  /** Where the middle of a long text was left out. */
  readInPart: string;
  /** Where nothing but spaces came. */
  searchEmpty: string;
  /** In place of an answer to a form, where its time is over. */
  answerOver: string;
  allQuestions: string;
  nextQuestions: string;
  didYouMean: string;
  alsoFits: string;
  sources: string;
  /** All twelve, with spaces between. */
  months: string;
  day: (year: string, month: string, day: number) => string;
  updated: (date: string) => string;
  notReviewed: string;
  reviewed: (date: string) => string;
  notAdvice: string;
  contacts: string;
  call: string;
  text: string;
  textKeyword: (number: string, keyword: string) => string;
  tty: string;
  videophone: string;
  chat: string;
  web: string;
  fromYear: (year: number) => string;
  notConfirmed: string;
  /** Next to what leaves a trace in the phone. */
  phoneTrace: string;
  /** How the content says that the languages of a line are not known. A card leaves these words out. */
  unsaid: string;
  card: string;
  failures: { notFound: string; tooMany: string; unreadable: string; broken: string };
  stillThere: string;
  /** While somebody edits the content. */
  behind: string;
  cardPage: {
    /** For the title: as neutral as that. */
    name: string;
    heading: string;
    warning: string;
    /** On paper, where anybody may see it: names no danger. */
    cut: string;
    how: string;
    sheet: string;
    notConfirmed: string;
    call: string;
    text: string;
  };
}

/** The messages that a value stands in, and those that are plain words. */
export type MessagesWithValues = Pick<Messages, 'day' | 'updated' | 'reviewed' | 'textKeyword' | 'fromYear'>;
export type PlainMessages = Omit<Messages, keyof MessagesWithValues>;

/** The words for a language; English where a language has none yet, but for its name. */
export function messagesFor(locale: Locale): Messages {
  return MESSAGES[locale] ?? { ...IN_ENGLISH, languageName: nameOf(locale) };
}

function nameOf(locale: Locale): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
  } catch {
    // The name of a folder that is no language tag.
    return locale;
  }
}

/** `rtl` where a language is read from the right, for `<html>`: what scripts are, browsers need not be asked. */
export function directionOf(locale: Locale): 'rtl' | undefined {
  try {
    return FROM_THE_RIGHT.has(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : undefined;
  } catch {
    return undefined;
  }
}

const FROM_THE_RIGHT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

const IN_ENGLISH: Messages = { ...en, ...withValues.en };
const MESSAGES: Record<Locale, Messages> = { en: IN_ENGLISH, es: { ...es, ...withValues.es } };
