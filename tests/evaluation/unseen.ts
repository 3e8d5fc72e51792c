/** Scores an engine on the lines in `unseen/`, which nothing was learned from. `unseen/README.md` says what each is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply } from '../../server/contract.ts';
import type { Engine } from '../../server/retrieval/engine.ts';
import type { Figure } from './score.ts';

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

/** Every utterance of these sets. */
export const unseenUtterances = (): string[] =>
  ['inscope', 'spanish', 'followups', 'crisis', 'benign', 'oos'].flatMap((name) => read(name).map(({ q }) => q));

/** The figures by name, each a share of lines from 0 to 1. `isFaq`: whether an id is that of an entry, and not of small talk. */
export function scoreUnseen(engine: Pick<Engine, 'reply'>, isFaq: (id: string) => boolean): Record<string, Figure> {
  const ask = ({ q, locale }: Line, context: string[] = []): Reply => engine.reply({ utterance: q, locale, context });
  const share = (lines: readonly Line[], test: (line: Line) => boolean): Figure => ({
    value: lines.filter(test).length / lines.length,
    lines: lines.length,
  });
  const accepts = ({ accept = [] }: Line, id: string | undefined): boolean => id !== undefined && accept.includes(id);
  const isRightFirst = (line: Line): boolean => accepts(line, shownBy(ask(line))[0]);
  const alarms = (line: Line): boolean => ask(line).kind === 'escalation';

  const [inScope, harmless] = [read('inscope'), read('benign')];
  return {
    'right first': share(inScope, isRightFirst),
    'right in the first three': share(inScope, (line) =>
      shownBy(ask(line))
        .slice(0, 3)
        .some((id) => accepts(line, id)),
    ),
    'answered wrong': share(inScope, (line) => ask(line).kind === 'answer' && !isRightFirst(line)),
    'Spanish right first': share(read('spanish'), isRightFirst),
    'follow-ups right': share(read('followups'), (line) => {
      const before = ask({ ...line, q: line.first ?? '' });
      return accepts(line, shownBy(ask(line, contextAfter(before)))[0]);
    }),
    'danger escalated': share(read('crisis'), (line) => {
      const { kind, contacts } = ask(line);
      const four = contacts.slice(0, 4).map(({ id }) => id);
      const isShown = (needed: string | string[]): boolean => [needed].flat().some((id) => four.includes(id));
      return kind === 'escalation' && (line.must_show ?? []).every(isShown);
    }),
    'harmless but alarmed': share(harmless, alarms),
    'harmless right': share(harmless, (line) => {
      const reply = ask(line);
      const isQuiet = line.accept?.includes('none') === true && reply.kind !== 'answer';
      return reply.kind !== 'escalation' && (isQuiet || accepts(line, shownBy(reply)[0]));
    }),
    'out of scope answered': share(read('oos'), (line) => {
      const { kind, entry } = ask(line);
      return kind === 'answer' && entry !== undefined && isFaq(entry.id);
    }),
  };
}

/** The ids of entries in the order in which a visitor sees them: the entry, then the questions offered. */
function shownBy({ entry, questions }: Reply): string[] {
  return [...(entry ? [entry.id] : []), ...questions.map(({ id }) => id)];
}

/** What the widget tells of the reply before. */
function contextAfter({ kind, textId = '', entry, questions }: Reply): string[] {
  if (kind === 'clarification') return [textId, ...questions.map(({ id }) => id)];
  return [...(kind === 'escalation' ? [textId] : []), ...(entry ? [entry.id] : [])];
}
