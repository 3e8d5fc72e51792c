/** @jsxImportSource hono/jsx */
import type { Question } from '../contract.ts';
import type { PageContext } from './page-context.ts';

/** Questions under a heading; nothing where there are none. */
export function Next({
  heading,
  questions,
  context,
}: {
  heading: string;
  questions: Question[];
  context: PageContext;
}) {
  if (questions.length === 0) return null;
  return (
    <section class="screen">
      <h2>{heading}</h2>
      <Questions questions={questions} context={context} />
    </section>
  );
}

/** Questions as links to their entries, in the language of the page. */
export function Questions({ questions, context }: { questions: Question[]; context: PageContext }) {
  return (
    <ul class="list">
      {questions.map(({ id, question, lead }) => (
        <li>
          <a href={context.addressOf(id)}>
            {question}
            {lead && <small class="small">{lead}</small>}
          </a>
        </li>
      ))}
    </ul>
  );
}
