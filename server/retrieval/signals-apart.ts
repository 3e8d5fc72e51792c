/**
 * Looks for danger in single sentences. Harmless sentences around one hide nothing, and words that make danger doubtful
 * count only in the same sentence.
 */
import { hear, type Text } from './normalize.ts';
import { sentencesOf } from './sentences.ts';
import { DOUBTED, type Found, isLearned } from './signals-found.ts';

/**
 * Returns what `read` finds in the sentence that is the most alarming by itself. Undefined if no sentence is alarming
 * enough, or if there is only one. `read` gives what each language finds in a sentence.
 */
export function plainest<Each extends Found>(
  utterance: Text,
  read: (sentence: string) => readonly Each[],
): readonly Each[] | undefined {
  let most: readonly Each[] | undefined;
  let danger = 0;
  for (const sentence of sentencesOf(hear(utterance).text)) {
    const found = read(sentence);
    const raised = found.filter((each) => each.hits.length > 0 && each.danger >= leastOf(each));
    const own = Math.max(...raised.map((each) => each.danger), 0);
    if (own <= danger) continue;
    most = found;
    danger = own;
  }
  return most;
}

const leastOf = ({ hits }: Found): number => (hits.every(isLearned) ? PLAIN_ALONE : DOUBTED);

/**
 * Least likelihood for the learned layer to raise a single sentence. Of 240 lines of danger beside a harmless one, 5
 * are lost, and of 500 harmless lines beside each other, 1 is raised. With 0.85, 24 are lost and 1 is raised; with
 * 0.55, 2 are lost and, in Spanish, 10 are raised.
 */
const PLAIN_ALONE = 0.65;
