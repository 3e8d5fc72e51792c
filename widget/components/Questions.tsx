import type { Question } from '../../server/contract.ts';

interface Props {
  questions: Question[];
  label: string;
  ask: (utterance: string) => void;
}

/** Questions to tap. A tap asks them. */
export const Questions = ({ questions, label, ask }: Props) => (
  <ul class="questions" aria-label={label}>
    {questions.map(({ id, question }) => (
      <li key={id}>
        <button type="button" onClick={() => ask(question)}>
          {question}
        </button>
      </li>
    ))}
  </ul>
);
