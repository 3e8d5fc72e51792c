/**
 * `npm run bench` measures what one reply costs, as ratios within one run, beside the peers, and how that grows from 30 to 3,000
 * entries. Entries are made from the public sets' phrasings, so that words repeat as they do in real content. `-- --quick`
 * leaves out the peers and 3,000 entries.
 */

import { readArguments } from '../../server/content/check-call.ts';
import type { Content, FaqEntry } from '../../server/content/content.ts';
import { loadContent } from '../../server/content/load.ts';
import { bake } from '../../server/node/bake.ts';
import { packContent, unpackContent } from '../../server/node/baked.ts';
import { createEngine } from '../../server/retrieval/engine.ts';
import { loadPeers, miniSearchReadme, type Peer } from '../evaluation/peers.ts';
import { peerEntries } from '../evaluation/public-score.ts';
import { publicSetFiles, readPublicSet } from '../evaluation/public-sets.ts';
import { createRandom, shuffled } from '../evaluation/random.ts';

const UTTERANCES = 20;
const MANY = 10_000;

/** How many of the slowest calls are timed again. */
const AGAIN = 100;

/** How often a start is measured. */
const BUILDS = 5;

const USAGE = `npm run bench -- [--quick]

  --quick  leave out the peers and 3,000 entries
`;

const { values } = readArguments(USAGE, { quick: { type: 'boolean', default: false } });
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
// Keep the signals: a reply reads them before it searches.
const own = loadContent('content').locales.map((locale) => ({ ...locale, faq: [], replies: [] }));

function contentOf(entries: number): Content {
  const faq = Array.from({ length: entries }, (_, number): FaqEntry => {
    const base = pool[number % pool.length];
    if (base === undefined) throw new Error('There are no public sets in tests/evaluation/public.');
    const round = Math.floor(number / pool.length);
    // The sets have fewer than 3,000 entries. Later ones are mixed from the phrasings of all, so that they differ.
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

/** Returns the fewest milliseconds of processor time of several builds: other work on the machine can only add to it. */
async function startOf(build: () => Promise<unknown>, builds: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < builds; turn++) {
    const before = process.cpuUsage();
    await build();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Returns microseconds for each call, after a warm-up. The slowest calls are timed again, and count with the best of five. */
async function time(build: () => Promise<(text: string) => unknown>, calls: number, builds = 1): Promise<Times> {
  const start = await startOf(build, builds);
  const run = await build();
  const once = async (text: string) => {
    const clock = performance.now();
    const result = run(text);
    if (result instanceof Promise) await result;
    return (performance.now() - clock) * 1000;
  };
  const text = (call: number) => asked[call % asked.length] ?? '';
  for (let call = 0; call < Math.min(300, calls); call++) await once(text(call));
  const taken: { call: number; spent: number }[] = [];
  for (let call = 0; call < calls; call++) taken.push({ call, spent: await once(text(call)) });
  taken.sort((a, b) => b.spent - a.spent);
  // A pause of the garbage collector or of the machine is not the utterance's fault: what an utterance itself costs, it costs
  // every time.
  let slowest = 0;
  for (const { call } of taken.slice(0, AGAIN)) {
    let best = Number.POSITIVE_INFINITY;
    for (let turn = 0; turn < 5; turn++) best = Math.min(best, await once(text(call)));
    slowest = Math.max(slowest, best);
  }
  return { start, median: taken[calls >> 1]?.spent ?? 0, slowest };
}

const ours = (content: Content) => async () => {
  const engine = createEngine(content);
  return (utterance: string) => engine.reply({ utterance });
};

/** `packed` is what a build keeps of the content, and a start reads these bytes and makes the engine of them. */
const packed = (content: Content): Uint8Array => packContent(bake({ digest: '', content }));
const startOfBaked = (bytes: Uint8Array) => async () => {
  const baked = unpackContent(bytes);
  if (baked === null) throw new Error('What was packed cannot be unpacked.');
  return createEngine(baked.content, baked.model);
};
const theirs = (peer: Peer, content: Content) => () => peer.index(peerEntries({ content }));

const content = contentOf(300);
const bare = await time(theirs(miniSearchReadme, content), 2_000, BUILDS);
const cairn = await time(ours(content), MANY, BUILDS);
const bytes = packed(content);
const fromCompiled = await startOf(startOfBaked(bytes), BUILDS);
const row = (name: string, { start, median, slowest }: Times) =>
  console.log(
    `  ${name.padEnd(28)} ${start.toFixed(0).padStart(9)} ${median.toFixed(0).padStart(11)} ${slowest.toFixed(0).padStart(12)}`,
  );

console.log(`300 entries of ${UTTERANCES} utterances            compile ms   median µs   slowest µs`);
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
ratio("start from what the build compiled / MiniSearch's own indexing", fromCompiled / bare.start, 3);
console.log(`
What a start costs, in ms of processor time, the signals of content/ included
  from compiled content: ${fromCompiled.toFixed(0)}. Nothing is learned or indexed; ${(bytes.length / 1e6).toFixed(1)} MB that the build wrote are read.
                         So does a server start (dist/content.bin) whose content folder is as it was at the build.
  from plain content:    ${cairn.start.toFixed(0)}, or ${(cairn.start / bare.start).toFixed(1)} times MiniSearch's own indexing. Reads every phrasing, learns, indexes with MiniSearch.
                         So do the build, and a server after a change of its content, in another process. The edge and a
                         phone get all that is compiled but by which words phrases are found.
  MiniSearch's indexing: ${bare.start.toFixed(0)}.`);

console.log('\nHow it grows                           compile ms   median µs   slowest µs');
for (const entries of values.quick ? [30, 100, 300, 1000] : [30, 100, 300, 1000, 3000])
  row(`${entries} entries`, await time(ours(contentOf(entries)), 1_000));
