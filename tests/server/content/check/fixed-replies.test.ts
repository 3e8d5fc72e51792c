import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ASKED_FOR } from '../../../../server/content/check/fixed-replies.ts';
import { type BuiltInId, TRUST } from '../../../../server/retrieval/built-in-words.ts';
import { entryFile } from '../sample-content.ts';
import { warningsOf } from './review.ts';

const reply = entryFile();
const all = Object.fromEntries(ASKED_FOR.map((id) => [`en/replies/${id}.md`, reply]));
const found = (files: Record<string, string>) => warningsOf({ 'en/faq/a.md': reply, ...files }, ['reply']);

it('warns of a fixed reply that was deleted or renamed, in whatever language', () => {
  const { 'en/replies/fallback.md': moved = '', ...others } = all;
  expect(found(all)).toEqual([]);
  expect(found({ ...others, 'en/replies/fall-back.md': moved })).toEqual([
    'en/replies/fall-back.md:1 reply is shown to nobody: it has no utterances',
    'en/replies/fallback.md:1 reply is missing: people would read bare words that nobody here wrote',
  ]);
});

it('asks for the first line of each need', () => {
  const signals = 'needs:\n  - { id: plea, contacts: [one], phrases: [help] }\n';
  expect(found({ ...all, 'en/signals.yaml': signals, 'en/replies/escalation-pleas.md': reply })).toEqual([
    'en/replies/escalation-plea.md:1 reply is missing: people would read bare words that nobody here wrote',
    'en/replies/escalation-pleas.md:1 reply is shown to nobody: it has no utterances',
  ]);
});

it('asks for the first line that a need has for the danger of others', () => {
  const signals = 'needs:\n  - { id: plea, otherReply: plea-someone, contacts: [one], phrases: [help] }\n';
  expect(found({ ...all, 'en/signals.yaml': signals, 'en/replies/escalation-plea.md': reply })).toEqual([
    'en/replies/escalation-plea-someone.md:1 reply is missing: people would read bare words that nobody here wrote',
  ]);
});

it('asks nothing of a language without fixed replies, nor of a reply that people find by its utterances', () => {
  expect(found({})).toEqual([]);
  expect(found({ ...all, 'en/replies/thanks.md': entryFile({ utterances: '[thanks]' }) })).toEqual([]);
});

it('knows every reply that the engine asks for', () => {
  const builtIn: Record<Exclude<BuiltInId, 'escalation'>, true> = {
    fallback: true,
    clarification: true,
    'other-place': true,
    'near-me': true,
    'near-me-none': true,
    'other-topic': true,
    nonsense: true,
    'follow-up-more': true,
    'follow-up-none': true,
    'not-what-i-meant': true,
    'no-danger': true,
    wrongdoing: true,
  };
  const folder = 'server/retrieval';
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.endsWith('.ts') ? readFileSync(`${folder}/${file}`, 'utf8') : '',
  );
  const named = [...code.join('').matchAll(/voice\.entry\('([a-z-]+)'\)/g)].map(([, id]) => id);
  expect(named).toContain('language');
  expect(ASKED_FOR).toEqual(expect.arrayContaining([...Object.keys(builtIn), ...TRUST, ...named]));
});
