import type { LocaleContent } from '../content/content.ts';
import type { Locale } from '../contract.ts';
import type { EditingState } from './Editing.tsx';
import type { Messages } from './messages.ts';

/** One page in another language. */
export interface Alternate {
  locale: Locale;
  href: string;
}

/** What all pages of one language share. */
export interface PageContext {
  content: LocaleContent;
  words: Messages;
  title: string;
  /** Address of the list of questions. */
  base: string;
  /** Address of an entry, which does not say what it is about. */
  addressOf: (id: string) => string;
  /** The same page in every language; `id` is an entry's, or undefined for the list. */
  alternates: (id?: string) => Alternate[];
  editing: EditingState;
  /** Script that lets the exit link leave no way back; without it, or without JavaScript, it is a plain link. */
  exitScript: string | undefined;
}
