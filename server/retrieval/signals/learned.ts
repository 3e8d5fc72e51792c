/**
 * The learned layer generalizes from the examples of signals.yaml to utterances that no phrase foresaw. Logistic
 * regression over hashed words, word pairs and letter groups says how likely an utterance is one of danger. Which need
 * it is closest to is up to needs.ts. It is trained the same way every time: in a build if there is one, else
 * at start-up.
 */
import type { SignalModel } from '../../content/signals.ts';
import { descend } from '../descent.ts';
import { mixedOrder } from '../mixed-order.ts';
import { once } from '../once.ts';
import {
  BIAS,
  countsOf,
  hashOfKind,
  hashOfWord,
  kindOf,
  lettersOf,
  listen,
  SHARPNESS,
  SIZE,
  sharesOf,
  sigmoid,
  slot,
} from './features.ts';
import type { Spoken } from './lexicon.ts';
import { wordsTold } from './needs.ts';
import { learnNeeds } from './needs-learned.ts';
import { writeTable } from './table.ts';
import { lineOf } from './taught.ts';

/** One utterance to learn from. */
export interface Lesson {
  spoken: Spoken;
  /** The need it shows, or null where there is none. */
  need: string | null;
  /** The danger is somebody else's. */
  isOther: boolean;
  /** How much it counts, 1 for a reviewed example. */
  weight: number;
}

/**
 * Learns from the lessons which features speak for danger, and which words for each need and for somebody else's.
 * `classOf` names the word group of a word, so that `my man` and `my boyfriend` teach each other. `words` are all words
 * that may be met.
 */
export function learn(
  lessons: readonly Lesson[],
  classOf: ReadonlyMap<string, string>,
  words: readonly string[],
): Omit<SignalModel, 'taught' | 'words' | 'borrowed'> {
  const utterances = lessons.map(({ spoken }) => spoken.words);
  const mass = { danger: 0, none: 0 };
  for (const { need, weight } of lessons) mass[need === null ? 'none' : 'danger'] += weight;
  const told = learnNeeds(lessons, classOf, words);
  const isTold = new Set(wordsTold(told.telling, words));
  const all = rowsOf(utterances, (word) => kindOf(word, classOf.get(word), isTold.has(word)));
  const { telling, times } = tellingOf(all, lessons, mass);
  const rows = weighed(all, telling);
  const weights = new Float32Array(SIZE + 1);
  const squares = new Float32Array(SIZE + 1).fill(FIRST_SQUARE);
  const balance = mass.danger > 0 && mass.none > 0 ? mass.none / mass.danger : 1;
  // Lessons are mixed by their hashes: one more then changes the verdict on two in a thousand lines that have nothing to do with it.
  // Mixed by their places it would change that on two in a hundred.
  const own = lessons.map(({ spoken }) => lineOf(spoken));
  for (let pass = 0; pass < PASSES; pass++) {
    for (const at of mixedOrder(own, pass)) {
      const lesson = lessons[at];
      if (lesson === undefined) continue;
      const error = sigmoid(score(weights, rows, at)) - (lesson.need === null ? 0 : 1);
      if (Math.abs(error) < LEARNED) continue;
      correct(weights, squares, rows, at, error * lesson.weight * (lesson.need === null ? 1 : balance));
    }
  }
  for (const [place, share] of telling.entries()) weights[place] = (weights[place] ?? 0) * share;
  keepWeightiest(weights, times);
  return { ...writeTable(weights), ...told };
}

/**
 * Sets the weights to 0 of all but the `MOST_FEATURES` features that move verdicts most: a small weight of a feature that many
 * lessons have moves more than a large one of a rare feature. `times`: how many lessons have each.
 */
function keepWeightiest(weights: Float32Array, times: Uint32Array): void {
  const moves = Float32Array.from(times, (met, place) => Math.abs(weights[place] ?? 0) * Math.sqrt(met));
  const least = Float32Array.from(moves).sort()[Math.max(0, SIZE - MOST_FEATURES)] ?? 0;
  for (const [place, moved] of moves.entries()) if (moved < least) weights[place] = 0;
}

/**
 * A quarter of all features that tell anything. With all of them, one line in a hundred more is judged right, for five times the
 * room.
 */
const MOST_FEATURES = 37_500;

/** Moves the weights of one row. */
function correct(weights: Float32Array, squares: Float32Array, rows: Rows, row: number, step: number): void {
  const { starts, at, value } = rows;
  const end = starts[row + 1] ?? 0;
  for (let position = starts[row] ?? 0; position < end; position++) {
    const index = at[position] ?? 0;
    const slope = step * (value[position] ?? 0) + DECAY * (weights[index] ?? 0);
    descend(weights, squares, index, slope, RATE);
  }
}

const PASSES = 14;
/** An error smaller than this is not worth a step: most lessons are soon learned, and whoever edits the content waits for the others. */
const LEARNED = 0.01;
/** Slow on purpose: what is learned by heart says less about new utterances. */
const RATE = 0.1;
const DECAY = 1e-4;
/** What descent.ts starts from. */
const FIRST_SQUARE = 1e-4;

