/** `npm run bench:widget` measures what the built Cairn costs a partner's page, beside what partners would embed instead. */
import { cpus, loadavg } from 'node:os';
import { readArguments } from '../../server/content/check-call.ts';
import { startCairn } from '../browser/exit-cairn.ts';
import { type ScriptTime, scriptTime, TRACE_CATEGORIES } from './script-time.ts';
import { openBench } from './widget-host.ts';
import { type Embed, takePeers } from './widget-peers.ts';
import { type Figures, median, one, print } from './widget-table.ts';
import { awaitField, traces, type Watched, watch } from './widget-watch.ts';

const RUNS = 5;
const OPENS = 3;
/** How long the page is left to settle after the load event, in ms, by how many times the CPU is slowed. */
const SETTLE: Record<number, number> = { 1: 700, 4: 1600 };

const USAGE = `npm run bench:widget -- [--ours]

  --ours  Cairn alone, in a third of the time
`;

const { values } = readArguments(USAGE, { ours: { type: 'boolean' } });
const peers = values.ours ? [] : takePeers((problem) => console.warn(problem));
const cairn = await startCairn();
const cairnEmbed = (attributes: string): Embed => ({
  name: attributes ? 'Cairn, answers on the device' : 'Cairn',
  html: (_, nonce) => `<script src="${cairn.address}/cairn.js" nonce="${nonce}" defer ${attributes}></script>`,
  launcher: 'cairn-chat .pill',
  input: 'cairn-chat textarea',
});

const bench = await openBench(cairn.address);
const { browser } = bench;

console.log(
  `Chromium ${browser.version()}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}. ` +
    `Median of ${RUNS}; CPU is the thread's own. Peers answer to an empty API, which costs them less than their real one.\n`,
);
const blank = median((await loads(undefined, 4, 3)).map(({ total }) => total));
const blankFast = median((await loads(undefined, 1, 3)).map(({ total }) => total));
console.log(
  `The page's own script, which says 0, takes ${one(blankFast)} ms, ${one(blank)} ms at 4× throttle: the browser starts scripts with it. ` +
    'It is taken off each figure.\n',
);
const ours = await figuresOf(cairnEmbed(''));
const rows: [string, Figures][] = [['Cairn', ours]];
for (const peer of peers) rows.push([peer.name, await figuresOf(peer)]);
print(rows, ours);
const device = await onDevice();
check([
  ['script on load, 4×, ms', ours.cpuSlow, 15],
  ['click to field, 4×, ms', ours.open, 100],
  ['tasks over 50 ms', ours.longTasks, 0],
  ['layout shift', ours.shift, 0],
  ['requests on load', ours.requestsOnLoad, 1],
  ['requests on open', ours.requestsOnOpen, 1],
  ['tasks over 50 ms, answers on the device', device, 0],
]);
await bench.close();
await cairn.close();

async function figuresOf(embed: Embed): Promise<Figures> {
  console.error(`measuring ${embed.name} …`);
  const fast = await loads(embed, 1, RUNS);
  const slow = await loads(embed, 4, RUNS);
  const opens = [];
  for (let run = 0; run < OPENS; run++) opens.push(await opened(embed));
  const [first] = opens;
  if (first === undefined) throw new Error('OPENS has to be at least 1');
  return {
    ...first,
    cpu: median(fast.map(({ total }) => total)) - blankFast,
    cpuSlow: median(slow.map(({ total }) => total)) - blank,
    open: median(opens.map(({ open }) => open)),
    longTasks: median(slow.map(({ long }) => long)) + median(opens.map(({ long }) => long)),
    shift: Math.max(...opens.map(({ shift }) => shift)),
    strict: await underPolicy(embed),
  };
}

/** Returns the script time of loading the page, each time in a fresh profile. Nothing of ours runs in the page meanwhile. */
async function loads(embed: Embed | undefined, rate: number, runs: number): Promise<ScriptTime[]> {
  const times: ScriptTime[] = [];
  for (let run = 0; run < runs; run++) {
    const { page, context } = await bench.open(embed, { rate });
    await browser.startTracing(page, { categories: TRACE_CATEGORIES });
    await page.goto(bench.address);
    await page.waitForTimeout(SETTLE[rate] ?? 0);
    times.push(scriptTime(await browser.stopTracing()));
    await context.close();
  }
  return times;
}

