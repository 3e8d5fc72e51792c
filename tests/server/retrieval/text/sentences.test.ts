import { expect, it } from 'vitest';
import { inSentences, sentencesOf, tellingAndAsking } from '../../../../server/retrieval/text/sentences.ts';

it('leaves no sentence out, however many there are', () => {
  const many = [...Array.from({ length: 60 }, () => 'All good'), 'he hit me'].join('. ');
  const sentences = sentencesOf(many);
  expect(sentences.length).toBeLessThanOrEqual(24);
  expect(sentences.join('. ')).toBe(many);
});

it('has no sentences where there is only one', () => {
  expect(sentencesOf('He hit me. Help!')).toEqual([]);
  expect(sentencesOf('He hit me. I am hiding')).toEqual(['He hit me', 'I am hiding']);
});

it('rewrites one sentence without the others', () => {
  const louder = (text: string) => (text.includes('help') ? text.toUpperCase() : text);
  expect(inSentences('He is here. Please help! Hurry', louder)).toBe('He is here\n PLEASE HELP\n Hurry');
});

it('sets the clause that asks apart, where there is one alone', () => {
  expect(tellingAndAsking('whats the difference between smuggling and trafficking, my advisor will murder me')[0]).toBe(
    'whats the difference between smuggling and trafficking',
  );
  expect(tellingAndAsking('he has my papers, my phone, my money')).toEqual([]);
  expect(tellingAndAsking('who is it, why')).toEqual([]);
});
