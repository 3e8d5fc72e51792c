import { describe, expect, it, vi } from 'vitest';
import { bake } from '../../../server/node/bake.ts';
import { createServing, type MakeFetch, openRest } from '../../../server/node/served.ts';
import type { EditingState } from '../../../server/pages/Editing.tsx';
import { smallContent } from '../small-content.ts';

const content = bake({ digest: '', content: smallContent() });

/** Serves what pages would show to who edits. */
const editingAlone: MakeFetch = (_, editing) => () => Response.json(editing);

function serving(showProblems: boolean, makeFetch = editingAlone) {
  const made = createServing(content, { makeFetch, showProblems, log: { error: vi.fn() } });
  const says = async (): Promise<EditingState> => {
    const response = await made.fetch(new Request('http://cairn.test/'), {} as never);
    return (await response.json()) as EditingState;
  };
  return { made, says };
}

describe('what is served', () => {
  it('stays where the folder cannot be used, and says why to who edits it', async () => {
    const { made, says } = serving(true);
    const before = made.current();
    made.keep('a mistake');
    expect([made.isStale(), made.current() === before, await says()]).toEqual([true, true, { problems: 'a mistake' }]);
    made.forgetProblems();
    made.replace(content, true);
    expect([made.isStale(), made.isBehind(), await says()]).toEqual([false, true, { behind: true }]);
    expect(made.current()).not.toBe(before);
  });

  it('says nothing of a mistake where nobody edits', async () => {
    const { made, says } = serving(false);
    made.keep('a mistake');
    expect([made.isStale(), await says()]).toEqual([true, {}]);
  });

  it('is not replaced by what no app can be made of', () => {
    let breaks = false;
    const { made } = serving(false, () => {
      if (breaks) throw new RangeError('of another shape');
      return () => new Response();
    });
    const before = made.current();
    breaks = true;
    expect(() => made.replace(content, true)).toThrow('of another shape');
    expect([made.current() === before, made.isBehind()]).toEqual([true, false]);
  });
});

it('logs that a part of the content cannot be opened, and does not fail', async () => {
  const error = vi.fn();
  const broken = new RangeError('of another shape');
  const open = function* () {
    yield undefined;
    throw broken;
  };
  await expect(openRest({ engine: { open } }, { error })).resolves.toBeUndefined();
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('could not be opened'), broken);
});
