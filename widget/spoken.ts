import { inView } from './components/Answer.tsx';
import { spokenText } from './components/Prose.tsx';
import { ownText } from './components/Reply.tsx';
import type { Messages, Said } from './conversation.ts';

/**
 * What is on the screen of a reply, in words and in its order; of an escalation the people to call, and what else may help in one line.
 * `words` are those of its language.
 */
export const spoken = (said: Said, words: Messages): string => {
  const { kind, entry, passage, questions, contacts } = said;
  const [answer, folded] = inView(entry?.answer ?? [], passage);
  const escalates = kind === 'escalation';
  const people = contacts
    .slice(0, escalates ? PEOPLE : 1)
    .map(({ name, call, text }) => ({ p: [[name, (call ?? text)?.label].filter(Boolean).join(': ')] }));
  const choices = questions.map(({ question }) => ({ p: [question] }));
  const rest = folded.length > 0 ? [...answer, { p: [words.more] }] : answer;
  const lines = spokenText([
    ...ownText(said, words),
    ...(escalates ? [...people, ...answer.slice(0, 1)] : kind === 'clarification' ? choices : [...rest, ...people]),
  ]);
  // Screen readers read over the end of a line: "2015: 7 2020: 41".
  return lines.replace(/([^.:!?])\n/g, '$1.\n');
};

/** How many of the people to call are said in danger: as many as most phones show. */
const PEOPLE = 3;
