/**
 * Fits the weights in server/retrieval/decide.ts: `npx tsx tests/evaluation/fit.ts`. Logistic regression on the evidence
 * about the best hit of every development utterance, each set counting the same; judged on sets that were left out.
 */
import { loadContent } from '../../server/content/load.ts';
import type { Evidence } from '../../server/retrieval/search.ts';
import { createSearch, type Search } from '../../server/retrieval/search.ts';
import { finish } from '../../server/retrieval/steps.ts';
import { harmless, inScope, outOfScope, smallTalk } from './labelled.ts';
import { publicSetFiles, readPublicSet } from './public-sets.ts';

interface Sample {
  evidence: number[];
  right: boolean;
}

const NAMES: (keyof Evidence)[] = ['keywords', 'sound', 'nearest', 'share', 'lead', 'coverage', 'matched', 'familiar'];
const ALTERNATES = [5, 20];

const sets = new Map<string, Sample[]>();
for (const alternates of ALTERNATES)
  for (const { name, path } of publicSetFiles()) {
    const { content, dev } = readPublicSet(path, name, alternates, 400);
    const faq = content.locales[0]?.faq ?? [];
    const search = finish(createSearch(faq, 'en', []));
    // A set without utterances out of scope gets them by leaving entries out.
    const held = dev.some(({ ids }) => ids.length === 0)
      ? []
      : faq.filter((_, number) => number % 4 === 0).map(({ id }) => id);
    const partial = finish(
      createSearch(
        faq.filter(({ id }) => !held.includes(id)),
        'en',
        [],
      ),
    );
    const samples = dev.flatMap(({ text, ids }) => {
      const outside = held.length > 0 && ids.every((id) => held.includes(id));
      return [sample(outside ? partial : search, text, outside ? [] : ids)];
    });
    sets.set(`${name} ${alternates}`, samples);
  }

const own = loadContent(process.env.CAIRN_CONTENT ?? 'content').locales[0];
if (own) {
  const search = finish(
    createSearch(
      [...own.faq, ...own.replies.filter(({ utterances }) => utterances.length > 0)],
      own.locale,
      own.synonyms,
    ),
  );
  const replies = own.replies.map(({ id }) => id);
  const extra = own.faq.map(({ id }) => id);
  // An entry beyond the twenty may be the best answer, but nobody labelled which: such hits are left out of the fit.
  const seeds = new Set(inScope().flatMap(({ accept }) => accept));
  sets.set('own', [
    ...[...inScope(), ...harmless().filter(({ accept }) => !accept.includes('none'))].flatMap(
      ({ utterance, accept }) => {
        const found = search.find(utterance).hits[0]?.id ?? '';
        return extra.includes(found) && !seeds.has(found) ? [] : [sample(search, utterance, accept)];
      },
    ),
    ...outOfScope().map(({ utterance }) => sample(search, utterance, [])),
    ...smallTalk().map(({ utterance }) => sample(search, utterance, replies)),
  ]);
}

console.log('left out          AUROC   answered right at precision 0.9');
let total = 0;
for (const [name, samples] of sets) {
  const weights = regress(
    [...sets]
      .filter(([other]) => other !== 'own' && other.split(' ')[0] !== name.split(' ')[0])
      .map(([, each]) => each),
  );
  const judged = samples.map(({ evidence, right }) => ({ score: logit(weights, evidence), right }));
  total += precise(judged);
  console.log(`${name.padEnd(24)} ${auroc(judged).toFixed(3)}   ${precise(judged).toFixed(3)}`);
}
console.log(`mean right at precision 0.9: ${(total / sets.size).toFixed(3)}`);
// The own lines are judged, never fitted on: their figures in the report stay held out of the weights.
const weights = regress([...sets].filter(([name]) => name !== 'own').map(([, samples]) => samples));
console.log(
  JSON.stringify(
    Object.fromEntries(['constant', ...NAMES].map((name, at) => [name, Number((weights[at] ?? 0).toFixed(2))])),
    null,
    2,
  ),
);

function sample(search: Search, text: string, ids: string[]): Sample {
  const { hits, evidence } = search.find(text);
  return { evidence: NAMES.map((name) => evidence[name]), right: ids.includes(hits[0]?.id ?? '') };
}

function logit(weights: number[], evidence: number[]): number {
  return evidence.reduce((sum, value, at) => sum + value * (weights[at + 1] ?? 0), weights[0] ?? 0);
}

/** Newton's method would be exact; plain descent on few, small features is enough and has nothing to go wrong. */
function regress(groups: Sample[][]): number[] {
  const fitted = new Array<number>(NAMES.length + 1).fill(0);
  for (let step = 0; step < 3000; step++) {
    const slope = fitted.map((value, at) => (at === 0 ? 0 : value * 1e-3));
    for (const samples of groups)
      for (const { evidence, right } of samples) {
        const error = (1 / (1 + Math.exp(-logit(fitted, evidence))) - (right ? 1 : 0)) / samples.length / groups.length;
        slope[0] = (slope[0] ?? 0) + error;
        evidence.forEach((value, at) => {
          slope[at + 1] = (slope[at + 1] ?? 0) + error * value;
        });
      }
    slope.forEach((value, at) => {
      fitted[at] = (fitted[at] ?? 0) - 2 * value;
    });
  }
  return fitted;
}

function auroc(judged: { score: number; right: boolean }[]): number {
  const right = judged.filter((each) => each.right);
  const wrong = judged.filter((each) => !each.right);
  let wins = 0;
  for (const good of right)
    for (const bad of wrong) wins += good.score > bad.score ? 1 : good.score === bad.score ? 0.5 : 0;
  return wins / (right.length * wrong.length || 1);
}

/** Most right answers, as a share of all utterances that have one, at any threshold with nine in ten answers right. */
function precise(judged: { score: number; right: boolean }[]): number {
  let right = 0;
  let best = 0;
  [...judged]
    .sort((a, b) => b.score - a.score)
    .forEach((each, at) => {
      if (each.right) right++;
      if (right / (at + 1) >= 0.9) best = right;
    });
  return best / (judged.length || 1);
}
