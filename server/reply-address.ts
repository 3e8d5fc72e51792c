/**
 * Addresses of replies. Of a page that answers a form itself, browsers keep what was sent, to load it again: Chromium writes it
 * to the disk with the tab. So the form's answer is another page, whose address says what to show, by short names, and holds no
 * word of the visitor. Without script this is the only way (RFC 9110, 15.4.4: 303 See Other).
 */
import type { FaqEntry, LocaleContent } from './content/content.ts';
import type { Contact, Entry, Prose, Question, Reply, ReplyKind } from './contract.ts';
import { LENGTH, shortAddresses, shortOf } from './pages/short-address.ts';
import { BUILT_IN_IDS, builtInWords } from './retrieval/built-in-words.ts';
import { inOneLine } from './retrieval/text/in-one-line.ts';

export interface ReplyAddresses {
  /** The last part of the address: letters, digits and hyphens. Null for a reply that its content does not hold. */
  codeOf(reply: Reply): string | null;
  /** What to show at such an address. Null if it is none, if the content lost what it names, or if it is not its time. */
  shownAt(code: string): Reply | null;
}

/**
 * For how long an address shows its reply, in minutes: for Back from a question that was followed. The history of the phone keeps
 * the address for longer, and whoever opens it then sees no reply.
 */
const MINUTES = 10;

const EACH_NAME = new RegExp(`.{1,${LENGTH}}`, 'g');

/** The most characters of a code. Those that are written stay well below it; a longer one could name very much to show. */
const LONGEST_CODE = 400;

const KINDS: readonly ReplyKind[] = ['answer', 'clarification', 'fallback', 'escalation'];

/** The addresses of replies in one language. `now` returns milliseconds since 1970. */
export function createReplyAddresses(content: LocaleContent, now: () => number = () => Date.now()): ReplyAddresses {
  const { locale, faq, replies, contacts } = content;
  const entries = named<FaqEntry>([...replies, ...faq]);
  const people = named<Contact>(contacts);
  const said = new Map<string, Prose>(BUILT_IN_IDS.map((id) => [id, builtInWords(id, locale)]));
  for (const { id, answer } of replies) said.set(id, answer);
  const texts = named([...said].map(([id, prose]) => ({ id, prose })));
  const minute = (): number => Math.floor(now() / 60_000);

  return {
    codeOf(reply) {
      const parts = [
        texts.write(reply.text ? [reply.textId ?? '?'] : []),
        entries.write(reply.entry ? [reply.entry.id] : []),
        entries.write(reply.questions.map(({ id }) => id)),
        people.write(reply.contacts.map(({ id }) => id)),
        ...(reply.passage === undefined ? [] : [String(reply.passage)]),
      ];
      if (parts.includes(null)) return null;
      return [minute().toString(36), `${KINDS.indexOf(reply.kind)}${reply.readInPart ? 'x' : ''}`, ...parts].join('-');
    },
    shownAt(code) {
      if (code.length > LONGEST_CODE) return null;
      const [since = '', how = '', ...parts] = code.split('-');
      const kind = KINDS[Number.parseInt(how, 10)];
      // Machines that share the work may have clocks that differ, so the address may be from what is the future here.
      const age = Math.abs(minute() - Number.parseInt(since, 36));
      if (kind === undefined || !(age <= MINUTES)) return null;
      const [text, entry, asked, reached] = [texts, entries, entries, people].map((names, at) =>
        names.read(parts[at] ?? ''),
      ) as [{ id: string; prose: Prose }[] | null, FaqEntry[] | null, FaqEntry[] | null, Contact[] | null];
      if (!(text && entry && asked && reached)) return null;
      const passage = parts[4] === undefined ? undefined : Number(parts[4]);
      if (passage !== undefined && !(entry[0] && passage in entry[0].answer)) return null;
      const reply: Reply = {
        kind,
        locale,
        ...(text[0] && { text: text[0].prose, textId: text[0].id }),
        ...(entry[0] && { entry: entry[0] satisfies Entry }),
        ...(passage !== undefined && { passage }),
        questions: kind === 'clarification' ? asked.map(withLead) : (asked satisfies Question[]),
        contacts: reached,
        ...(how.endsWith('x') && { readInPart: true }),
      };
      return isPossible(reply, contacts) ? reply : null;
    },
  };
}

/** An entry as one of those that may have been meant, as the engine offers it: with how its answer begins. */
function withLead({ id, question, answer }: FaqEntry): Question {
  return { id, question, lead: inOneLine(answer.slice(0, 1)) };
}

/**
 * Whether the engine could say this: an address may be written by hand, and must not show danger without people to call. Only an
 * answer may do without the bot's own words, since it has an entry.
 */
function isPossible({ kind, text, entry, contacts }: Reply, known: readonly Contact[]): boolean {
  const says = text !== undefined || (kind === 'answer' && entry !== undefined);
  return says && (contacts.length > 0 || known.length === 0);
}

/**
 * Writes ids as short names, one after the other, and finds again what they name. Null stands for one that is not there, or there
 * twice.
 */
function named<Thing extends { id: string }>(things: readonly Thing[]) {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  const ids = shortAddresses(byId.keys());
  return {
    write: (all: readonly string[]): string | null =>
      all.every((id) => ids.get(shortOf(id)) === id) ? all.map(shortOf).join('') : null,
    read(names: string): Thing[] | null {
      const found = (names.match(EACH_NAME) ?? []).map((name) => byId.get(ids.get(name) ?? ''));
      return found.includes(undefined) || new Set(found).size < found.length ? null : (found as Thing[]);
    },
  };
}
