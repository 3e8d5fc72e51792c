/** @jsxImportSource hono/jsx */
import type { Content, FaqEntry } from '../content/content.ts';
import type { Locale, Reply } from '../contract.ts';
import { once } from '../retrieval/once.ts';
import { createAddresses } from './addresses.ts';
import { CardSheet } from './Card.tsx';
import { Demo } from './Demo.tsx';
import type { EditingState } from './Editing.tsx';
import { FaqEntryPage, FaqFailure, FaqList, FaqReply } from './Faq.tsx';
import { messagesFor } from './messages.ts';
import type { Alternate, PageContext } from './page-context.ts';
import { shortAddresses } from './short-address.ts';
import { STYLES, STYLES_HASH, STYLES_PATH } from './styles.ts';

/** Every page as text, from content that was handed in. */
export interface Pages {
  /** Addresses of the list of questions, one a language that has its own. */
  faqPaths: string[];
  /** The language that an address is in by itself; undefined where the reader chooses. */
  localeOfPath(path: string): Locale | undefined;
  faq(locale: Locale): string;
  /** The list in place of an answer whose time is over. */
  answerOver(locale: Locale): string;
  /** The list again, for a question of spaces. */
  nothingAsked(locale: Locale): string;
  /** By the letters of its address; null when there is no such entry. */
  entry(locale: Locale, short: string): string | null;
  /** Where the entry with this id is; null when there is none. */
  addressOf(locale: Locale, id: string): string | null;
  /** Where the reply is that `code` stands for. */
  addressOfReply(locale: Locale, code: string): string;
  /** `inOthers`: where the same reply is in other languages. */
  reply(locale: Locale, reply: Reply, inOthers: readonly Alternate[]): string;
  failure(locale: Locale, status: number): string;
  card(locale: Locale): string;
  /** `origin` is where the visitor reached this server; `fields` what the builder's form sent. */
  demo(origin: string, fields: URLSearchParams): string;
  styles: { path: string; hash: string; text: string };
}

export interface PagesOptions {
  content: Content;
  /** Neutral title; by default each language's own. */
  title?: string | undefined;
  /** What is needed to embed this build: null where nothing was built. */
  embed: { version: string; integrity: string; builder: string } | null;
  /** Address of the script for the exit link, where it was built. */
  exitScript?: string | undefined;
  editing?: EditingState;
}

/** Makes the pages of every language. A page that is the same for everyone is drawn once, when it is first asked for. */
export function createPages({ content, title, embed, exitScript, editing = {} }: PagesOptions): Pages {
  const locales = content.locales.map(({ locale }) => locale);
  const { faqPaths, localeOfPath, addressOf, addressOfReply } = createAddresses(locales);
  const ids = shortAddresses(content.locales.flatMap(({ faq }) => faq.map(({ id }) => id)));
  const entryOf = (locale: Locale, id: string | undefined): FaqEntry | undefined =>
    content.locales.find((candidate) => candidate.locale === locale)?.faq.find((entry) => entry.id === id);
  const contexts = new Map(
    content.locales.map((localeContent): [Locale, PageContext] => {
      const { locale } = localeContent;
      const words = messagesFor(locale);
      const alternates = (id?: string): Alternate[] =>
        locales.map((other) => ({ locale: other, href: addressOf(other, entryOf(other, id)?.id) }));
      return [
        locale,
        {
          content: localeContent,
          words,
          title: title ?? words.title,
          base: addressOf(locale),
          addressOf: (id) => addressOf(locale, id),
          alternates,
          editing,
          exitScript,
        },
      ];
    }),
  );
  const contextOf = (locale: Locale): PageContext => {
    const context = contexts.get(locale) ?? [...contexts.values()][0];
    if (context === undefined) throw new Error('The content has no language. Add one folder such as content/en.');
    return context;
  };
  const cardAlternates = locales.map((locale): Alternate => ({ locale, href: `/card?lang=${locale}` }));
  const entries = once((locale: Locale) =>
    once((entry: FaqEntry) => document(<FaqEntryPage context={contextOf(locale)} entry={entry} />)),
  );
  const failures = once((locale: Locale) =>
    once((status: number) => document(<FaqFailure context={contextOf(locale)} status={status} />)),
  );

  return {
    faqPaths,
    localeOfPath,
    faq: once((locale: Locale) => document(<FaqList context={contextOf(locale)} />)),
    answerOver: once((locale: Locale) => document(<FaqList context={contextOf(locale)} isOver />)),
    nothingAsked: once((locale: Locale) => document(<FaqList context={contextOf(locale)} isEmpty />)),
    entry(locale, short) {
      const entry = entryOf(locale, ids.get(short));
      return entry === undefined ? null : entries(locale)(entry);
    },
    addressOf: (locale, id) => (entryOf(locale, id) === undefined ? null : addressOf(locale, id)),
    addressOfReply,
    reply: (locale, reply, inOthers) => {
      const context = contexts.get(reply.locale) ?? contextOf(locale);
      return document(<FaqReply context={context} reply={reply} inOthers={inOthers} />);
    },
    failure: (locale, status) => failures(locale)(status),
    card: once((locale: Locale) => document(<CardSheet context={contextOf(locale)} alternates={cardAlternates} />)),
    demo: (origin, fields) =>
      document(
        <Demo
          source={{ origin, version: embed?.version ?? null, integrity: embed?.integrity ?? null }}
          fields={fields}
          script={embed?.builder ?? null}
          editing={editing}
        />,
      ),
    styles: { path: STYLES_PATH, hash: STYLES_HASH, text: STYLES },
  };
}

function document(page: { toString(): string | Promise<string> }): string {
  return `<!doctype html>${page.toString()}`;
}
