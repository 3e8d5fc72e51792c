/** Scores an engine on the labelled utterances, line by line and as figures. Everything goes through `engine.reply`. */
import type { Ask, Reply } from '../../server/contract.ts';
import type { Engine } from '../../server/retrieval/engine.ts';
import { alsoRight } from './also-right.ts';
import { type Asked, danger, followUps, harmless, inScope, outOfScope, smallTalk, spanish } from './labelled.ts';

/** The result for one utterance. */
export interface Outcome {
  set: string;
  id: string;
  kind: string;
  utterance: string;
  accept: string[];
  reply: Reply;
  /** The ids of entries in the order in which a visitor sees them: the entry, then the questions offered. */
  shown: string[];
  certainty: number;
  rightFirst: boolean;
  rightInThree: boolean;
  /** Whether it is right only by a reader's judgement in also-right.ts, not by the set's own labels. */
  byJudgement: boolean;
  answeredWrong: boolean;
  /** Whether it is right by the rule of its set. */
  right: boolean;
}

/** A share of lines, from 0 to 1, and how many lines there are. */
export interface Figure {
  value: number;
  lines: number;
}

/** What an ask tells of the replies before. */
export type Before = Pick<Ask, 'context' | 'passage'>;

export function scoreLines(engine: Engine, signals = true): Outcome[] {
  const ask = (utterance: string, locale: string, before: Before = {}) =>
    engine.explain({ utterance, locale, ...before });
  const outcome = (set: string, asked: Asked, locale = 'en', before?: Before): Outcome => {
    const { reply, certainty } = ask(asked.utterance, locale, before);
    const shown = shownIn(reply);
    const judged = [...asked.accept, ...alsoRight(asked.id)];
    const fits = (id: string | undefined, among: string[]) => id !== undefined && among.includes(id);
    const first = fits(shown[0], judged);
    const inThree = shown.slice(0, 3).some((id) => fits(id, judged));
    const quiet = asked.accept.includes('none') && (reply.kind === 'fallback' || reply.kind === 'clarification');
    return {
      set,
      id: asked.id,
      kind: asked.kind,
      utterance: asked.utterance,
      accept: asked.accept,
      reply,
      shown,
      certainty,
      rightFirst: first || quiet,
      rightInThree: inThree || quiet,
      byJudgement: first && !fits(shown[0], asked.accept),
      answeredWrong: reply.kind === 'answer' && !first && !asked.accept.includes('none'),
      right: first || quiet,
    };
  };

  const lines = [
    ...inScope().map((asked) => outcome('in scope', asked)),
    ...spanish().map((asked) => outcome('Spanish', asked, 'en')),
    ...followUps().map((asked) => {
      const { reply } = ask(asked.first, 'en');
      const context = reply.entry ? [reply.entry.id] : reply.questions.slice(0, 1).map(({ id }) => id);
      return outcome('follow-up', asked, 'en', { context, passage: reply.passage });
    }),
    ...outOfScope().map((asked) => {
      const line = outcome('out of scope', asked);
      return { ...line, right: line.reply.kind !== 'answer' || isSmallTalk(line.reply) };
    }),
    ...smallTalk().map((asked) => {
      const line = outcome('small talk', asked);
      return { ...line, right: (SMALL_TALK[asked.kind] ?? []).includes(line.reply.entry?.id ?? '') };
    }),
    ...harmless().map((asked) => {
      const line = outcome('harmless', asked);
      return { ...line, right: line.reply.kind !== 'escalation' };
    }),
  ];
  if (!signals) return lines;
  const crises = danger().map((asked) => {
    const line = outcome('danger', asked);
    const four = line.reply.contacts.slice(0, 4).map(({ id }) => id);
    return { ...line, right: line.reply.kind === 'escalation' && asked.show.every((id) => four.includes(id)) };
  });
  return [...lines, ...crises];
}

/** Returns the figures that people look at first, by name. */
export function figures(lines: readonly Outcome[]): Record<string, Figure> {
  const of = (set: string) => lines.filter((line) => line.set === set);
  return {
    'right first': share(of('in scope'), (line) => line.rightFirst),
    'right first, by the labels alone': share(of('in scope'), (line) => line.rightFirst && !line.byJudgement),
    'right in the first three': share(of('in scope'), (line) => line.rightInThree),
    'answered wrong': share(of('in scope'), (line) => line.answeredWrong),
    'out of scope answered': share(of('out of scope'), (line) => !line.right),
    'follow-ups right': share(of('follow-up'), (line) => line.right),
    'small talk right': share(of('small talk'), (line) => line.right),
    'Spanish right first': share(of('Spanish'), (line) => line.rightFirst),
    'danger escalated': share(of('danger'), (line) => line.right),
    'harmless but alarmed': share(of('harmless'), (line) => !line.right),
    'harmless right': share(of('harmless'), (line) => line.rightFirst),
  };
}

/** How many of some lines pass a test. */
export function share<Scored>(among: readonly Scored[], test: (line: Scored) => boolean): Figure {
  return { value: among.filter(test).length / (among.length || 1), lines: among.length };
}

/** The ids of entries in the order in which a visitor sees them: the entry, then the questions offered. */
export function shownIn({ entry, questions }: Reply): string[] {
  return [...(entry ? [entry.id] : []), ...questions.map(({ id }) => id)];
}

/** The fixed replies that answer each kind of small talk. */
const SMALL_TALK: Record<string, string[]> = {
  greeting: ['greeting'],
  thanks: ['thanks'],
  bot_identity: ['are-you-human', 'who-runs-this'],
  maker: ['who-runs-this'],
  privacy_confidential: ['privacy'],
  privacy_tracking: ['privacy'],
  privacy_third_party: ['can-he-see-this'],
  delete_trace: ['delete-this'],
  quick_exit: ['quick-exit'],
  human_handoff: ['talk-to-a-person'],
  call_me: ['call-me', 'talk-to-a-person'],
  capabilities: ['how-this-works'],
  goodbye: ['goodbye'],
  insult: ['insult'],
  language: ['language'],
};

const SMALL_TALK_IDS = new Set([...Object.values(SMALL_TALK).flat(), 'acknowledgment', 'test-message', 'feeling-bad']);

function isSmallTalk(reply: Reply): boolean {
  return SMALL_TALK_IDS.has(reply.entry?.id ?? '');
}
