/**
 * The learned layer: generalises from the examples of signals.yaml to utterances no phrase foresaw. Logistic regression
 * over hashed words, word pairs and letter groups says how likely an utterance is one of danger; naive Bayes over the
 * words says which need it is closest to. Trained at start-up, the same way every time.
 */

/** One utterance to learn from, as words. */
export interface Lesson {
  tokens: readonly string[];
  /** The need it shows, or null where there is none. */
  need: string | null;
  /** How much it counts, 1 for a reviewed example. */
  weight: number;
}

export interface LearnedLayer {
  /** 0 to 1: how like the examples of danger it is, against the counter-examples. */
  danger(tokens: readonly string[]): number;
  /** The needs, most likely first. */
  needs(tokens: readonly string[]): string[];
}

/** `classOf` names the word group a word belongs to, so that `my man` and `my boyfriend` teach each other. */
export function trainLearnedLayer(lessons: readonly Lesson[], classOf: ReadonlyMap<string, string>): LearnedLayer {
  const rows = lessons.map(({ tokens }) => features(tokens, classOf));
  const weights = new Float32Array(SIZE + 1);
  const squares = new Float32Array(SIZE + 1).fill(1e-4);
  const mass = { danger: 0, none: 0 };
  for (const { need, weight } of lessons) mass[need === null ? 'none' : 'danger'] += weight;
  const balance = mass.danger > 0 && mass.none > 0 ? mass.none / mass.danger : 1;
  const order = lessons.map((_, at) => at);
  let seed = 7;
  for (let pass = 0; pass < PASSES; pass++) {
    for (let at = order.length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const lesson = lessons[at];
      const row = rows[at];
      if (lesson === undefined || row === undefined) continue;
      const error = sigmoid(score(weights, row)) - (lesson.need === null ? 0 : 1);
      const step = error * lesson.weight * (lesson.need === null ? 1 : balance);
      row.at.forEach((index, position) => {
        const slope = step * (row.value[position] ?? 0) + DECAY * (weights[index] ?? 0);
        squares[index] = (squares[index] ?? 0) + slope * slope;
        weights[index] = (weights[index] ?? 0) - (RATE * slope) / Math.sqrt(squares[index] ?? 1);
      });
    }
  }
  const rank = trainNeeds(lessons, classOf);
  return { danger: (tokens) => sigmoid(score(weights, features(tokens, classOf))), needs: rank };
}

const SIZE = 1 << 14;
const PASSES = 8;
const RATE = 0.15;
const DECAY = 1e-4;
/** Words looked at: an utterance is at most 500 characters. */
const LONGEST = 120;

interface Row {
  at: number[];
  value: number[];
}

function features(tokens: readonly string[], classOf: ReadonlyMap<string, string>): Row {
  const shown = tokens.slice(0, LONGEST);
  const classes = shown.map((token) => classOf.get(token) ?? token);
  const single = new Set<number>();
  const pairs = new Set<number>();
  const letters = new Set<number>();
  single.add(hash(`^${shown[0] ?? ''}`));
  single.add(hash(`^${shown[0] ?? ''} ${shown[1] ?? ''}`));
  for (let at = 0; at < shown.length; at++) {
    const word = shown[at] ?? '';
    const kind = classes[at] ?? '';
    single.add(hash(word));
    if (kind !== word) single.add(hash(`<${kind}`));
    if (at > 0) {
      pairs.add(hash(`${shown[at - 1]} ${word}`));
      pairs.add(hash(`${classes[at - 1]}_${kind}`));
    }
    if (at > 1) {
      pairs.add(hash(`${classes[at - 2]}__${kind}`));
      pairs.add(hash(`${classes[at - 2]}_${classes[at - 1]}_${kind}`));
    }
    const padded = ` ${word} `;
    for (let from = 0; from + 3 <= padded.length; from++) {
      letters.add(hash(`#${padded.slice(from, from + 3)}`));
      if (from + 4 <= padded.length) letters.add(hash(`#${padded.slice(from, from + 4)}`));
    }
  }
  const row: Row = { at: [SIZE], value: [0.5] };
  for (const [family, share] of [
    [single, 1],
    [pairs, 1],
    [letters, 0.7],
  ] as const) {
    const value = share / Math.sqrt(family.size || 1);
    for (const index of family) {
      row.at.push(index);
      row.value.push(value);
    }
  }
  return row;
}

function score(weights: Float32Array, { at, value }: Row): number {
  let sum = 0;
  for (let position = 0; position < at.length; position++) {
    sum += (weights[at[position] ?? 0] ?? 0) * (value[position] ?? 0);
  }
  return sum * SHARPNESS;
}

/** Rows are short vectors of length about one: without this the slope would never get steep enough. */
const SHARPNESS = 3;

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** FNV-1a, folded to the table. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value ^ (value >>> 15)) & (SIZE - 1);
}

function trainNeeds(lessons: readonly Lesson[], classOf: ReadonlyMap<string, string>): LearnedLayer['needs'] {
  const counts = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  const vocabulary = new Set<string>();
  for (const { tokens, need } of lessons) {
    if (need === null) continue;
    const own = counts.get(need) ?? new Map<string, number>();
    counts.set(need, own);
    for (const word of bag(tokens, classOf)) {
      vocabulary.add(word);
      own.set(word, (own.get(word) ?? 0) + 1);
      totals.set(need, (totals.get(need) ?? 0) + 1);
    }
  }
  return (tokens) => {
    const seen = [...bag(tokens, classOf)].filter((word) => vocabulary.has(word));
    const scored = [...counts].map(([need, own]) => {
      const total = (totals.get(need) ?? 0) + 0.3 * vocabulary.size;
      return { need, score: seen.reduce((sum, word) => sum + Math.log(((own.get(word) ?? 0) + 0.3) / total), 0) };
    });
    return scored.sort((a, b) => b.score - a.score).map(({ need }) => need);
  };
}

function bag(tokens: readonly string[], classOf: ReadonlyMap<string, string>): Set<string> {
  const classes = tokens.map((token) => classOf.get(token) ?? token);
  return new Set([...tokens, ...classes.slice(1).map((kind, at) => `${classes[at]} ${kind}`)]);
}
