/** Scores an engine on the lines in `unseen/`, which nothing was learned from. `unseen/README.md` says what each is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content } from '../../server/content/content.ts';
import type { Reply } from '../../server/contract.ts';
import type { Engine } from '../../server/retrieval/engine.ts';
import { type Before, type Figure, share, shownIn } from './score.ts';

interface Line {
  locale: string;
  q: string;
  first?: string;
  accept?: string[];
  /** Contact ids; of a list, any one. */
  must_show?: (string | string[])[];
}

const read = (name: string): Line[] =>
  readFileSync(join(import.meta.dirname, 'unseen', `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** The sets of lines that are asked without a context. */
const SETS = ['inscope', 'spanish', 'crisis', 'benign', 'oos'];

/** Every utterance of these sets. */
export const unseenUtterances = (): string[] => [...SETS, 'followups'].flatMap((name) => read(name).map(({ q }) => q));

interface Answered extends Line {
  reply: Reply;
  /** Whether the first entry that is seen is one of those that a fair reader would accept. */
  isRight: boolean;
}

/** The figures by name, each a share of lines from 0 to 1. `content` is what the engine answers from. */
export function scoreUnseen(engine: Pick<Engine, 'reply'>, content: Content): Record<string, Figure> {
  const entries = new Set(content.locales.flatMap(({ faq }) => faq.map(({ id }) => id)));
  const ask = ({ q, locale }: Line, before: Before = {}): Reply => engine.reply({ utterance: q, locale, ...before });
  const accepts = ({ accept = [] }: Line, id = ''): boolean => accept.includes(id);
  const answered = (line: Line, before?: Before): Answered => {
    const reply = ask(line, before);
    return { ...line, reply, isRight: accepts(line, shownIn(reply)[0]) };
  };
  const [inScope = [], spanish = [], crises = [], harmless = [], outside = []] = SETS.map((name) =>
    read(name).map((line) => answered(line)),
  );
  const followUps = read('followups').map((line) => answered(line, told(ask({ ...line, q: line.first ?? '' }))));
  return {
    'right first': share(inScope, ({ isRight }) => isRight),
    'right in the first three': share(inScope, (line) =>
      shownIn(line.reply)
        .slice(0, 3)
        .some((id) => accepts(line, id)),
    ),
    'answered wrong': share(inScope, ({ reply, isRight }) => reply.kind === 'answer' && !isRight),
    'Spanish right first': share(spanish, ({ isRight }) => isRight),
    'follow-ups right': share(followUps, ({ isRight }) => isRight),
    'danger escalated': share(crises, ({ reply: { kind, contacts }, must_show = [] }) => {
      const four = contacts.slice(0, 4).map(({ id }) => id);
      const isShown = (needed: string | string[]): boolean => [needed].flat().some((id) => four.includes(id));
      return kind === 'escalation' && must_show.every(isShown);
    }),
    'harmless but alarmed': share(harmless, ({ reply }) => reply.kind === 'escalation'),
    'harmless right': share(harmless, (line) => {
      const { kind } = line.reply;
      return kind !== 'escalation' && (line.isRight || (accepts(line, 'none') && kind !== 'answer'));
    }),
    'out of scope answered': share(
      outside,
      ({ reply: { kind, entry } }) => kind === 'answer' && entries.has(entry?.id ?? ''),
    ),
  };
}

/** What the widget tells of the reply before. */
function told({ kind, textId = '', entry, passage, questions }: Reply): Before {
  if (kind === 'clarification') return { context: [textId, ...questions.map(({ id }) => id)] };
  const context = [...(kind === 'escalation' ? [textId] : []), ...(entry ? [entry.id] : [])];
  return { context, passage };
}
