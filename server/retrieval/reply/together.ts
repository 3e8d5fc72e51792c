import type { Reply } from '../../contract.ts';
import { QUESTIONS } from './compose.ts';
import type { Considered } from './consider.ts';

/** What one part of a text was taken for, and what would be said to it alone. */
export interface Part {
  utterance: string;
  considered: Considered;
  reply: Reply;
}

/** The part that is answered: the most urgent danger in any, else the surest answer, else what is nearest to one. */
export function leading(parts: readonly [Part, ...Part[]]): Part {
  return parts.reduce((best, part) => (isBefore(part, best) ? part : best));
}

/** One reply to all parts: that to the leading one. Other dangers add their contacts, other answers are offered next. */
export function together(parts: readonly [Part, ...Part[]]): Reply {
  const { considered, reply } = leading(parts);
  const others = parts.flatMap((part) =>
    part.reply !== reply && part.reply.kind === reply.kind && part.reply.locale === reply.locale ? [part.reply] : [],
  );
  if (others.length === 0) return reply;
  const { voice } = considered;
  if (reply.kind === 'escalation') return { ...reply, contacts: voice.contacts(inTurn([reply, ...others])) };
  const asked = others.flatMap(({ entry }) => (entry && entry.id !== reply.entry?.id ? [entry.id] : []));
  const ids = [...asked, ...reply.questions.map(({ id }) => id)];
  const offer = reply.kind === 'clarification' ? voice.choices : voice.questions;
  return { ...reply, questions: offer(ids, QUESTIONS) };
}

/** Ids of the first contact of each, then of the second of each: who is needed most for any of the dangers stays near the top. */
function inTurn(replies: readonly Reply[]): string[] {
  const most = Math.max(...replies.map(({ contacts }) => contacts.length));
  return Array.from({ length: most }, (_, at) => replies.flatMap(({ contacts }) => contacts[at]?.id ?? [])).flat();
}

function isBefore(a: Part, b: Part): boolean {
  const [rankA, rankB] = [rankOf(a), rankOf(b)];
  if (rankA !== rankB) return rankA < rankB;
  if (rankA === 0) return urgencyOf(a) < urgencyOf(b);
  return a.considered.certainty > b.considered.certainty;
}

/** Small talk and refusals come last: who tells at length what was done to them may use the words of those who did it. */
function rankOf({ considered: { voice }, reply: { kind, entry } }: Part): number {
  if (kind === 'escalation') return 0;
  if (kind === 'answer' && voice.isFaq(entry?.id ?? '')) return 1;
  return kind === 'clarification' ? 2 : 3;
}

function urgencyOf({ considered: { signals } }: Part): number {
  return signals.escalation?.urgency ?? Number.POSITIVE_INFINITY;
}
