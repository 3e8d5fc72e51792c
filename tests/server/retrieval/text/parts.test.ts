import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../../../server/app.ts';
import { createEngine } from '../../../../server/retrieval/engine.ts';
import { isReadWhole, partsOf } from '../../../../server/retrieval/text/parts.ts';
import { ANSWER_WAIT, createClient } from '../../../../widget/client.ts';
import { eventually } from '../../../eventually.ts';
import { natively } from '../../../natively.ts';

const { content, model } = natively('baked');
const engine = createEngine(content, model);
const ask = (utterance: string) => engine.reply({ utterance, locale: 'en' });

/** Harmless, and as long as a story that somebody pastes. */
const STORY = 'We moved to Helena in the spring and I worked at a shop. The weather was good that year. '.repeat(14);

describe('the parts of a text', () => {
  it.each([
    ['nothing', '', 1],
    ['as long as an utterance', 'a'.repeat(500), 1],
    ['one letter longer', 'a'.repeat(501), 2],
    ['sentences', STORY, 3],
  ])('are none of it lost: %s', (_, text, count) => {
    const parts = partsOf(text);
    expect([parts.join(''), parts.length]).toEqual([text, count]);
    expect(parts.every(({ length }) => length <= 500)).toBe(true);
  });

  it('end with a sentence, else with a line, else with a word', () => {
    const [first] = partsOf(STORY);
    expect(first).toMatch(/(shop|year)\. $/);
    expect(partsOf('a line without marks\n'.repeat(40))[0]).toMatch(/marks\n$/);
    expect(partsOf('word '.repeat(200))[0]).toMatch(/word $/);
  });

  it('are the first and the last of a text without end', () => {
    const text = `begin ${'word '.repeat(20_000)}end`;
    const parts = partsOf(text);
    expect([parts.length, isReadWhole(text), isReadWhole(STORY)]).toEqual([12, false, true]);
    expect([parts[0]?.slice(0, 5), parts.at(-1)?.slice(-3)]).toEqual(['begin', 'end']);
  });
});

describe('a long text', () => {
  it.each([
    ['first', `He won't let me leave the motel. ${STORY}`],
    ['in the middle', `${STORY}He won't let me leave the motel. ${STORY}`],
    ['last', `${STORY}He won't let me leave the motel.`],
    ['last of all', `${STORY.repeat(40)}He won't let me leave the motel.`],
  ])('is heard where the danger is told %s', (_, text) => {
    const { kind, contacts } = ask(text);
    expect(kind).toBe('escalation');
    expect(contacts.slice(0, 2).map(({ id }) => id)).toContain('emergency-911');
  });

  it('raises nothing by its length', () => {
    expect(ask(STORY).kind).not.toBe('escalation');
  });

  it('is answered in its most urgent danger, with the first lines of the others near the top', () => {
    const { text, contacts } = ask(`I want to kill myself tonight. ${STORY}He locked me in a motel room.`);
    expect(text).toEqual(ask('He locked me in a motel room.').text);
    expect(contacts.slice(0, 3).map(({ id }) => id)).toContain('suicide-and-crisis-lifeline-988');
    expect(new Set(contacts.map(({ id }) => id)).size).toBe(contacts.length);
  });

  it('is answered in what it asks most plainly, and what else it asks is offered next', () => {
    const both = 'How do I clear my record? '.repeat(20) + 'What are the signs of trafficking? '.repeat(20);
    const { kind, entry, questions } = ask(both);
    expect(kind).toBe('answer');
    expect(questions.length).toBeLessThanOrEqual(3);
    expect([entry?.id, questions[0]?.id].sort()).toEqual(['clearing-my-record', 'signs-of-control']);
  });

  it('is said to be read in part where the middle is left out', () => {
    const [whole, cut] = [ask(STORY), ask(STORY.repeat(40))];
    expect([whole.readInPart, cut.readInPart]).toEqual([undefined, true]);
    expect(engine.explain({ utterance: STORY.repeat(40), locale: 'en' }).reply).toEqual(cut);
  });

  it('is explained by the part that is answered', () => {
    const utterance = STORY + 'How do I clear my record? '.repeat(20);
    const { reply, decision, shared } = engine.explain({ utterance, locale: 'en' });
    expect([reply.entry?.id, decision]).toEqual(['clearing-my-record', 'answer']);
    expect(shared.get('clearing-my-record')?.length).toBeGreaterThan(0);
  });
});

describe('a long text that the chat asks', () => {
  const app = createApp({ engine, content });
  const chat = createClient({ address: 'https://cairn.test/v1/ask', answers: 'server' });
  const sending = vi.fn<typeof fetch>(async (address, init) => app.request(String(address), init));
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  const CONTROL = 'He took my passport and my phone, and he keeps all the money that I make. ';
  const LONGING = 'Some nights I wish I was dead and I think about ending my life.';
  const THANKS = 'Thank you so much for everything, this really helped me a lot today. '.repeat(7);
  const both = CONTROL + STORY.slice(0, 480) + LONGING;
  const thanks = `${THANKS}What is the penalty for sex trafficking a minor in Montana?`;
  const veryLong = STORY.repeat(4) + CONTROL + STORY.repeat(4) + LONGING;

  it.each([
    ['control, and then the wish to die', both],
    ['thanks, and then a question', thanks],
    ['danger in the middle', `${STORY.slice(0, 480)}He has a gun and he locked me in. ${STORY}`],
    ['more than is read', veryLong],
    ['a sign of two units where it is cut', `${'x'.repeat(499)}\u{1f631} ${CONTROL}`],
  ])('gets the reply to the whole of it, with one request: %s', async (_, text) => {
    sending.mockClear();
    vi.stubGlobal('fetch', sending);
    expect(await chat({ utterance: text, locale: 'en' })).toEqual(ask(text));
    expect(sending).toHaveBeenCalledOnce();
  });

  it('gets what each needs', () => {
    expect(ask(both).contacts[1]?.id).toBe('suicide-and-crisis-lifeline-988');
    expect(ask(thanks).entry?.id).toBe('laws');
    expect([ask(both).readInPart, ask(veryLong).readInPart]).toEqual([undefined, true]);
  });

  it('gets it also when it is late', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    vi.stubGlobal('fetch', async (...sent: Parameters<typeof fetch>) => {
      await arrived;
      return sending(...sent);
    });
    const late = vi.fn();
    const reply = chat({ utterance: both, locale: 'en' }, late);
    await vi.advanceTimersByTimeAsync(2 * ANSWER_WAIT);
    expect(await reply).toBeUndefined();
    arrive();
    await vi.advanceTimersByTimeAsync(ANSWER_WAIT);
    await eventually(() => expect(late).toHaveBeenCalledExactlyOnceWith(ask(both)));
  });
});
