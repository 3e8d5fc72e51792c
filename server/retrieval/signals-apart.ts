/** What is alarming in one sentence among others: harmless words around it hide nothing, and what doubts it has to stand beside it. */
import { hear, type Text } from './normalize.ts';
import { sentencesOf } from './sentences.ts';
import { DOUBTED, type Found, isLearned } from './signals-found.ts';

/**
 * What `read` finds in the sentence that is most alarming by itself, as long as it is plain there; undefined where none is, or where there
 * is but one. It gives what each language makes of a sentence.
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
 * The least for the learned layer to raise on one sentence. Of 240 lines of danger beside a harmless one 5 are lost, and of 500 harmless
 * ones beside each other 1 is raised; with .85, 24 and 1; with .55, 2 and 10 in Spanish.
 */
const PLAIN_ALONE = 0.65;
