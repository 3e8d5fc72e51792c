import { describe, expect, it } from 'vitest';
import { createEngine, openEngine } from '../../../server/retrieval/engine.ts';
import { compileVoice } from '../../../server/retrieval/reply/voice.ts';
import { withLearnedSignals } from '../../../server/retrieval/signals/teaching.ts';
import { eachInSteps, finish, finishInSlices, later, mapInSteps } from '../../../server/retrieval/steps.ts';
import { smallContent } from '../small-content.ts';

function* opening() {
  const { locales, ...content } = smallContent();
  const learned = withLearnedSignals(locales);
  const model = Object.fromEntries(learned.map((own) => [own.locale, { search: finish(compileVoice(own)) }]));
  return yield* openEngine({ ...content, locales: learned }, model);
}

describe('work in steps', () => {
  it('has the same result as work at once', () => {
    expect(finish(mapInSteps([1, 2, 3, 4, 5], 2, (item, at) => item * 10 + at))).toEqual([10, 21, 32, 43, 54]);
    expect(finish(mapInSteps([], 2, String))).toEqual([]);
    const ask = { utterance: 'is it a crime', locale: 'en' };
    expect(finish(opening()).reply(ask)).toEqual(createEngine(smallContent()).reply(ask));
  });

  it('pauses after each slice of time, and never where the clock stands still', async () => {
    const pausesOf = async (tick: number) => {
      let [time, pauses] = [0, 0];
      const steps = mapInSteps([1, 2, 3, 4, 5], 1, String);
      const pause = async () => void pauses++;
      const made = await finishInSlices(steps, { slice: 2, now: () => (time += tick), pause });
      expect(made).toEqual(['1', '2', '3', '4', '5']);
      return pauses;
    };
    expect([await pausesOf(1), await pausesOf(0)]).toEqual([2, 0]);
  });

  it('is done once where it is left for later, by all who need it together, and anew where it failed', () => {
    let [begun, steps] = [0, 0];
    const get = later(function* () {
      begun++;
      for (; steps < 4; steps++) yield;
      if (begun === 1) throw new Error('the first time');
      return 'made';
    });
    expect(() => finish(get())).toThrow('the first time');
    steps = 0;
    const [one, other] = [get(), get()];
    one.next();
    other.next();
    expect(steps).toBe(1);
    expect([finish(one), finish(other), finish(get())]).toEqual(['made', 'made', 'made']);
    expect([begun, steps]).toEqual([2, 4]);
  });

  it('pauses after every few items, and often while an engine is opened', () => {
    const few = [...mapInSteps([1, 2, 3, 4, 5], 2, String)];
    expect(few).toHaveLength(2);
    const taken: number[] = [];
    const pauses = [...eachInSteps(new Set([1, 2, 3, 4, 5]), 2, (item) => taken.push(item))];
    expect([pauses.length, taken]).toEqual([2, [1, 2, 3, 4, 5]]);
    // Even where there is little to do, each kind of work is a step of its own.
    expect([...opening()].length).toBeGreaterThan(30);
  });
});
