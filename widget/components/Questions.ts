import type { BakedQuestion } from '../conversation.ts';
import { element } from './element.ts';

/** Questions to tap. A tap asks them. */
export const Questions = (questions: BakedQuestion[], label: string, ask: (utterance: string) => void): Node =>
  element(
    'ul',
    { class: 'questions', 'aria-label': label },
    ...questions.map(({ question }) =>
      element('li', {}, element('button', { type: 'button', onclick: () => ask(question) }, question)),
    ),
  );
