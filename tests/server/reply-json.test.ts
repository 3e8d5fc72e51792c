import { describe, expect, it } from 'vitest';
import type { Reply } from '../../server/contract.ts';
import { createReplyWriter } from '../../server/reply-json.ts';

const contact = {
  id: 'line',
  name: 'Línea ’24/7“',
  purpose: 'To talk.',
  hours: '24',
  languages: 'en',
  area: 'MT',
  confirmed: null,
};
const question = { id: 'signs', question: 'What are the "signs"?' };
const entry = { ...question, answer: [{ p: ['One \\ two\n'] }], sources: [], updated: '2026-01-01', reviewed: null };

describe('a written reply', () => {
  const write = createReplyWriter();

  it.each<[string, Reply]>([
    ['an answer', { kind: 'answer', locale: 'en', entry, questions: [question, question], contacts: [contact] }],
    [
      'the same parts again',
      { kind: 'answer', locale: 'es', entry, questions: [question], contacts: [contact, contact] },
    ],
    [
      'own words',
      { kind: 'fallback', locale: 'en', text: [{ p: ['😀', { b: 'x' }] }], questions: [], contacts: [contact] },
    ],
    [
      'a field without a value',
      { kind: 'fallback', locale: 'en', entry: undefined, questions: [], contacts: [] } as never,
    ],
  ])('is what JSON.stringify gives for %s', (_, reply) => {
    expect(new TextDecoder().decode(write(reply))).toBe(JSON.stringify(reply));
  });
});
