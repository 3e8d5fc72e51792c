import MiniSearch from 'minisearch';
import { certaintyOf, decide } from '../decide.ts';
import { words } from '../normalize.ts';
import { once } from '../once.ts';
import { coarse, createNumbers, createPostingsBuilder, nearly, roughly } from '../postings.ts';
import { openSearch } from '../search.ts';
import { mapInSteps, type Steps } from '../steps.ts';
import { openAnalysis, type Reading } from '../text/analysis.ts';
import { inOneLine } from '../text/in-one-line.ts';
import { stem } from '../text/stem.ts';
import { learnClassifier } from './classifier-learn.ts';
import { BM25, type Findable, type SearchModel } from './model.ts';
import { learnVerbatim, NOTHING_VERBATIM } from './verbatim.ts';

/** The answer's own words help a little, and mislead when they count as much as what people ask. */
const ANSWER_WEIGHT = 0.5;

/** Reads and learns everything that can be found in one language. */
export function* compileSearch(
  findables: readonly Findable[],
  language: string,
  synonyms: readonly string[][],
): Steps<SearchModel> {
  const texts = findables.map(({ question, utterances }) => [question, ...utterances]);
  const { model, phrasings } = yield* learnSearch(findables, texts, language, synonyms);
  const { find } = yield* openSearch(model, language, synonyms);
  const isFound = (number: number, at: number): boolean => {
    const findings = find(texts[number]?.[at] ?? '');
    const decision = decide(certaintyOf(findings), model.sides[number] !== 1);
    return findings.hits[0]?.id === model.ids[number] && decision === 'answer';
  };
  return { ...model, verbatim: yield* learnVerbatim(phrasings, isFound) };
}

/** Learns the model, all but the verbatim phrasings. `texts` holds the question and the utterances of each findable. */
function* learnSearch(
  findables: readonly Findable[],
  texts: readonly string[][],
  language: string,
  synonyms: readonly string[][],
): Steps<{ model: SearchModel; phrasings: Reading[][] }> {
  const vocabulary = createVocabulary(language);
  const analysis = yield* openAnalysis(language, synonyms, vocabulary.stemOf);
  const learn = (text: string): Reading => {
    const reading = analysis.read(text, vocabulary.noteSpelling);
    for (const word of reading.words) vocabulary.known.add(word);
    return reading;
  };

  const phrasings = yield* mapInSteps(texts, 1, (own) => own.map(learn));
  const stems = new Map<string, number>();
  // Stems are numbered in alphabetical order, as the words are, so that they take the least room when stored side by side.
  const number = (some: Iterable<string>): void => {
    for (const stem of [...new Set(some)].sort()) if (!stems.has(stem)) stems.set(stem, stems.size);
  };
  number(phrasings.flat().flatMap((reading) => reading.stems));
  const phrasedStems = stems.size;
  yield;

  const asked = yield* mapInSteps(phrasings, 10, (readings) => readings.flatMap((reading) => analysis.topic(reading)));
  const answered = yield* mapInSteps(findables, 1, ({ answer }) => analysis.topic(learn(inOneLine(answer))));
  number(answered.flat());
  const keywords = yield* scoreKeywords(asked, answered, [...stems.keys()]);
  const sides = Int8Array.from(findables, ({ scope }) => (scope === 'in' ? 1 : scope === 'out' ? -1 : 0));
  const classifier = yield* learnClassifier(phrasings, phrasedStems, stems, sides);
  // Spelling is mended before synonyms are replaced, so the speller has to know the words of synonyms, too.
  for (const word of synonyms.flat().flatMap((phrase) => words(phrase, language))) vocabulary.noteSynonym(word);
  const spoken = vocabulary.finish();
  number(spoken.words.map(vocabulary.stemOf));
  yield;
  const model = {
    ids: findables.map(({ id }) => id),
    sides,
    ...spoken,
    stemOf: createNumbers(spoken.words.length, stems.size).map(
      (_, word) => stems.get(vocabulary.stemOf(spoken.words[word] ?? '')) ?? 0,
    ),
    keywords: coarse(keywords.finish(stems.size, findables.length), KEYWORD_STEPS, nearly),
    classifier,
    verbatim: NOTHING_VERBATIM,
  };
  return { model, phrasings };
}

/** Keyword scores are rounded to this many steps from 0 to the largest, and nearly so: to every step where they are small. More find no more. */
const KEYWORD_STEPS = 30;

/** Gathers the words of the content and remembers their stems while it is read. */
function createVocabulary(language: string) {
  const spelled = new Map<string, number>();
  const known = new Set<string>();
  return {
    known,
    stemOf: once((word: string): string => stem(word, language)),
    noteSpelling(word: string): string {
      spelled.set(word, (spelled.get(word) ?? 0) + 1);
      return word;
    },
    noteSynonym(word: string): void {
      if (!spelled.has(word)) spelled.set(word, 1);
    },
    finish(): Pick<SearchModel, 'words' | 'spelled' | 'known'> {
      const all = [...new Set([...spelled.keys(), ...known])].sort();
      return {
        words: all,
        spelled: createNumbers(all.length, Math.max(...spelled.values(), 0) + 1).map((_, at) =>
          roughly(spelled.get(all[at] ?? '') ?? 0),
        ),
        known: Uint8Array.from(all, (word) => (known.has(word) ? 1 : 0)),
      };
    },
  };
}

/** Asks MiniSearch for the scores of each single stem: its score for several stems is the sum of theirs. */
function* scoreKeywords(asked: readonly string[][], answered: readonly string[][], stems: readonly string[]) {
  const index = new MiniSearch<{ id: number; phrasings: string; answer: string }>({
    fields: ['phrasings', 'answer'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term || null,
    searchOptions: { boost: { answer: ANSWER_WEIGHT }, bm25: BM25 },
  });
  yield* mapInSteps(asked, 1, (topic, id) =>
    index.add({ id, phrasings: topic.join(' '), answer: (answered[id] ?? []).join(' ') }),
  );
  const keywords = createPostingsBuilder();
  for (const [number, said] of stems.entries()) {
    if (number % FEW_STEMS === 0) yield;
    // In the order of the entries, and not of their scores: gaps between numbers that grow take less room than the numbers.
    const found = index.search(said).sort((a, b) => a.id - b.id);
    for (const { id, score } of found) keywords.add(number, id, score);
  }
  return keywords;
}

/** Stems asked for in one step: about a millisecond's. */
const FEW_STEMS = 100;
