import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../server/retrieval/engine.ts';
import { isReadWhole, partsOf } from '../../../server/retrieval/parts.ts';
import { natively } from '../../natively.ts';

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
