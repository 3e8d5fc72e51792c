/**
 * `npm run bench:server` measures how fast and how lean the built server is, beside a bare Hono echo on the same machine in the
 * same run. `--seconds=5` is the time for each measurement; `--requests=1000000` adds a long run that watches memory.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import autocannon, { type Result } from 'autocannon';
import { Hono } from 'hono';
import { readArguments, refuse } from '../../server/content/check-call.ts';
import { BUILT } from '../built/built.ts';
import { startWorkerd } from '../built/runtimes.ts';

const ENTRY = join(BUILT, 'server/node.js');
const CONNECTIONS = [1, 50, 500];
/** Questions that people ask. They differ, so that no single path through the engine is measured. */
const UTTERANCES = [
  'what are the signs, I think a girl at my motel needs help',
  'is it a crime to pay for sex in montana',
  'he took my id',
  'how do i help a friend',
  'hello',
  'qwertyuiop asdf',
];

const JSON_TYPE = { 'content-type': 'application/json' };
/** Fresh processes of the edge for each figure, of which the middle one counts. */
const EDGE_STARTS = 5;

const USAGE = `npm run bench:server -- [--seconds=5] [--requests=1000000]

  --seconds   how long each measurement takes; 5 without it
  --requests  how many questions a long run asks that watches memory; none without it
`;

const { values } = readArguments(USAGE, {
  seconds: { type: 'string', default: '5' },
  requests: { type: 'string', default: '0' },
  // For this script alone, which starts itself once more.
  echo: { type: 'boolean' },
});
if (values.echo) echo();
else await bench(whole('seconds', values.seconds, 1), whole('requests', values.requests, 0));

function whole(name: string, typed: string, least: number): number {
  if (/^\d{1,9}$/.test(typed) && Number(typed) >= least) return Number(typed);
  return refuse(`--${name} is "${typed}": give a whole number from ${least} on.`, USAGE);
}

/** Starts a server that does the least that one on this stack can do with the same body: read JSON, write JSON. */
function echo(): void {
  const app = new Hono();
  app.post('/v1/ask', async (context) => context.json(await context.req.json()));
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
    console.log(`at http://127.0.0.1:${port}/`),
  );
}

async function bench(seconds: number, requests: number): Promise<void> {
  if (!existsSync(ENTRY)) throw new Error(`${ENTRY} is missing: run "npm run build" first.`);
  const bare = await start([...process.execArgv, 'tests/bench/server.ts', '--echo']);
  const cairn = await start([ENTRY], { CAIRN_RATE_LIMIT: '0' });
  const limited = await start([ENTRY], { CAIRN_RATE_LIMIT: '200', CAIRN_TRUST_PROXY: '1' });
  try {
    console.log(`ready after ${cairn.readyMs} ms; resident ${memoryOf(cairn.child)} MB\n`);
    console.log('connections  server        requests/s   p50 ms   p99 ms   of the echo');
    for (const connections of CONNECTIONS) {
      const base = await load(bare.address, connections, { duration: seconds });
      line(connections, 'bare echo', base);
      line(connections, 'cairn', await load(cairn.address, connections, { duration: seconds }), base);
    }
    // One address floods the server, while people from a thousand other addresses ask.
    const flood = load(limited.address, 50, { duration: seconds * 2 }, from(['192.0.2.1']));
    const visitors = await load(limited.address, 10, { amount: 1_000 }, from(addresses(1_000)));
    line(10, 'in a flood', visitors);
    line(50, 'the flood', await flood);
    const refused = visitors['4xx'];
    if (refused > 0) throw new Error(`${refused} of 1000 people were refused for a flood that was not theirs.`);
    console.log(`\nresident after that ${memoryOf(cairn.child)} MB`);
    const before = processorOf(cairn.child);
    const counted = 20_000;
    await load(cairn.address, 10, { amount: counted });
    const each = ((processorOf(cairn.child) - before) / counted) * 1000;
    console.log(`processor time for one question ${each.toFixed(2)} ms (little changed by what else the machine does)`);
    await edge();
    if (requests > 0) await soak(cairn, requests);
  } finally {
    for (const { child } of [bare, cairn, limited]) child.kill();
  }
}

