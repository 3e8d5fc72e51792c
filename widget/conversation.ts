/** What the panel knows: a pure reducer from what happened to what is seen. Kept in memory alone. */
import type { Contact, Question, Reply } from '../server/contract.ts';
import type { Language } from './words.ts';

export type { Language, Messages } from './words.ts';

/** One line of the transcript. `id` is unique within a conversation. */
export type Turn = { id: number; locale: Language } & (
  | { from: 'visitor'; utterance: string }
  | { from: 'cairn'; state: 'pending'; utterance: string }
  | { from: 'cairn'; state: 'replied'; utterance: string; reply: Reply }
  | { from: 'cairn'; state: 'failed'; utterance: string; contacts: Contact[] }
  | { from: 'cairn'; state: 'asked-again'; questions: Question[] }
);

export interface Conversation {
  locale: Language;
  view: 'transcript' | 'limits';
  turns: Turn[];
}

export type Happening =
  | { type: 'asked'; utterance: string }
  | { type: 'retried'; turn: number }
  | { type: 'replied'; turn: number; reply: Reply }
  | { type: 'failed'; turn: number; contacts: Contact[] }
  /** "That's not what I meant", said of an escalation. */
  | { type: 'disagreed'; turn: number }
  | { type: 'chose-language'; locale: Language }
  | { type: 'looked'; view: Conversation['view'] };

/** How many entries the server is told about, the most that it takes. */
const CONTEXT = 5;

export const emptyConversation = (locale: Language): Conversation => ({ locale, view: 'transcript', turns: [] });

/** What the conversation is after something happened. What is about a turn that is not pending any more changes nothing. */
export const reduce = (before: Conversation, happening: Happening): Conversation => {
  const { locale, turns } = before;
  switch (happening.type) {
    case 'asked': {
      const id = turns.length;
      const { utterance } = happening;
      return {
        locale,
        view: 'transcript',
        turns: [
          ...turns,
          { id, locale, from: 'visitor', utterance },
          { id: id + 1, locale, from: 'cairn', state: 'pending', utterance },
        ],
      };
    }
    case 'retried':
      return withTurn(before, happening.turn, 'failed', ({ id, utterance }) => ({
        id,
        locale,
        from: 'cairn',
        state: 'pending',
        utterance,
      }));
    case 'replied': {
      const { reply } = happening;
      const spoken = languageOf(reply.locale) ?? locale;
      const after = withTurn(before, happening.turn, 'pending', ({ id, utterance }) => ({
        id,
        locale: spoken,
        from: 'cairn',
        state: 'replied',
        utterance,
        reply,
      }));
      // Whoever writes Spanish is answered in Spanish, and the panel follows.
      return after === before ? before : { ...after, locale: spoken };
    }
    case 'failed':
      return withTurn(before, happening.turn, 'pending', ({ id, utterance }) => ({
        id,
        locale,
        from: 'cairn',
        state: 'failed',
        utterance,
        contacts: happening.contacts,
      }));
    case 'disagreed': {
      const turn = turns[happening.turn];
      if (turn?.from !== 'cairn' || turn.state !== 'replied') return before;
      const { questions } = turn.reply;
      return {
        ...before,
        turns: [...turns, { id: turns.length, locale: turn.locale, from: 'cairn', state: 'asked-again', questions }],
      };
    }
    case 'chose-language':
      return { ...before, locale: happening.locale };
    case 'looked':
      return { ...before, view: happening.view };
  }
};

/** Ids of the entries shown last, oldest first: what "and in Spanish?" or "why?" refers to. */
export const contextOf = ({ turns }: Conversation): string[] => {
  const shown = turns.flatMap((turn) =>
    turn.from === 'cairn' && turn.state === 'replied' && turn.reply.entry ? [turn.reply.entry.id] : [],
  );
  return shown.filter((id, at) => shown.lastIndexOf(id) === at).slice(-CONTEXT);
};

/** Whether an answer is under way: then nothing else can be asked. */
export const isPending = ({ turns }: Conversation): boolean => {
  return turns.some((turn) => turn.from === 'cairn' && turn.state === 'pending');
};

const languageOf = (locale: string): Language | undefined =>
  (['en', 'es'] as const).find((language) => language === locale);

type Asked = Extract<Turn, { from: 'cairn'; utterance: string }>;

const withTurn = (
  before: Conversation,
  id: number,
  state: Asked['state'],
  change: (turn: Asked) => Turn,
): Conversation => {
  const turn = before.turns[id];
  if (turn?.from !== 'cairn' || turn.state !== state) return before;
  return { ...before, turns: before.turns.map((other) => (other === turn ? change(turn) : other)) };
};
