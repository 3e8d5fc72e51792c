/** Scores an engine, and a peer, on a public set. Everything goes through `engine.reply`, with no setting changed. */
import type { Engine } from '../../server/retrieval/engine.ts';
import type { PeerEntry } from './peers.ts';
import type { Labelled, PublicSet } from './public-sets.ts';
import { withTypos } from './typos.ts';

export interface PublicFigures {
  rightFirst: number;
  rightInThree: number;
  /** The share of the utterances with an answer that got the right one, and that got a wrong one. */
  answeredRight: number;
  answeredWrong: number;
  /** The share of the utterances without an answer that were answered all the same. Null where the set has no such utterances. */
  outsideAnswered: number | null;
  /** Right answers, as a share of the utterances that have one, at the lowest certainty where nine in ten answers are right. */
  rightAtNine: number;
  rightFirstWithTypos: number;
}

export function scorePublic(engine: Engine, utterances: readonly Labelled[]): PublicFigures {
  const lines = utterances.map(({ text, ids }) => {
    const { reply, certainty } = engine.explain({ utterance: text });
    const shown = [...(reply.entry ? [reply.entry.id] : []), ...reply.questions.map(({ id }) => id)];
    return { text, ids, shown, certainty, answered: reply.kind === 'answer', outside: ids.length === 0 };
  });
  const within = lines.filter(({ outside }) => !outside);
  const outside = lines.filter((line) => line.outside);
  const share = (among: readonly unknown[], count: number) => count / (among.length || 1);
  const first = ({ shown, ids }: { shown: string[]; ids: string[] }) =>
    shown[0] !== undefined && ids.includes(shown[0]);
  const withSlips = within.filter(({ text, ids }) => {
    const { entry, questions } = engine.reply({ utterance: withTypos(text, 2) });
    return ids.includes(entry?.id ?? questions[0]?.id ?? '');
  });

  let right = 0;
  let rightAtNine = 0;
  [...lines]
    .sort((a, b) => b.certainty - a.certainty)
    .forEach((line, at) => {
      if (first(line)) right++;
      if (right / (at + 1) >= 0.9) rightAtNine = right;
    });
  return {
    rightFirst: share(within, within.filter(first).length),
    rightInThree: share(
      within,
      within.filter(({ shown, ids }) => shown.slice(0, 3).some((id) => ids.includes(id))).length,
    ),
    answeredRight: share(within, within.filter((line) => line.answered && first(line)).length),
    answeredWrong: share(within, within.filter((line) => line.answered && !first(line)).length),
    outsideAnswered: outside.length === 0 ? null : share(outside, outside.filter(({ answered }) => answered).length),
    rightAtNine: share(within, rightAtNine),
    rightFirstWithTypos: share(within, withSlips.length),
  };
}

/** Returns the share of utterances whose first result is right. */
export async function scorePeer(
  search: (utterance: string) => string[] | Promise<string[]>,
  utterances: readonly Labelled[],
): Promise<number> {
  const within = utterances.filter(({ ids }) => ids.length > 0);
  let right = 0;
  for (const { text, ids } of within) if (ids.includes((await search(text))[0] ?? '')) right++;
  return right / (within.length || 1);
}

/** Returns the entries of a set as a peer indexes them. */
export function peerEntries({ content }: Pick<PublicSet, 'content'>): PeerEntry[] {
  return (content.locales[0]?.faq ?? []).map(({ id, question, utterances, answer }) => ({
    id,
    question,
    utterances,
    answer: JSON.stringify(answer).replace(/[^\p{L}\p{N}' ]+/gu, ' '),
  }));
}
