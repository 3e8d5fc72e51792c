/**
 * `npm run bench`: what one reply costs, as ratios within one run, beside the peers, and how it grows from 30 to 3,000 entries.
 * Entries are made from the public sets' phrasings, so that words repeat as they do in life. `-- --quick` leaves the peers
 * and 3,000 entries out.
 */
import { parseArgs } from 'node:util';
import type { Content, FaqEntry } from '../../server/content/content.ts';
import { loadContent } from '../../server/content/load.ts';
import { createEngine } from '../../server/retrieval/engine.ts';
import { loadPeers, miniSearchReadme, type Peer } from '../evaluation/peers.ts';
import { peerEntries } from '../evaluation/public-score.ts';
import { publicSetFiles, readPublicSet } from '../evaluation/public-sets.ts';
import { createRandom, shuffled } from '../evaluation/random.ts';

const UTTERANCES = 20;
const MANY = 10_000;

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const random = createRandom(7);
const sets = publicSetFiles().map(({ name, path }) => readPublicSet(path, name, 25, 2_000));
const pool = sets.flatMap(({ name, content }) =>
  (content.locales[0]?.faq ?? []).map((entry) => ({ ...entry, id: `${name}-${entry.id}` })),
);
const phrasings = pool.flatMap(({ question, utterances }) => [question, ...utterances]);
const asked = shuffled(
  sets.flatMap(({ dev, test }) => [...dev, ...test].map(({ text }) => text)),
  random,
);
// The signals come along: a reply reads them before it searches.
const own = loadContent('content').locales.map((locale) => ({ ...locale, faq: [], replies: [] }));

function contentOf(entries: number): Content {
  const faq = Array.from({ length: entries }, (_, number): FaqEntry => {
    const base = pool[number % pool.length];
    if (base === undefined) throw new Error('There are no public sets in tests/evaluation/public.');
    const round = Math.floor(number / pool.length);
    // Entries run out before 3,000: later ones are mixed from phrasings of all, so that they differ.
    const mixed = Array.from({ length: UTTERANCES }, () => phrasings[Math.floor(random() * phrasings.length)] ?? '');
    const utterances = round === 0 ? [...base.utterances, ...mixed].slice(0, UTTERANCES) : mixed;
    return { ...base, id: `${base.id}-${round}`, utterances, contacts: [], related: [] };
  });
  const [first, ...others] = own;
  if (first === undefined) throw new Error('content/ has no language.');
  return { locales: [{ ...first, faq }, ...others], places: null };
}

interface Times {
  start: number;
  median: number;
  slowest: number;
}

/** Microseconds a call, after a warm-up; milliseconds to start. */
async function time(build: () => Promise<(text: string) => unknown>, calls: number): Promise<Times> {
  const before = performance.now();
  const run = await build();
  const start = performance.now() - before;
  for (let call = 0; call < Math.min(300, calls); call++) await run(asked[call % asked.length] ?? '');
  const taken = new Float64Array(calls);
  for (let call = 0; call < calls; call++) {
    const text = asked[call % asked.length] ?? '';
    const from = process.cpuUsage();
    const clock = performance.now();
    const result = run(text);
    if (result instanceof Promise) await result;
    const wall = (performance.now() - clock) * 1000;
    // Processor time leaves out what other processes took; the clock is finer where that is shorter.
    const used = process.cpuUsage(from);
    taken[call] = Math.min(wall, Math.max(used.user + used.system, 1));
  }
  taken.sort();
  return { start, median: taken[calls >> 1] ?? 0, slowest: taken[calls - 1] ?? 0 };
}

const ours = (content: Content) => async () => {
  const engine = createEngine(content);
  return (utterance: string) => engine.reply({ utterance });
};
const theirs = (peer: Peer, content: Content) => () => peer.index(peerEntries({ content }));

const content = contentOf(300);
// Both once before they are timed, so that neither pays for the other's warm-up.
await time(theirs(miniSearchReadme, content), 50);
await time(ours(content), 50);
const bare = await time(theirs(miniSearchReadme, content), 2_000);
const cairn = await time(ours(content), MANY);
const row = (name: string, { start, median, slowest }: Times) =>
  console.log(
    `  ${name.padEnd(28)} ${start.toFixed(0).padStart(9)} ${median.toFixed(0).padStart(11)} ${slowest.toFixed(0).padStart(12)}`,
  );

console.log(`300 entries of ${UTTERANCES} utterances              start ms   median µs   slowest µs`);
row('Cairn, whole reply', cairn);
row(miniSearchReadme.name, bare);
const notes: string[] = [];
if (!values.quick)
  for (const peer of (await loadPeers((problem) => notes.push(problem))).slice(1))
    row(peer.name, await time(theirs(peer, content), peer.name === 'Fuse.js' ? 10 : 500));
for (const problem of notes) console.log(`  ${problem}`);

const ratio = (name: string, value: number, most: number) =>
  console.log(
    `  ${name.padEnd(62)} ${value.toFixed(2).padStart(6)}   at most ${most}   ${value <= most ? 'yes' : 'NO'}`,
  );
console.log('\nRatios within this run');
ratio('median reply / median bare MiniSearch search', cairn.median / bare.median, 1);
ratio(`slowest of ${MANY} replies / median reply`, cairn.slowest / cairn.median, 10);
ratio("start-up / MiniSearch's own indexing", cairn.start / bare.start, 3);

console.log('\nHow it grows                             start ms   median µs   slowest µs');
for (const entries of values.quick ? [30, 100, 300, 1000] : [30, 100, 300, 1000, 3000])
  row(`${entries} entries`, await time(ours(contentOf(entries)), 1_000));
