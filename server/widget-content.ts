/**
 * The part of the content that the widget carries itself: lines for when nothing can be fetched, the greeting, and questions to
 * start with.
 */
import type { Content, LocaleContent } from './content/content.ts';
import type { Contact, Link, Locale, Prose, Question } from './contract.ts';
import { defaultContacts } from './pages/default-contacts.ts';
import { inOneLine } from './retrieval/text/in-one-line.ts';

/** The contacts that cairn.js itself shows when nothing else can be fetched, most urgent first. */
const DANGER = ['emergency-911', 'montana-trafficking-hotline', 'national-human-trafficking-hotline'];
/**
 * The questions to start with, one each for somebody who is controlled, who wonders whether they are, who worries about another
 * person, and who saw something.
 */
const STARTERS = ['controlled-now', 'signs-of-control', 'helping-a-friend', 'where-to-turn'];
const FIRST = 'greeting';

export interface WidgetContent {
  /** The first paragraph of the fixed reply `greeting`; absent where the content has none. */
  greeting?: string;
  /** At most four. */
  starters: Question[];
  /** The contacts to show when no answer can be had, most useful first. */
  contacts: Contact[];
}

/** Returns the part in one language, or in the content's first language where it lacks that one. */
export function widgetContent(content: Content, locale: Locale): WidgetContent {
  const own = inLocale(content, locale);
  const { faq, replies } = own;
  const hello = replies.find(({ id }) => id === FIRST);
  const greeting = hello && firstParagraph(hello.answer);
  const ids = [...STARTERS, ...(hello?.related ?? []), ...faq.map(({ id }) => id)];
  const starters = [...new Set(ids)].flatMap((id) => faq.find((entry) => entry.id === id) ?? []).slice(0, 4);
  return {
    ...(greeting && { greeting }),
    starters: starters.map(({ id, question }) => ({ id, question })),
    contacts: defaultContacts(own),
  };
}

/**
 * Returns the contacts that cairn.js carries, reduced to the few words and links it can afford: those of `DANGER`, or else the
 * first three defaults. `write` says how to text a number, and which word to send: whoever reads it may have to write on another
 * phone.
 */
export function dangerLines(
  content: Content,
  locale: Locale,
  write: (number: string, keyword?: string) => string,
): { name: string; links: Link[] }[] {
  const own = inLocale(content, locale);
  const wanted = DANGER.flatMap((id) => own.contacts.find((contact) => contact.id === id) ?? []);
  return (wanted.length > 0 ? wanted : defaultContacts(own).slice(0, 3)).map(({ name, call, text }) => ({
    name,
    links: [
      call && { href: call.href, label: call.label },
      text && { href: text.href, label: write(text.label, text.keyword) },
    ].filter((link) => link !== undefined),
  }));
}

const inLocale = ({ locales }: Content, locale: Locale): LocaleContent =>
  locales.find((candidate) => candidate.locale === locale) ?? (locales[0] as LocaleContent);

const firstParagraph = (prose: Prose): string | undefined => {
  const [block] = prose;
  return block && 'p' in block ? inOneLine([block]) : undefined;
};
