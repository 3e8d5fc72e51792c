import type { BakedQuestion } from '../conversation.ts';

interface Props {
  questions: BakedQuestion[];
  label: string;
  ask: (utterance: string) => void;
}

/** Questions to tap. A tap asks them. */
export const Questions = ({ questions, label, ask }: Props) => (
  <ul class="questions" aria-label={label}>
    {questions.map(({ question, lead }) => (
      <li key={question}>
        <button type="button" onClick={() => ask(question)}>
          {question}
          {lead && <small>{lead}</small>}
        </button>
      </li>
    ))}
  </ul>
);
