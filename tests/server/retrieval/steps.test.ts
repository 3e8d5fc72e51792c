import { describe, expect, it } from 'vitest';
import { createEngine, createEngineInSteps } from '../../../server/retrieval/engine.ts';
import { finish, mapInSteps } from '../../../server/retrieval/steps.ts';
import { smallContent } from '../small-content.ts';

describe('work in steps', () => {
  it('has the same result as work at once', () => {
    expect(finish(mapInSteps([1, 2, 3, 4, 5], 2, (item, at) => item * 10 + at))).toEqual([10, 21, 32, 43, 54]);
    expect(finish(mapInSteps([], 2, String))).toEqual([]);
    const ask = { utterance: 'is it a crime', locale: 'en' };
    expect(finish(createEngineInSteps(smallContent())).reply(ask)).toEqual(createEngine(smallContent()).reply(ask));
  });

  it('pauses after every few items, and often while an engine is made', () => {
    const few = [...mapInSteps([1, 2, 3, 4, 5], 2, String)];
    expect(few).toHaveLength(2);
    expect([...createEngineInSteps(smallContent())].length).toBeGreaterThan(10);
  });
});