/** Multiplies each feature by how telling it is, and leaves out those that tell nothing. */
function weighed({ starts, at, value }: Rows, telling: Float32Array): Rows {
  const left: Rows = {
    starts: new Uint32Array(starts.length),
    at: new Uint32Array(at.length),
    value: new Float32Array(at.length),
  };
  let next = 0;
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let position = starts[row] ?? 0; position < (starts[row + 1] ?? 0); position++) {
      const place = at[position] ?? 0;
      const own = telling[place] ?? 0;
      if (own === 0) continue;
      left.at[next] = place;
      left.value[next++] = (value[position] ?? 0) * own;
    }
    left.starts[row + 1] = next;
  }
  return left;
}

/**
 * How telling each place of the table is: 0 if too few lessons have it; else the more one side has it than the other,
 * the higher. Logistic regression on features weighed like this finds more than on bare ones (Wang and Manning,
 * Baselines and Bigrams, 2012). `mass`: the total weight of the lessons of each side. With it, how many lessons have each
 * place (`times`).
 */
function tellingOf(
  { starts, at }: Rows,
  lessons: readonly Lesson[],
  mass: { danger: number; none: number },
): { telling: Float32Array; times: Uint32Array } {
  const danger = new Float32Array(SIZE);
  const none = new Float32Array(SIZE);
  const times = new Uint32Array(SIZE);
  /** The lesson a place was last met in, from 1 on. */
  const last = new Uint32Array(SIZE);
  for (const [row, { need, weight }] of lessons.entries()) {
    const side = need === null ? none : danger;
    for (let position = starts[row] ?? 0; position < (starts[row + 1] ?? 0); position++) {
      const place = at[position] ?? 0;
      if (place === SIZE || last[place] === row + 1) continue;
      last[place] = row + 1;
      side[place] = (side[place] ?? 0) + weight;
      times[place] = (times[place] ?? 0) + 1;
    }
  }
  const telling = new Float32Array(SIZE + 1).fill(1);
  const fewest = Math.min(FEWEST_LESSONS, 1 + Math.floor(lessons.length / FEW_LESSONS));
  for (const [place, met] of times.entries()) {
    const odds = (1 + (danger[place] ?? 0)) / (1 + mass.danger) / ((1 + (none[place] ?? 0)) / (1 + mass.none));
    telling[place] = met < fewest ? 0 : Math.abs(Math.log(odds)) ** EVENNESS;
  }
  return { telling, times };
}

/**
 * A feature in fewer lessons than this tells little, and would take room on a phone. With few lessons altogether, fewer
 * are enough: 1, and one more for every `FEW_LESSONS` lessons.
 */
const FEWEST_LESSONS = 8;
const FEW_LESSONS = 1000;
/**
 * Power that the telling of a feature is raised to: with 0, all features count the same; with 1, the less telling ones
 * are held back in full. In between, mistakes of both kinds are fewest.
 */
const EVENNESS = 0.6;

/** The features of utterances, end to end: their places in the table, and what each weighs there. */
interface Rows {
  /** Where the row of each utterance begins; one more at the end. */
  starts: Uint32Array;
  at: Uint32Array;
  value: Float32Array;
}

function rowsOf(utterances: readonly (readonly string[])[], kind: (word: string) => string): Rows {
  const counts = utterances.map(countsOf);
  const starts = new Uint32Array(utterances.length + 1);
  for (const [row, { singles, pairs, far, letters }] of counts.entries())
    starts[row + 1] = (starts[row] ?? 0) + 1 + singles + pairs + far + letters;
  const total = starts[starts.length - 1] ?? 0;
  const rows: Rows = { starts, at: new Uint32Array(total), value: new Float32Array(total) };
  let next = 0;
  const add = (place: number, value: number): void => {
    rows.at[next] = place;
    rows.value[next++] = value;
  };
  const hashes = once((word) => ({
    word: hashOfWord(word),
    kind: hashOfKind(kind(word)),
    letters: lettersOf(word),
  }));
  for (const [row, tokens] of utterances.entries()) {
    const own = counts[row] ?? countsOf([]);
    const { single, pair, far, letter } = sharesOf(own);
    const said = tokens.slice(0, own.words).map(hashes);
    add(SIZE, BIAS);
    const words = Int32Array.from(said, ({ word }) => word);
    const kinds = Int32Array.from(said, ({ kind }) => kind);
    listen(words, kinds, own.words, {
      word(at) {
        add(slot(words[at] ?? 0), single);
        add(slot(kinds[at] ?? 0), single);
        for (const place of said[at]?.letters ?? []) add(place, letter);
      },
      single: (place) => add(place, single),
      pair: (place) => add(place, pair),
      far: (place) => add(place, far),
    });
  }
  return rows;
}

function score(weights: Float32Array, { starts, at, value }: Rows, row: number): number {
  let sum = 0;
  const end = starts[row + 1] ?? 0;
  for (let position = starts[row] ?? 0; position < end; position++)
    sum += (weights[at[position] ?? 0] ?? 0) * (value[position] ?? 0);
  return sum * SHARPNESS;
}
