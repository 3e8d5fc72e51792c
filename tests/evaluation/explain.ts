/** `npm run explain -- "utterance"` says why each of the top five entries scored as it did, and which signal fired. */

import { readArguments, refuse } from '../../server/content/check-call.ts';
import { ANSWER_THRESHOLD, CLARIFICATION_THRESHOLD } from '../../server/retrieval/decide.ts';
import { createEngine } from '../../server/retrieval/engine.ts';
import { learnedEscalation } from '../signals/content.ts';
import { contentOf } from './content.ts';

const USAGE = `npm run explain -- "what are the signs" [--locale es] [--context laws,venues] [--content FOLDER]

  --locale    the language of the page; en without it
  --context   ids already shown, oldest first
  --content   the content folder; content without it
`;

const { values, positionals } = readArguments(
  USAGE,
  { locale: { type: 'string' }, context: { type: 'string' }, content: { type: 'string', default: 'content' } },
  true,
);
const utterance = positionals.join(' ');
if (utterance === '') refuse('There is nothing to explain: write what somebody may ask.', USAGE);

const content = contentOf(values.content);
const ask = {
  utterance,
  ...(values.locale && { locale: values.locale }),
  ...(values.context && { context: values.context.split(',') }),
};
const { reply, locale, signals, places, lean, findings, certainty, decision, shared } =
  createEngine(content).explain(ask);

console.log(`"${utterance}"`);
console.log(`  read as        ${findings.reading.words.join(' ')}   (${locale})`);
console.log(`  leans on what was shown: ${lean}`);
if (places.named || places.elsewhere || places.asksNear) console.log(`  places         ${JSON.stringify(places)}`);

console.log('\nSignals');
for (const { locale: language, fired, danger, likely } of learnedEscalation(content.locales).explain(utterance)) {
  const needs = likely.slice(0, 3).map(([need, likelihood]) => `${need} ${likelihood.toFixed(2)}`);
  console.log(
    `  ${language}  fired: ${fired.join(' · ') || 'none'}   learned danger ${danger.toFixed(2)}   needs: ${needs.join(' · ')}`,
  );
}
console.log(`  wrongdoing: ${signals.wrongdoing}   audiences: ${signals.audiences.join(', ') || 'none'}`);

console.log('\nTop five          score = keywords + weight × sound');
for (const hit of findings.hits.slice(0, 5)) {
  console.log(
    `  ${hit.id.padEnd(28)} ${hit.score.toFixed(3)}   keywords ${hit.keywords.toFixed(3)}   sound ${hit.sound.toFixed(3)}`,
  );
  const reasons = (shared.get(hit.id) ?? [])
    .slice(0, 8)
    .map(({ feature, adds }) => `${readable(feature)} ${adds.toFixed(3)}`);
  console.log(`      ${reasons.join('   ')}`);
}

console.log('\nEvidence about the first');
for (const [name, value] of Object.entries(findings.evidence)) console.log(`  ${name.padEnd(14)} ${value.toFixed(3)}`);
console.log(
  `  certainty      ${certainty.toFixed(3)} → ${decision} (answer from ${ANSWER_THRESHOLD}, ask from ${CLARIFICATION_THRESHOLD})`,
);

console.log(`\nReply: ${reply.kind}${reply.entry ? `, ${reply.entry.id}` : ''}`);
if (reply.passage !== undefined)
  console.log(`  passage    ${JSON.stringify(reply.entry?.answer[reply.passage]).slice(0, 90)}`);
console.log(`  questions  ${reply.questions.map(({ id }) => id).join(', ') || 'none'}`);
console.log(`  contacts   ${reply.contacts.map(({ id }) => id).join(', ')}`);

/**
 * Writes a feature so that a person can read it. `=sign` is a stem, `the+sign` a pair, and anything else a run of letters with
 * `_` for the word's end.
 */
function readable(feature: string): string {
  if (feature.startsWith('=')) return `stem "${feature.slice(1)}"`;
  return feature.includes('+') ? `pair "${feature.replace('+', ' ')}"` : `letters "${feature.replaceAll(' ', '_')}"`;
}
