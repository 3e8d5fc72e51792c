import type { FaqEntry, LocaleContent } from '../../content/content.ts';
import type { Contact, Entry, Prose, Question } from '../../contract.ts';
import { type BuiltInId, builtInWords, OUTSIDE } from '../built-in-words.ts';
import { once } from '../once.ts';
import { compileSearch } from '../search/compile.ts';
import type { Findable, SearchModel } from '../search/model.ts';
import { openSearch, type Search } from '../search.ts';
import type { Steps } from '../steps.ts';
import { inOneLine } from '../text/in-one-line.ts';
import { createJobReader, type JobReader } from '../text/jobs.ts';

/** All that can be said in one language, ready to be found and shown. */
export interface Voice {
  locale: string;
  search: Search;
  /** FAQ entries and fixed replies by id. */
  entry(id: string): FaqEntry | undefined;
  isFaq(id: string): boolean;
  /** The entry for the work that a visitor says is theirs, if there is one. */
  jobIn: JobReader;
  /** A fixed reply's words by id; the neutral built-in ones where the content has none. */
  words(id: BuiltInId): Prose;
  /** A fixed reply's own words, if the content has it. */
  ownWords(id: string): Prose | undefined;
  show(entry: FaqEntry): Entry;
  /** The first `most` of these ids that are FAQ entries, as questions, each once. */
  questions(ids: readonly string[], most: number): Question[];
  /** The same with the beginning of each answer. */
  choices(ids: readonly string[], most: number): Question[];
  /**
   * Contacts by id, each once. If no id is known, the default contacts; if there are none, every contact. Empty only if
   * the content has no contacts.
   */
  contacts(ids: readonly string[]): Contact[];
}

/** All that can be found in one language: entries, and the fixed replies that have utterances. */
export function findablesOf({ faq, replies }: LocaleContent): Findable[] {
  const faqIds = new Set(faq.map(({ id }) => id));
  // A fixed reply without utterances is only said when the engine asks for it by its id. It must not be found.
  const found = replies.filter(({ id, utterances }) => utterances.length > 0 && !faqIds.has(id));
  return [
    ...faq.map((entry) => ({ ...entry, scope: 'in' as const })),
    ...found.map((reply) => (OUTSIDE.has(reply.id) ? { ...reply, scope: 'out' as const } : reply)),
  ];
}

/** Learns what can be found in one language. */
export function compileVoice(content: LocaleContent): Steps<SearchModel> {
  return compileSearch(findablesOf(content), content.locale, content.synonyms);
}

/** Returns the content without utterances, which are no longer needed once it is compiled. */
export function withoutUtterances(content: LocaleContent): LocaleContent {
  const bare = (entry: FaqEntry): FaqEntry => ({ ...entry, utterances: [] });
  return { ...content, faq: content.faq.map(bare), replies: content.replies.map(bare) };
}

/** Opens one language, so that it can be found and shown. `model` is what `compileVoice` learned from this content. */
export function* createVoice(content: LocaleContent, model: SearchModel): Steps<Voice> {
  const { locale, faq, replies, synonyms, contacts, defaultContacts } = content;
  const entries = new Map([...replies, ...faq].map((entry) => [entry.id, entry]));
  const faqIds = new Set(faq.map(({ id }) => id));
  const replyById = new Map(replies.map((reply) => [reply.id, reply]));
  const contactById = new Map(contacts.map((contact) => [contact.id, contact]));
  const questions = new Map(faq.map(({ id, question }): [string, Question] => [id, { id, question }]));
  // Made when it is first offered, and then always the same object, too.
  const withLead = once(
    (asked: Question): Question => ({ ...asked, lead: inOneLine(entries.get(asked.id)?.answer.slice(0, 1) ?? []) }),
  );
  const found = (ids: readonly string[]): Contact[] => [...new Set(ids)].flatMap((id) => contactById.get(id) ?? []);
  const defaults = found(defaultContacts);
  const search = yield* openSearch(model, locale, synonyms);

  return {
    locale,
    search,
    entry: (id) => entries.get(id),
    isFaq: (id) => faqIds.has(id),
    jobIn: createJobReader(faq, locale),
    words: (id) => replyById.get(id)?.answer ?? builtInWords(id, locale),
    ownWords: (id) => replyById.get(id)?.answer,
    // Always the same object, so that code that writes replies may remember what it wrote.
    show: once(toEntry),
    questions: (ids, most) => firstOf(questions, ids, most),
    choices: (ids, most) => firstOf(questions, ids, most).map(withLead),
    contacts(ids) {
      const own = found(ids);
      if (own.length > 0) return own;
      return defaults.length > 0 ? defaults : contacts;
    },
  };
}

/** The first `most` things with these ids, each once. */
function firstOf<Thing>(things: ReadonlyMap<string, Thing>, ids: readonly string[], most: number): Thing[] {
  return [...new Set(ids)].flatMap((id) => things.get(id) ?? []).slice(0, most);
}

function toEntry({ id, question, answer, sources, updated, reviewed }: FaqEntry): Entry {
  return { id, question, answer, sources, updated, reviewed };
}
