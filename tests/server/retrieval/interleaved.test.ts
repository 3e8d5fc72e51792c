/** A reply is made in steps, and between two of them another visitor's is made on the same engine: neither may hear the other. */
import { expect, it } from 'vitest';
import type { Ask, Reply } from '../../../server/contract.ts';
import { createEngine, type Engine, openEngine } from '../../../server/retrieval/engine.ts';
import { finish } from '../../../server/retrieval/steps.ts';
import { natively } from '../../natively.ts';

const { content, model } = natively('baked');
const engine = createEngine(content, model);

/** Unknown words, misspellings, names, towns, two languages, small talk, harm, and a story of several parts. */
const ASKS: Ask[] = [
  { utterance: 'tyler zzyzx hit me agian in Bozeman', locale: 'en' },
  { utterance: 'no me deja salir del cuarto de la qwertyuria', locale: 'es' },
  { utterance: 'what is the penalty for traficking', locale: 'en', context: ['extent'] },
  { utterance: 'how do i find girls to work for me', locale: 'en' },
  { utterance: 'hewontletmeleave', locale: 'es' },
  { utterance: 'ok thanks', locale: 'en', context: ['laws'] },
  { utterance: 'I want to kill myself', locale: 'en' },
  { utterance: 'responda en español: what are the signs', locale: 'en' },
  {
    utterance: `${'The weather was fine and we drove along the river. '.repeat(9)}${'He keeps my passport and says I owe him. '.repeat(9)}`,
    locale: 'en',
  },
];

it('replies that are made side by side are the same as one after another', () => {
  const apart = ASKS.map((ask) => engine.reply(ask));
  for (const [first, one] of ASKS.entries())
    for (const [second, other] of ASKS.entries()) {
      const replies: (Reply | undefined)[] = [undefined, undefined];
      const steps = [engine.replying(one), engine.replying(other)];
      // Now one goes on, now the other, in stretches that differ, until both are done.
      for (let turn = 0; replies.includes(undefined); turn++) {
        const at = turn % 2;
        for (let step = 0; step <= turn % 3 && replies[at] === undefined; step++) {
          const next = steps[at]?.next();
          if (next?.done) replies[at] = next.value;
        }
      }
      expect(replies).toEqual([apart[first], apart[second]]);
    }
}, 120_000);

it('replies are the same whichever language is opened first, and while another is being opened', () => {
  const [asked, opened] = content.locales.map(({ locale }) => finish(openEngine(content, model, locale))) as [
    Engine,
    Engine,
  ];
  const opening = opened.open();
  for (const ask of ASKS) {
    opening.next();
    const reply = engine.reply(ask);
    expect([asked.reply(ask), opened.reply(ask)]).toEqual([reply, reply]);
  }
}, 120_000);
