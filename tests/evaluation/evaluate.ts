/**
 * `npm run evaluate` measures how well Cairn understands people, beside what a developer would pick instead. Prints a table and
 * writes .cache/evaluation.html. `-- --quick` leaves out the peers; `-- --content <folder>` judges other content.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments } from '../../server/content/check-call.ts';
import { createEngine } from '../../server/retrieval/engine.ts';
import { contentOf } from './content.ts';
import { inScope } from './labelled.ts';
import { loadPeers, miniSearchReadme, type Peer } from './peers.ts';
import { createProgress } from './progress.ts';
import { type PublicFigures, peerEntries, scorePeer, scorePublic } from './public-score.ts';
import { publicSetFiles, readPublicSet } from './public-sets.ts';
import { renderReport } from './report.ts';
import { type Figure, figures, scoreLines } from './score.ts';
import { scoreUnseen } from './unseen.ts';

/** The goal is set for this number: each public entry has its question and five alternates. */
const ALTERNATES = 5;
const MOST = 600;

const USAGE = `npm run evaluate -- [--quick] [--content FOLDER]

  --quick    leave out what a developer would pick instead
  --content  the content folder; content without it
`;

const { values } = readArguments(USAGE, {
  quick: { type: 'boolean', default: false },
  content: { type: 'string', default: 'content' },
});
const notes: string[] = [];
const peers: Peer[] = values.quick ? [miniSearchReadme] : await loadPeers((problem) => notes.push(problem));
const files = publicSetFiles();
const step = createProgress(1 + (files.length + 1) * (1 + peers.length));

const content = contentOf(values.content);
const engine = createEngine(content);
const lines = scoreLines(engine);
const unseen = scoreUnseen(engine, content);
step('own content');

/** By name of the engine, then of the set: the share of utterances whose first result is right. */
const ranks = new Map<string, Map<string, number>>(
  ['Cairn', ...peers.map(({ name }) => name)].map((name) => [name, new Map()]),
);
const note = (engine: string, set: string, value: number) => ranks.get(engine)?.set(set, value);

const own = figures(lines);
note('Cairn', 'own, by the labels', own['right first, by the labels alone']?.value ?? 0);
const asked = inScope().map(({ utterance, accept }) => ({ text: utterance, ids: accept }));
for (const peer of peers) {
  note(peer.name, 'own, by the labels', await scorePeer(await peer.index(peerEntries({ content })), asked));
  step(`own content, ${peer.name}`);
}

const publicFigures: { name: string; figures: PublicFigures }[] = [];
for (const { name, path } of files) {
  const set = readPublicSet(path, name, ALTERNATES, MOST);
  const scored = scorePublic(createEngine(set.content), set.test);
  publicFigures.push({ name, figures: scored });
  note('Cairn', name, scored.rightFirst);
  step(name);
  for (const peer of peers) {
    // Fuse.js takes a tenth of a second for each utterance, so it gets only a sample of the same utterances, which is enough to
    // place it.
    const sample = peer.name === 'Fuse.js' ? set.test.filter(({ ids }) => ids.length > 0).slice(0, 40) : set.test;
    note(peer.name, name, await scorePeer(await peer.index(peerEntries(set)), sample));
    step(`${name}, ${peer.name}`);
  }
}

const percent = (value: number | null | undefined): string => (value == null ? '–' : (100 * value).toFixed(1));
const printFigures = (title: string, found: Record<string, Figure>): void => {
  console.log(`\n${title.padEnd(68)} share   lines`);
  for (const [name, { value, lines: count }] of Object.entries(found))
    console.log(`  ${name.padEnd(66)} ${percent(value).padStart(6)}  ${String(count).padStart(5)}`);
};
printFigures('Labelled utterances, through engine.reply', own);
printFigures('Lines that nothing was learned from', unseen);

console.log('\nPublic sets, five alternates an entry, test half');
console.log('  set                  first  in three  answered right  wrong  outside answered  right at 0.9  two typos');
for (const { name, figures: each } of publicFigures)
  console.log(
    `  ${name.padEnd(20)} ${[
      each.rightFirst,
      each.rightInThree,
      each.answeredRight,
      each.answeredWrong,
      each.outsideAnswered,
      each.rightAtNine,
      each.rightFirstWithTypos,
    ]
      .map((value, at) => percent(value).padStart([5, 9, 15, 6, 17, 13, 10][at] ?? 6))
      .join(' ')}`,
  );

console.log('\nFirst result right, same entries, same utterances (Fuse.js on 40 a public set)');
const sets = [...(ranks.get('Cairn')?.keys() ?? [])];
console.log(`  ${'engine'.padEnd(28)} ${sets.map((set) => set.slice(0, 18).padStart(19)).join('')}   mean of public`);
for (const [engine, bySet] of ranks) {
  const open = sets.slice(1).map((set) => bySet.get(set) ?? 0);
  const mean = open.reduce((sum, value) => sum + value, 0) / (open.length || 1);
  console.log(
    `  ${engine.padEnd(28)} ${sets.map((set) => percent(bySet.get(set)).padStart(19)).join('')}   ${percent(mean)}`,
  );
}
for (const problem of notes) console.log(`  ${problem}`);

const folder = join(import.meta.dirname, '..', '..', '.cache');
mkdirSync(folder, { recursive: true });
const report = join(folder, 'evaluation.html');
writeFileSync(report, renderReport({ lines, own, publicFigures, ranks, notes }));
console.log(`\nEvery miss in full, and the charts: ${report}`);
