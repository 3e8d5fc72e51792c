/** The state of the panel: a pure reducer from what happened to what is shown. It is kept in memory alone. */
import type { Reply } from '../server/contract.ts';
import type { BakedContact, BakedQuestion } from './baked.ts';
import type { Language } from './words.ts';

export type { BakedContact, BakedQuestion } from './baked.ts';
export type { Speech } from './host.ts';
export type { Language, Messages } from './words.ts';

/**
 * What Cairn says in one line: a reply, `failure` when no reply could be had, or `again` after the visitor said "That's not what
 * I meant".
 */
export interface Said extends Omit<Reply, 'kind' | 'questions' | 'contacts'> {
  kind: Reply['kind'] | 'failure' | 'again';
  questions: BakedQuestion[];
  contacts: BakedContact[];
}

/** One line of the transcript. */
export interface Turn {
  /** Its place in the transcript, from 0. */
  id: number;
  locale: Language;
  from: 'visitor' | 'cairn';
  /** The visitor's words; in Cairn's line, the words that it answers. */
  utterance: string;
  /** Absent in the visitor's lines, and in Cairn's line while an answer is looked for. */
  said?: Said | undefined;
  /** Cairn's line has waited for long. */
  isSlow?: boolean;
  /** The visitor said of this escalation that it was not meant. */
  isRejected?: boolean;
}

export interface Conversation {
  locale: Language;
  view: 'transcript' | 'limits';
  turns: Turn[];
}

export type Happening =
  | { type: 'asked'; utterance: string }
  | { type: 'retried'; turn: number }
  /**
   * A reply, or that there is none. `locale` is its language. The panel takes it over, unless the visitor chose another one
   * meanwhile.
   */
  | { type: 'replied'; turn: number; reply: Said; locale: Language }
  | { type: 'dragged'; turn: number }
  /** A reply that came after the line had failed, or while it is asked for again. */
  | { type: 'arrived'; turn: number; reply: Said; locale: Language }
  /** "That's not what I meant", said of an escalation. */
  | { type: 'disagreed'; turn: number }
  | { type: 'chose-language'; locale: Language }
  /** "What Exit now can’t do", and the way back. */
  | { type: 'looked' };

/** How many entries the server is told about, the most that it takes. */
const CONTEXT = 6;
/** How many of them are left where questions were offered: an escalation and its entry. */
const BEFORE_OFFER = 2;

/** A conversation in which nothing was said yet. */
export const emptyConversation = (locale: Language): Conversation => ({ locale, view: 'transcript', turns: [] });

/** Returns the conversation after something happened. A reply to a line that waits for none changes nothing. */
export const reduce = (before: Conversation, happening: Happening): Conversation => {
  const { locale, turns } = before;
  const id = turns.length;
  switch (happening.type) {
    case 'asked': {
      const { utterance } = happening;
      const asked: Turn = { id, locale, from: 'visitor', utterance };
      return { locale, view: 'transcript', turns: [...turns, asked, { ...asked, id: id + 1, from: 'cairn' }] };
    }
    case 'retried':
      return turns[happening.turn]?.said?.kind === 'failure'
        ? withTurn(before, happening.turn, { locale, said: undefined, isSlow: false })
        : before;
    case 'replied': {
      const { turn, reply } = happening;
      const waiting = turns[turn];
      return isWaiting(waiting)
        ? withTurn(following(before, waiting, happening), turn, { locale: happening.locale, said: reply })
        : before;
    }
    case 'dragged':
      return isWaiting(turns[happening.turn]) ? withTurn(before, happening.turn, { isSlow: true }) : before;
    case 'arrived': {
      const { turn, reply } = happening;
      const failed = turns[turn];
      const next = turns[turn + 1];
      if (failed && !failed.said) return reduce(before, { ...happening, type: 'replied' });
      if (failed?.said?.kind !== 'failure' || next?.from === 'cairn') return before;
      const after = following(before, failed, happening);
      const said = { locale: happening.locale, said: reply };
      // The late reply goes below the lines to call, since somebody may be about to tap one. If another question was asked
      // meanwhile, it takes their place.
      return next ? withTurn(after, turn, said) : { ...after, turns: [...turns, { ...failed, id, ...said }] };
    }
    case 'disagreed': {
      const turn = turns[happening.turn];
      if (!turn?.said) return before;
      const { locale, questions } = turn.said;
      const said: Said = { kind: 'again', locale, questions, contacts: [] };
      const rejected = withTurn(before, happening.turn, { isRejected: true });
      return { ...before, turns: [...rejected.turns, { ...turn, id, said }] };
    }
    case 'chose-language':
      return { ...before, locale: happening.locale };
    case 'looked':
      return { ...before, view: before.view === 'limits' ? 'transcript' : 'limits' };
  }
};

/**
 * Ids of the entries shown last, of the words of escalations that the visitor did not reject, and of what they told that still holds,
 * oldest first: with them the server understands "and why?" and "what now". Then, if questions were offered last, the id of the words
 * that did so, and theirs: "the second one".
 */
export const contextOf = ({ turns }: Conversation): string[] => {
  const shown = turns.flatMap(({ said, isRejected }) => {
    const raised = said?.kind === 'escalation' && !isRejected ? said.textId : undefined;
    return [said?.told ?? [], raised ?? [], said?.entry?.id ?? []].flat();
  });
  const last = shown.filter((id, at) => shown.lastIndexOf(id) === at);
  const offer = lastSaid(turns);
  if (offer?.kind !== 'clarification') return last.slice(-CONTEXT);
  const offered = [offer.textId ?? [], offer.questions.map(({ id }) => id ?? [])].flat(2);
  // All that is offered has its place, lest another question is taken for the last one. Only an escalation and its entry come before it.
  const first = last[last.length - BEFORE_OFFER];
  const isRaised = turns.some(({ said }) => said?.kind === 'escalation' && said.textId === first);
  return [...last.slice(isRaised ? -BEFORE_OFFER : offered.length - CONTEXT), ...offered].slice(0, CONTEXT);
};

/** The passage that the last reply brought forward, if any: what a short follow-up goes on from. */
export const passageOf = ({ turns }: Conversation): number | undefined => lastSaid(turns)?.passage;

const lastSaid = (turns: readonly Turn[]): Said | undefined => turns.flatMap(({ said }) => said ?? []).slice(-1)[0];

/**
 * Switches the panel to the language of the reply, unless the visitor chose another language since they asked. Whoever reads about
 * the exit has to see that a reply came.
 */
const following = (before: Conversation, asked: Turn, { locale }: { locale: Language }): Conversation => ({
  ...before,
  view: 'transcript',
  locale: before.locale === asked.locale ? locale : before.locale,
});

/** Whether an answer is looked for. */
export const isWaiting = (turn: Turn | undefined): turn is Turn => turn?.from === 'cairn' && !turn.said;

/** Changes one line. The other lines stay the same objects, so that they need not be drawn again. */
const withTurn = (before: Conversation, id: number, change: Partial<Turn>): Conversation => ({
  ...before,
  turns: before.turns.map((turn) => (turn.id === id ? { ...turn, ...change } : turn)),
});
