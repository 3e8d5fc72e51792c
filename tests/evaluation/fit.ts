/**
 * Fits the weights in server/retrieval/decide.ts: `npx tsx tests/evaluation/fit.ts`. It is a logistic regression on the evidence
 * about the best hit: for every development utterance of the public sets, and for every utterance of the content while that is
 * left out of what the search learns from. Each set counts the same. Each is judged while it is left out of the fit.
 */
import type { LocaleContent } from '../../server/content/content.ts';
import { loadContent } from '../../server/content/load.ts';
import { CERTAINTY_WEIGHTS } from '../../server/retrieval/decide.ts';
import { findablesOf } from '../../server/retrieval/reply/voice.ts';
import type { Evidence, Search } from '../../server/retrieval/search.ts';
import { createSearch } from '../server/retrieval/create-search.ts';
import { harmless, inScope, outOfScope, smallTalk } from './labelled.ts';
import { publicSetFiles, readPublicSet } from './public-sets.ts';

interface Sample {
  evidence: number[];
  right: boolean;
  weight: number;
}

const NAMES = Object.keys(CERTAINTY_WEIGHTS).filter((name): name is keyof Evidence => name !== 'constant');
const ALTERNATES = [5, 20];
const FOLDS = 5;
/** The weight of an utterance out of scope: the sets hold fewer of them than of those in scope, but visitors know no such limits. */
const OUTSIDE_WEIGHT = 10;
const STEPS = 25;
const HELD_BACK: number = 1e-3;

const sets = new Map<string, Sample[]>();
for (const alternates of ALTERNATES)
  for (const { name, path } of publicSetFiles()) {
    const { content, dev } = readPublicSet(path, name, alternates, 400);
    const faq = content.locales[0]?.faq ?? [];
    const search = createSearch(faq, 'en');
    // A set without utterances out of scope gets them by leaving entries out.
    const held = dev.some(({ ids }) => ids.length === 0)
      ? []
      : faq.filter((_, number) => number % 4 === 0).map(({ id }) => id);
    const partial = createSearch(
      faq.filter(({ id }) => !held.includes(id)),
      'en',
    );
    const samples = dev.flatMap(({ text, ids }) => {
      const outside = held.length > 0 && ids.every((id) => held.includes(id));
      return [sample(outside ? partial : search, text, outside ? [] : ids)];
    });
    sets.set(`${name} ${alternates}`, samples);
  }

const content = loadContent(process.env.CAIRN_CONTENT || 'content');
for (const locale of content.locales) sets.set(`utterances-${locale.locale}`, leftOut(locale));

const own = content.locales[0];
if (own) {
  const search = createSearch(findablesOf(own), own.locale, own.synonyms);
  const replies = own.replies.map(({ id }) => id);
  const extra = own.faq.map(({ id }) => id);
  // An entry beyond the twenty may be the best answer, but nobody labelled for which lines: such hits are left out of the fit.
  const seeds = new Set(inScope().flatMap(({ accept }) => accept));
  sets.set('own', [
    ...[...inScope(), ...harmless().filter(({ accept }) => !accept.includes('none'))].flatMap(
      ({ utterance, accept }) => {
        const found = search.find(utterance).hits[0]?.id ?? '';
        return extra.includes(found) && !seeds.has(found) ? [] : [sample(search, utterance, accept)];
      },
    ),
    ...outOfScope()
      .filter(({ utterance }) => extra.includes(search.find(utterance).hits[0]?.id ?? ''))
      .map(({ utterance }) => sample(search, utterance, [])),
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
// Our own lines are only judged, never fitted on, so that their figures in the report do not depend on these weights.
const weights = regress([...sets].filter(([name]) => name !== 'own').map(([, samples]) => samples));
console.log(
  JSON.stringify(
    Object.fromEntries(['constant', ...NAMES].map((name, at) => [name, Number((weights[at] ?? 0).toFixed(2))])),
    null,
    2,
  ),
);

function sample(search: Search, text: string, ids: string[], weight = 1): Sample {
  const { hits, evidence } = search.find(text);
  return { evidence: NAMES.map((name) => evidence[name]), right: ids.includes(hits[0]?.id ?? ''), weight };
}

/**
 * Leaves out every fifth utterance in turn, and finds it by what the others teach. Only utterances that find an entry are kept:
 * without one there is nothing to answer with.
 */
function leftOut(locale: LocaleContent): Sample[] {
  const findables = findablesOf(locale);
  const entries = new Set(locale.faq.map(({ id }) => id));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const kept = findables.map((each) => ({
      ...each,
      utterances: each.utterances.filter((_, at) => at % FOLDS !== fold),
    }));
    const search = createSearch(kept, locale.locale, locale.synonyms);
    return findables.flatMap(({ id, utterances, scope }) =>
      utterances
        .filter((utterance, at) => at % FOLDS === fold && entries.has(search.find(utterance).hits[0]?.id ?? ''))
        .map((utterance) => sample(search, utterance, [id], scope === 'out' ? OUTSIDE_WEIGHT : 1)),
    );
  }).flat();
}

function logit(weights: readonly number[], evidence: readonly number[]): number {
  return evidence.reduce((sum, value, at) => sum + value * (weights[at + 1] ?? 0), weights[0] ?? 0);
}

/** Newton's method, held back a little from large weights. */
function regress(groups: readonly Sample[][]): number[] {
  const size = NAMES.length + 1;
  let fitted = new Array<number>(size).fill(0);
  for (let step = 0; step < STEPS; step++) {
    const slope = fitted.map((value, at) => (at === 0 ? 0 : value * HELD_BACK));
    const curve = fitted.map((_, row) => fitted.map((_, column) => (row === column ? HELD_BACK : 0)));
    for (const samples of groups) {
      const all = samples.reduce((sum, { weight }) => sum + weight, 0) * groups.length;
      for (const { evidence, right, weight } of samples) {
        const likely = 1 / (1 + Math.exp(-logit(fitted, evidence)));
        const values = [1, ...evidence];
        for (let row = 0; row < size; row++) {
          const value = ((values[row] ?? 0) * weight) / all;
          slope[row] = (slope[row] ?? 0) + value * (likely - (right ? 1 : 0));
          const line = curve[row] ?? [];
          for (let column = 0; column < size; column++)
            line[column] = (line[column] ?? 0) + value * (values[column] ?? 0) * likely * (1 - likely);
        }
      }
    }
    const move = solve(curve, slope);
    fitted = fitted.map((value, at) => value - (move[at] ?? 0));
  }
  return fitted;
}

/** Gauss's elimination; the matrix is positive, so no pivot is nought. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  for (const [at, pivot] of rows.entries())
    for (const [other, row] of rows.entries()) {
      const times = other === at ? 0 : (row[at] ?? 0) / (pivot[at] ?? 1);
      if (times !== 0)
        for (let column = at; column < row.length; column++)
          row[column] = (row[column] ?? 0) - times * (pivot[column] ?? 0);
    }
  return rows.map((row, at) => (row.at(-1) ?? 0) / (row[at] ?? 1));
}

function auroc(judged: { score: number; right: boolean }[]): number {
  const right = judged.filter((each) => each.right);
  const wrong = judged.filter((each) => !each.right);
  let wins = 0;
  for (const good of right)
    for (const bad of wrong) wins += good.score > bad.score ? 1 : good.score === bad.score ? 0.5 : 0;
  return wins / (right.length * wrong.length || 1);
}

/** Returns the most right answers, as a share of all utterances that have one, at any threshold where nine in ten answers are right. */
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