/** How long fresh processes of the edge take for what comes first: a file, with a reply a second later, or a reply. */
async function edge(): Promise<void> {
  const taken: Record<'file' | 'later' | 'reply', number[]> = { file: [], later: [], reply: [] };
  const take = async (kind: keyof typeof taken, request: () => Promise<Response>): Promise<void> => {
    const began = performance.now();
    await (await request()).text();
    taken[kind].push(performance.now() - began);
  };
  for (let at = 0; at < EDGE_STARTS * 2; at++) {
    const { stop } = await startWorkerd(async (port) => {
      const address = `http://127.0.0.1:${port}`;
      const body = JSON.stringify({ utterance: UTTERANCES[0], locale: 'en' });
      const ask = () => fetch(`${address}/v1/ask`, { method: 'POST', headers: JSON_TYPE, body });
      if (at % 2 === 0) return take('reply', ask);
      await take('file', () => fetch(`${address}/cairn.js`));
      await new Promise((wait) => setTimeout(wait, 1000));
      return take('later', ask);
    });
    await stop();
  }
  const [file, later, reply] = [taken.file, taken.later, taken.reply].map((times) =>
    times.sort((a, b) => a - b)[EDGE_STARTS >> 1]?.toFixed(0),
  );
  console.log(
    `a fresh edge process: its first file ${file} ms, a reply a second later ${later} ms; a reply first ${reply} ms`,
  );
}

/** Watches memory over many requests: memory that still grows in the second half would grow for ever. */
async function soak(cairn: Started, requests: number): Promise<void> {
  const marks: number[] = [];
  for (let step = 0; step < 10; step++) {
    await load(cairn.address, 50, { amount: Math.ceil(requests / 10) });
    marks.push(memoryOf(cairn.child));
  }
  console.log(`resident over ${requests} requests, by tenths: ${marks.join(' ')} MB`);
}

interface Started {
  child: ChildProcess;
  address: string;
  readyMs: number;
}

function start(command: string[], environment: Record<string, string> = {}): Promise<Started> {
  const began = performance.now();
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment, PORT: '0', HOST: '127.0.0.1' },
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${command.join(' ')} ended with ${code} before it listened.`)));
    child.stdout.on('data', (chunk: Buffer) => {
      const address = /at (http:\S+)\//.exec(chunk.toString())?.[1];
      if (address !== undefined) resolve({ child, address, readyMs: Math.round(performance.now() - began) });
    });
  });
}

async function load(
  address: string,
  connections: number,
  bound: { duration: number } | { amount: number },
  senders: Record<string, string>[] = [{}],
): Promise<Result> {
  const result = await autocannon({
    url: `${address}/v1/ask`,
    connections,
    method: 'POST',
    requests: senders.flatMap((sender) =>
      UTTERANCES.map((utterance) => ({
        headers: { ...JSON_TYPE, ...sender },
        body: JSON.stringify({ utterance, locale: 'en' }),
      })),
    ),
    ...bound,
  });
  if (result['5xx'] > 0 || result.errors > 0)
    throw new Error(`${result['5xx']} replies were 5xx and ${result.errors} requests failed.`);
  return result;
}

/** Names the senders as a proxy in front of the server does. */
function from(senders: string[]): Record<string, string>[] {
  return senders.map((sender) => ({ 'x-forwarded-for': sender }));
}

function addresses(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `10.9.${at >> 8}.${at & 255}`);
}

function line(connections: number, name: string, { requests, latency }: Result, base?: Result): void {
  const ratio =
    base &&
    `${(requests.average / base.requests.average).toFixed(2)} (p99 ${(latency.p99 / Math.max(1, base.latency.p99)).toFixed(1)} ×)`;
  const cells = [String(connections).padEnd(12), name.padEnd(13), requests.average.toFixed(0).padStart(10)];
  console.log(...cells, String(latency.p50).padStart(8), String(latency.p99).padStart(8), `  ${ratio ?? ''}`);
}

/** Returns the seconds of processor time used so far, by user and system, from the kernel; only where there is `/proc`. */
function processorOf({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return Number.NaN;
  // Read after the name in brackets, which may hold spaces. State is field 3, user time 14 and system time 15, in hundredths.
  const fields = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Returns the resident memory in MB, from the kernel; only where there is `/proc`. */
function memoryOf({ pid }: ChildProcess): number {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return Number.NaN;
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1] ?? Number.NaN) / 1024);
}
