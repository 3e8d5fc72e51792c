import type { Speech } from '../conversation.ts';
import { element } from './element.ts';
import { Questions } from './Questions.ts';

/**
 * The first view: what Cairn is, what is kept, what quick exit cannot do. Questions are offered until one was asked: then there
 * is no `ask`.
 */
export const Welcome = (
  { greeting, starters, words }: Speech,
  ask: ((utterance: string) => void) | false,
  showLimits: () => void,
): HTMLDivElement =>
  element(
    'div',
    { class: 'welcome' },
    element(
      'div',
      { id: 'welcome' },
      element('p', { class: 'lead' }, greeting ?? words.welcome),
      element('p', {}, words.program),
      element(
        'p',
        { class: 'card' },
        `${words.kept} `,
        element('b', {}, words.exit),
        `${words.exitLimit} `,
        element('button', { type: 'button', class: 'link', onclick: showLimits }, words.whatItCannot),
      ),
    ),
    ask && Questions(starters, words.next, ask),
  );