/**
 * Makes one visit that opens the widget. Returns what was loaded and stored, and how long the field took, with the CPU 4 times
 * slower.
 */
async function opened(embed: Embed) {
  const { page, context, loaded } = await bench.open(embed, { rate: 4 });
  await page.goto(bench.address);
  await page.waitForTimeout(SETTLE[4] ?? 0);
  const onLoad = await loaded();
  // tsx calls this to name functions, and the page does not have it.
  await page.evaluate('window.__name = (made) => made');
  await page.evaluate(watch);
  let open = 0;
  let long = 0;
  if (embed.launcher !== undefined) {
    const launcher = page.locator(embed.launcher).first();
    const box = await launcher.boundingBox();
    if (box === null) throw new Error(`${embed.name} shows no launcher`);
    await page.evaluate(awaitField, embed.input);
    await browser.startTracing(page, { categories: TRACE_CATEGORIES });
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(SETTLE[4] ?? 0);
    long = scriptTime(await browser.stopTracing()).long;
    open = await page.evaluate(() => (window as unknown as Watched).fieldAfter);
  }
  const untilOpen = await loaded();
  const { shift, stored } = await page.evaluate(traces);
  const cookies = (await context.cookies()).map(({ name }) => `cookie ${name}`);
  await context.close();
  return {
    open,
    long,
    shift,
    stored: [...stored, ...cookies].join(', ') || 'nothing',
    bytesOnLoad: onLoad.bytes,
    requestsOnLoad: onLoad.requests,
    bytesUntilOpen: untilOpen.bytes,
    requestsOnOpen: untilOpen.requests - onLoad.requests,
  };
}

/**
 * Returns whether the widget can be seen on a page that allows scripts by nonce, its host's style sheets and API, and any policy
 * of Trusted Types.
 */
async function underPolicy(embed: Embed): Promise<string> {
  const { page, context } = await bench.open(embed, { rate: 1, strict: true });
  let refused = 0;
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|TrustedScript|TrustedHTML/.test(message.text()))
      refused++;
  });
  await page.goto(bench.address);
  await page.waitForTimeout(1500);
  const isSeen = await page
    .locator(embed.launcher ?? embed.input)
    .first()
    .isVisible();
  await context.close();
  return `${isSeen ? 'drawn' : 'not drawn'}, ${refused} refused`;
}

/** Returns, for answers on the device, how many tasks over 50 ms there are from the click that opens the panel to the first answer. */
async function onDevice(): Promise<number> {
  const embed = cairnEmbed('data-answers="device"');
  const times: ScriptTime[] = [];
  for (let run = 0; run < OPENS; run++) {
    const { page, context } = await bench.open(embed, { rate: 4 });
    await page.goto(bench.address);
    await browser.startTracing(page, { categories: TRACE_CATEGORIES });
    await page.locator('cairn-chat .pill').click();
    const field = page.locator('cairn-chat textarea');
    await field.fill('what are the signs of trafficking');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(8000);
    times.push(scriptTime(await browser.stopTracing()));
    if (!(await page.locator('cairn-chat .cairn .lead').first().isVisible()))
      throw new Error('The device gave no answer within 8 s at 4× throttle.');
    await context.close();
  }
  const long = median(times.map((time) => time.long));
  console.log(
    `\nCairn, answers on the device, from opening to the first answer, at 4× throttle: ` +
      `${one(median(times.map(({ total }) => total)))} ms of script, longest task ${one(median(times.map(({ longest }) => longest)))} ms.\n`,
  );
  return long;
}

/** Checks the limits that Cairn itself must keep. */
function check(limits: [string, number, number][]): void {
  for (const [what, value, limit] of limits) {
    const isPast = value > limit;
    if (isPast) process.exitCode = 1;
    console.log(`Cairn: ${what.padEnd(40)} ${one(value).padStart(7)}  limit ${limit}${isPast ? '  PAST IT' : ''}`);
  }
}
