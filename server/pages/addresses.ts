/** Where the pages of each language are. */
import type { Locale } from '../contract.ts';
import { messagesFor } from './messages.ts';
import { shortOf } from './short-address.ts';

export interface Addresses {
  /** Paths of the list of questions: the one that all languages share, and those of languages that have their own. */
  faqPaths: string[];
  /** The language that a path is in by itself; undefined where the reader chooses. */
  localeOfPath(path: string): Locale | undefined;
  /** Where an entry is, by its id; without an id, where the list of questions is. */
  addressOf(locale: Locale, id?: string): string;
  /** Where the reply is that `code` stands for. */
  addressOfReply(locale: Locale, code: string): string;
}

/** The path that readers may choose a language for. */
const FAQ = '/faq';

/** Gives each language its addresses. A language whose words name a path (`faqPath`) has it for itself. */
export function createAddresses(locales: readonly Locale[]): Addresses {
  const own = new Map(
    locales.flatMap((locale): [Locale, string][] => {
      const { faqPath = FAQ } = messagesFor(locale);
      return faqPath === FAQ ? [] : [[locale, faqPath]];
    }),
  );
  /** `?lang` stays also in the first language: without it, the address would go to the language that the browser likes best. */
  const below = (locale: Locale, rest: string): string => {
    const path = own.get(locale);
    return path === undefined ? `${FAQ}${rest}?lang=${locale}` : path + rest;
  };
  return {
    faqPaths: [FAQ, ...own.values()],
    localeOfPath: (path) => [...own].find(([, base]) => path.split('/')[1] === base.split('/')[1])?.[0],
    addressOf: (locale, id) => below(locale, id === undefined ? '' : `/${shortOf(id)}`),
    addressOfReply: (locale, code) => below(locale, `/r/${code}`),
  };
}
