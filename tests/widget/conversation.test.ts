import { describe, expect, it } from 'vitest';
import type { Reply } from '../../server/contract.ts';
import {
  type Conversation,
  contextOf,
  emptyConversation,
  isWaiting,
  passageOf,
  reduce,
  type Said,
} from '../../widget/conversation.ts';
import { anEntry, aReply, someContacts } from './replies.ts';

const asked = (utterance = 'is it a crime', before = emptyConversation('en')): Conversation =>
  reduce(before, { type: 'asked', utterance });

const answered = (reply: Reply, before = asked()): Conversation =>
  reduce(before, { type: 'replied', turn: before.turns.length - 1, reply, locale: reply.locale as 'en' });

const failed = (before = asked()): Conversation => {
  const failure: Said = { kind: 'failure', locale: 'en', questions: [], contacts: someContacts };
  return reduce(before, { type: 'replied', turn: before.turns.length - 1, reply: failure, locale: 'en' });
};

const isPending = ({ turns }: Conversation): boolean => turns.some(isWaiting);

describe('what goes wrong', () => {
  it('becomes a line with contacts, and a second try takes its place', () => {
    expect(failed().turns[1]?.said).toMatchObject({ kind: 'failure', contacts: someContacts });
    const retried = reduce(failed(), { type: 'retried', turn: 1 });
    expect(isPending(retried)).toBe(true);
    expect(retried.turns).toHaveLength(2);
    expect(answered(aReply('answer'), retried).turns[1]?.said?.kind).toBe('answer');
  });

  it('an answer to a line that has one already changes nothing', () => {
    const done = answered(aReply('fallback'));
    expect(reduce(done, { type: 'replied', turn: 1, reply: aReply('answer'), locale: 'en' })).toBe(done);
    expect(reduce(done, { type: 'replied', turn: 7, reply: aReply('answer'), locale: 'en' })).toBe(done);
  });

  it('an answer that comes after a line has failed stands beneath it, or in its place once something else was asked', () => {
    const before = failed();
    const arrived = { type: 'arrived', turn: 1, reply: aReply('answer'), locale: 'en' } as const;
    const late = reduce(before, arrived);
    const { turns } = late;
    expect(turns.map(({ id, from, said }) => [id, from, said?.kind])).toEqual([
      [0, 'visitor', undefined],
      [1, 'cairn', 'failure'],
      [2, 'cairn', 'answer'],
    ]);
    expect(turns[1]).toBe(before.turns[1]);
    const goneOn = reduce(asked('another', before), arrived);
    expect(goneOn.turns.map(({ said }) => said?.kind)).toEqual([undefined, 'answer', undefined, undefined]);
    expect(reduce(late, arrived)).toBe(late);
    const retried = reduce(before, { type: 'retried', turn: 1 });
    expect(reduce(retried, arrived).turns.map(({ said }) => said?.kind)).toEqual([undefined, 'answer']);
    const done = answered(aReply('fallback'));
    expect(reduce(done, arrived)).toBe(done);
  });

  it('only a failure can be tried again, and only a reply can be disagreed with', () => {
    const done = answered(aReply('answer'));
    expect(reduce(done, { type: 'retried', turn: 1 })).toBe(done);
    expect(reduce(asked(), { type: 'disagreed', turn: 1 }).turns).toHaveLength(2);
  });
});

describe('a question', () => {
  it('is two lines: the words, and the place of the answer', () => {
    const { turns } = asked('he took my id');
    expect(turns.map(({ from, utterance }) => [from, utterance])).toEqual([
      ['visitor', 'he took my id'],
      ['cairn', 'he took my id'],
    ]);
    expect(isPending(asked())).toBe(true);
  });

  it('brings the transcript back from the limits', () => {
    const reading = reduce(emptyConversation('en'), { type: 'looked' });
    expect(reading.view).toBe('limits');
    expect(asked('hello', reading).view).toBe('transcript');
  });
});

describe('whoever reads about the exit sees', () => {
  const reading = (before: Conversation): Conversation => reduce(before, { type: 'looked' });

  it('the reply that comes, or that there is none', () => {
    expect(answered(aReply('escalation'), reading(asked())).view).toBe('transcript');
    expect(failed(reading(asked())).view).toBe('transcript');
  });

  it('the reply that comes late', () => {
    const late = { type: 'arrived', turn: 1, reply: aReply('escalation'), locale: 'en' } as const;
    expect(reduce(reading(failed()), late).view).toBe('transcript');
  });

  it('nothing else meanwhile', () => {
    expect(reduce(reading(asked()), { type: 'dragged', turn: 1 }).view).toBe('limits');
  });
});

it('follows a visitor who writes Spanish, and keeps the language of what was said before', () => {
  const first = answered(aReply('answer'));
  const second = answered(aReply('answer', { locale: 'es' }), asked('es un delito', first));
  expect(second.locale).toBe('es');
  expect(second.turns.map(({ locale }) => locale)).toEqual(['en', 'en', 'en', 'es']);
});

