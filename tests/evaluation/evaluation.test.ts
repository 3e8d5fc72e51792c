/** Checks that Cairn still understands people as well as before: `floors.json` says the least that a change may leave. */
import { describe, expect, it } from 'vitest';
import { readContentFiles } from '../../server/content/load.ts';
import { createEngine } from '../../server/retrieval/engine.ts';
import { natively } from '../natively.ts';
import floors from './floors.json' with { type: 'json' };
import { scorePublic } from './public-score.ts';
import { publicSetFiles, readPublicSet } from './public-sets.ts';
import { figures, scoreLines } from './score.ts';
import { scoreUnseen, unseenUtterances } from './unseen.ts';

const { content, model } = natively('baked');
const engine = createEngine(content, model);
const own = figures(scoreLines(engine));
const remedy = (name: string) => `${name}: see npm run evaluate for every miss; mend the entries, or the engine`;

describe('labelled utterances', () => {
  it.each(Object.entries(floors.atLeast))('%s is at least %d', (name, least) => {
    expect(own[name]?.value, remedy(name)).toBeGreaterThanOrEqual(least);
  });
  it.each(Object.entries(floors.atMost))('%s is at most %d', (name, most) => {
    expect(own[name]?.value, remedy(name)).toBeLessThanOrEqual(most);
  });
});

describe('lines that nothing was learned from', () => {
  const unseen = scoreUnseen(engine, content);
  it('stand nowhere in the content, word for word', () => {
    const plain = (line: string) =>
      line
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_]+/gu, ' ')
        .trim();
    const written = new Set([...readContentFiles('content').values()].flatMap((text) => text.split('\n').map(plain)));
    expect(unseenUtterances().filter((line) => written.has(plain(line)))).toEqual([]);
  });
  const told = (name: string) => `${name}: mend it by lines of your own, and never by these`;
  it.each(Object.entries(floors.unseen.atLeast))('%s is at least %d', (name, least) => {
    expect(unseen[name]?.value, told(name)).toBeGreaterThanOrEqual(least);
  });
  it.each(Object.entries(floors.unseen.atMost))('%s is at most %d', (name, most) => {
    expect(unseen[name]?.value, told(name)).toBeLessThanOrEqual(most);
  });
});

describe('public sets, no setting changed', () => {
  it.each(Object.entries(floors.public))('%s keeps its figures', (name, least) => {
    const file = publicSetFiles().find((each) => each.name === name);
    if (file === undefined) throw new Error(`tests/evaluation/public has no set "${name}"`);
    const set = readPublicSet(file.path, name, 5, 300);
    const scored = scorePublic(createEngine(set.content), set.test);
    expect(scored.rightFirst, remedy(name)).toBeGreaterThanOrEqual(least.rightFirst);
    expect(scored.rightFirstWithTypos / scored.rightFirst, remedy(name)).toBeGreaterThanOrEqual(0.95);
    expect(scored.outsideAnswered ?? 0, remedy(name)).toBeLessThanOrEqual(0.1);
  });
});
