/** Checks that Cairn still understands people as well as before: `floors.json` says the least that a change may leave. */
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../server/retrieval/engine.ts';
import { natively } from '../natively.ts';
import floors from './floors.json' with { type: 'json' };
import { scorePublic } from './public-score.ts';
import { publicSetFiles, readPublicSet } from './public-sets.ts';
import { figures, scoreLines } from './score.ts';

const { content, model } = natively('baked');
const own = figures(scoreLines(createEngine(content, model)));
const remedy = (name: string) => `${name}: see npm run evaluate for every miss; mend the entries, or the engine`;

describe('labelled utterances', () => {
  it.each(Object.entries(floors.atLeast))('%s is at least %d', (name, least) => {
    expect(own[name]?.value, remedy(name)).toBeGreaterThanOrEqual(least);
  });
  it.each(Object.entries(floors.atMost))('%s is at most %d', (name, most) => {
    expect(own[name]?.value, remedy(name)).toBeLessThanOrEqual(most);
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
