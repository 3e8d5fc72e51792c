import type { Speech, Turn } from '../conversation.ts';
import { element } from './element.ts';
import { type Acts, Reply } from './Reply.ts';

export interface Transcript {
  log: HTMLElement;
  /** `speechOf` has the words of a line's own language: an answer keeps it when the panel changes. */
  draw: (turns: Turn[], speechOf: (turn: Turn) => Speech) => void;
}

/** The log. Not live: each reply is announced once, outside of the shadow root. */
export const createTranscript = (acts: Acts): Transcript => {
  const list = element('ol', { class: 'turns' });
  const drawn: { turn: Turn; speech: Speech }[] = [];
  return {
    log: element('div', { role: 'log', 'aria-live': 'off' }, list),
    draw: (turns, speechOf) => {
      for (const turn of turns) {
        const { id, from, locale, utterance, said } = turn;
        const speech = speechOf(turn);
        const before = drawn[id];
        // What stands there stays as it is, with what was unfolded and where the focus is.
        if (before?.turn === turn && before.speech === speech) continue;
        drawn[id] = { turn, speech };
        if (!before) list.append(element('li', { id: `turn-${id}`, class: from, tabindex: '-1' }));
        const line = list.children[id] as HTMLElement;
        line.lang = locale;
        const { words } = speech;
        line.replaceChildren(
          ...(from === 'visitor'
            ? [element('p', {}, element('span', { class: 'unseen' }, `${words.you}: `), utterance)]
            : said
              ? Reply(said, speech, id, acts)
              : [element('p', { class: 'meta' }, words.looking)]),
        );
      }
    },
  };
};