it('"that is not what I meant" adds a line with the questions, and keeps the contacts above', () => {
  const before = answered(aReply('escalation'));
  const after = reduce(before, { type: 'disagreed', turn: 1 });
  expect(after.turns[1]).toEqual({ ...before.turns[1], isRejected: true });
  expect(after.turns[2]?.said).toEqual({
    kind: 'again',
    locale: 'en',
    questions: before.turns[1]?.said?.questions,
    contacts: [],
  });
});

it('tells the last six entries, oldest first, each once', () => {
  const ids = ['a', 'b', 'c', 'a', 'd', 'e', 'f', 'g'];
  const long = ids.reduce(
    (before, id) => answered(aReply('answer', { entry: anEntry({ id }) }), asked(id, before)),
    emptyConversation('en'),
  );
  expect(contextOf(long)).toEqual(['c', 'a', 'd', 'e', 'f', 'g']);
  expect(contextOf(answered(aReply('fallback')))).toEqual([]);
});

it('tells which passage is in view, of the last reply alone', () => {
  const shown = answered(aReply('answer', { passage: 3 }));
  expect(passageOf(shown)).toBe(3);
  expect(passageOf(asked('and why?', shown))).toBe(3);
  expect(passageOf(answered(aReply('answer'), asked('and why?', shown)))).toBeUndefined();
  expect(passageOf(emptyConversation('en'))).toBeUndefined();
});

it('tells which questions were offered last', () => {
  const questions = ['a', 'b', 'c'].map((id) => ({ id, question: `${id}?` }));
  const { entry: _, ...offer } = aReply('clarification', { questions, textId: 'clarification' });
  const { entry: __, ...nothing } = aReply('fallback', { questions, textId: 'fallback' });
  const offered = answered(offer);
  expect(contextOf(offered)).toEqual(['clarification', 'a', 'b', 'c']);
  expect(contextOf(asked('and in Missoula?', offered))).toEqual(['clarification', 'a', 'b', 'c']);
  expect(contextOf(answered(nothing, asked('and why?', offered)))).toEqual([]);
  const raised = answered(aReply('escalation', { textId: 'escalation-plea', entry: anEntry({ id: 'd' }) }));
  expect(contextOf(answered(offer, asked('money', raised)))).toEqual([
    'escalation-plea',
    'd',
    'clarification',
    'a',
    'b',
    'c',
  ]);
});

it('tells all questions that were offered, however much was shown before: "the third one" picks the third', () => {
  const questions = ['a', 'b', 'c'].map((id) => ({ id, question: `${id}?` }));
  const { entry: _, ...offer } = aReply('clarification', { questions, textId: 'clarification' });
  const shown = ['d', 'e', 'f'].reduce(
    (before, id) => answered(aReply('answer', { entry: anEntry({ id }) }), asked(id, before)),
    emptyConversation('en'),
  );
  expect(contextOf(answered(offer, asked('money', shown)))).toEqual(['e', 'f', 'clarification', 'a', 'b', 'c']);
});

it('tells which danger was raised, before the entry that fits it, unless the visitor said that it was not meant', () => {
  const raised = answered(aReply('escalation', { textId: 'escalation-plea', entry: anEntry({ id: 'a' }) }));
  expect(contextOf(raised)).toEqual(['escalation-plea', 'a']);
  expect(contextOf(reduce(raised, { type: 'disagreed', turn: 1 }))).toEqual(['a']);
  expect(contextOf(answered(aReply('fallback', { textId: 'fallback' })))).toEqual([]);
});

it('tells what the visitor told that still holds, before what that reply showed', () => {
  const first = answered(aReply('answer', { told: ['minor'], entry: anEntry({ id: 'a' }) }));
  const second = answered(aReply('fallback', { told: ['no-danger', 'minor'] }), asked('im fine', first));
  expect(contextOf(first)).toEqual(['minor', 'a']);
  expect(contextOf(second)).toEqual(['a', 'no-danger', 'minor']);
});

it('withdraws the escalation that was rejected, and no other one', () => {
  const first = answered(aReply('escalation', { textId: 'escalation-plea' }));
  const both = answered(aReply('escalation', { textId: 'escalation-confined' }), asked('he locked me in', first));
  expect(contextOf(reduce(both, { type: 'disagreed', turn: 1 }))).toEqual(['escalation-confined', 'one-entry']);
  expect(contextOf(reduce(both, { type: 'disagreed', turn: 3 }))).toEqual(['escalation-plea', 'one-entry']);
});

it('never changes the conversation that it was given', () => {
  const before = asked();
  const copy = structuredClone(before);
  answered(aReply('answer'), before);
  reduce(before, { type: 'chose-language', locale: 'es' });
  expect(before).toEqual(copy);
});

it('a language that was chosen while an answer was under way is kept, and the line has the language of its reply', () => {
  const chosen = reduce(asked('is it a crime'), { type: 'chose-language', locale: 'es' });
  const done = answered(aReply('answer'), chosen);
  expect(done.locale).toBe('es');
  expect(done.turns[1]?.locale).toBe('en');
  const gone = reduce(failed(), { type: 'chose-language', locale: 'es' });
  const late = reduce(gone, { type: 'arrived', turn: 1, reply: aReply('answer'), locale: 'en' });
  expect([late.locale, late.turns[2]?.locale]).toEqual(['es', 'en']);
});
