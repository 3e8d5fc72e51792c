import { describe, expect, it, vi } from 'vitest';
import type { Content } from '../../../server/content/content.ts';
import { bake } from '../../../server/node/bake.ts';
import { createLive } from '../../../server/node/bake-live.ts';
import { type Assembled, makePart, type Part, type Wanted } from '../../../server/node/bake-parts.ts';
import { createEngine } from '../../../server/retrieval/engine.ts';
import { contentWithSignals } from '../content-with-signals.ts';

/** A server of content that is edited, whose parts are made when the test says so. */
function editing() {
  let folder = contentWithSignals();
  const served: { content: Assembled; behind: boolean }[] = [];
  const orders: { wanted: Wanted; finish: () => void; fail: () => void }[] = [];
  const onFailed = vi.fn();
  const live = createLive({
    folder: '',
    baked: bake({ digest: '', content: contentWithSignals() }),
    onServe: (content, behind) => served.push({ content, behind }),
    onFailed,
    reader: { read: async () => folder, end: () => {} },
    maker: {
      make: (content, wanted) =>
        new Promise<Part>((resolve, reject) => {
          orders.push({
            wanted,
            finish: () => resolve(makePart(content, wanted)),
            fail: () => reject(new Error('out of memory')),
          });
        }),
      end: () => {},
    },
  });
  const names = () => orders.map(({ wanted: { kind, locale } }) => `${kind} ${locale}`);
  const reply = (utterance: string) => {
    const { content } = served.at(-1)?.content ?? { content: contentWithSignals() };
    return createEngine(content, served.at(-1)?.content.model).reply({ utterance, locale: 'en' });
  };
  return {
    served,
    onFailed,
    names,
    reply,
    /** Saves a change, on top of those before. */
    save: async (change: (content: Content) => void): Promise<void> => {
      folder = structuredClone(folder);
      change(folder);
      (await live.load())();
    },
    /** Ends the last order, and waits for what follows. */
    end: async (how: 'finish' | 'fail'): Promise<void> => {
      orders.at(-1)?.[how]();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

const signs = ({ locales }: Content) => locales[0]?.faq.find(({ id }) => id === 'signs');
const say = (text: string) => (content: Content) => signs(content)?.answer.push({ p: [text] });
const also = (utterance: string) => (content: Content) => signs(content)?.utterances.push(utterance);
const ASKED = 'what are the warning signs';

describe('content that is being edited', () => {
  it('is served before search and signals are made of it, and says so', async () => {
    const { save, end, served, names, reply } = editing();
    await save(say('Look for debts.'));
    expect(JSON.stringify(reply(ASKED))).toContain('debts');
    expect(served.map(({ behind }) => behind)).toEqual([true]);
    await end('finish');
    expect(served.map(({ behind }) => behind)).toEqual([true, false]);
    expect(names()).toEqual(['search en']);
  });

  it('is up to date at once where nothing has to be made anew', async () => {
    const { save, served, names, reply } = editing();
    await save(({ locales }) => {
      for (const contact of locales[0]?.contacts ?? []) contact.name = 'Another line';
    });
    expect(names()).toEqual([]);
    expect(served.map(({ behind }) => behind)).toEqual([false]);
    expect(JSON.stringify(reply(ASKED).contacts)).toContain('Another line');
  });

  it('never shows an entry that was removed', async () => {
    const { save, end, served, names } = editing();
    await save(({ locales: [own] }) => Object.assign(own ?? {}, { faq: own?.faq.filter(({ id }) => id !== 'signs') }));
    while (served.at(-1)?.behind) await end('finish');
    expect(names()).toEqual(['search en', 'signals en', 'signals es']);
    for (const { content, model } of served.map((each) => each.content)) {
      const reply = createEngine(content, model).reply({ utterance: ASKED, locale: 'en', context: ['signs', 'laws'] });
      expect(JSON.stringify(reply)).not.toContain('"signs"');
    }
    expect(served).toHaveLength(4);
  });

  it('is served at once also while parts of an earlier edit are made, and the parts then catch up', async () => {
    const { save, end, served, names, reply } = editing();
    await save(also('how odd is that'));
    await save(say('Look for locks.'));
    expect(names()).toEqual(['search en']);
    expect(JSON.stringify(reply(ASKED))).toContain('locks');
    while (served.at(-1)?.behind) await end('finish');
    expect(names()).toEqual(['search en', 'search en', 'signals en']);
    expect(reply('how odd is that').entry?.id).toBe('signs');
  });

  it('keeps the earlier parts where a part cannot be made, and tries again at the next edit', async () => {
    const { save, end, served, names, reply, onFailed } = editing();
    await save(say('Look for debts.'));
    await end('fail');
    expect(onFailed).toHaveBeenCalledOnce();
    expect(JSON.stringify(reply(ASKED))).toContain('debts');
    await save(say('Look for locks.'));
    await end('finish');
    expect(names()).toEqual(['search en', 'search en']);
    expect(served.at(-1)?.behind).toBe(false);
  });

  it('makes what was edited while the part that failed was made', async () => {
    const { save, end, served, names, onFailed } = editing();
    await save(say('Look for debts.'));
    await save(say('Look for locks.'));
    await end('fail');
    expect(onFailed).toHaveBeenCalledOnce();
    await end('finish');
    expect(names()).toEqual(['search en', 'search en']);
    expect(served.at(-1)?.behind).toBe(false);
  });
});
