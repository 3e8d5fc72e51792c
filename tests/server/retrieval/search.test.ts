import { describe, expect, it } from 'vitest';
import { compileSearch } from '../../../server/retrieval/search/compile.ts';
import type { Findable } from '../../../server/retrieval/search/model.ts';
import { finish } from '../../../server/retrieval/steps.ts';
import { createSearch } from './create-search.ts';

const findable = (id: string, utterances: string[], scope?: Findable['scope']): Findable => ({
  id,
  question: `About ${id}`,
  utterances,
  answer: [],
  ...(scope && { scope }),
});
const open = (findables: Findable[]) => createSearch(findables, 'en');

const PAPERS = findable(
  'papers',
  ['he took my passport', 'my boss keeps my passport', 'do I need my papers to leave'],
  'in',
);
const SHELTER = findable('shelter', ['a place to sleep tonight', 'is there a bed for me'], 'in');
const CHAT = findable('greeting', ['hello', 'good morning']);
const OUTSIDE = findable(
  'outside',
  ['how do I renew my passport', 'passport photo near me', 'fishing licence renewal'],
  'out',
);

describe('what is out of scope', () => {
  const search = open([PAPERS, SHELTER, CHAT, OUTSIDE]);
  const without = open([PAPERS, SHELTER, CHAT]);

  it('is told apart from what is in scope by the words around the topic', () => {
    expect(search.find('my boss took my passport').evidence.scope).toBeGreaterThan(0);
    const renewal = without.find('passport renewal photo');
    expect(renewal.hits[0]?.id).toBe('papers');
    expect(renewal.evidence).toMatchObject({ scope: 0, outside: -0.5 });
    expect(search.find('passport renewal photo').evidence.outside).toBe(-0.5);
    expect(search.find('passport renewal photo').hits[0]?.id).toBe('outside');
  });

  it('counts against an entry the more, the closer it comes', () => {
    const [close, far] = ['he keeps my passport near me', 'he took my passport'].map((said) => search.find(said));
    expect([close, far].map((found) => found?.hits[0]?.id)).toEqual(['papers', 'papers']);
    expect(close?.evidence.outside).toBeGreaterThan(-0.3);
    expect(far?.evidence.outside).toBe(-0.5);
  });

  it('speaks neither for nor against small talk', () => {
    expect(search.find('hello').evidence.scope).toBeCloseTo(0);
  });
});

describe('likeness', () => {
  it('counts for more where many words and pairs of words make it up', () => {
    const search = open([PAPERS, SHELTER]);
    const [whole, word] = ['my boss keeps my passport', 'boss'].map((said) => search.find(said).evidence);
    expect(whole?.spread).toBeGreaterThan(word?.spread ?? 0);
    expect(whole?.pairs).toBeGreaterThan(word?.pairs ?? 0);
  });
});

describe('an utterance of the content, asked word for word', () => {
  it('finds its entry, however much others share with it', () => {
    const rivals = ['the law on it', 'what the law says on it', 'the law on it here'].map(
      (said, at) => `${said} ${at}`,
    );
    const search = open([
      findable('laws', rivals),
      findable('courts', ['the law on it', ...rivals.map((said) => `${said} x`)]),
    ]);
    expect(search.find('The LAW on it!').hits[0]?.id).toBe('courts');
  });

  it('is stored word for word only where nothing else finds its entry', () => {
    const many = Array.from({ length: 8 }, (_, at) => `the law on it ${'abcdefgh'[at]}`);
    const { verbatim, ids } = finish(
      compileSearch(
        [findable('laws', many), findable('courts', ['the law on it', 'courts of justice']), PAPERS],
        'en',
        [],
      ),
    );
    expect([...verbatim.groups].map((group) => ids[group])).toContain('courts');
    expect(verbatim.hashes.length).toBeLessThan(many.length);
  });

  it('decides nothing where two entries have it', () => {
    const alone = open([findable('one', ['who pays for it']), findable('two', ['a question of money'])]);
    const both = open([findable('one', ['who pays for it']), findable('two', ['who pays for it'])]);
    expect(alone.find('who pays for it').evidence.lead).toBeGreaterThan(0.5);
    expect(both.find('who pays for it').evidence.lead).toBeLessThan(0.5);
  });
});
