/**
 * `npm run screenshots` writes pictures of what visitors see into `.cache/screenshots`, and the two pictures of the
 * documentation. `npm run screenshots -- --pictures` makes only those two. Needs `npm run build` first.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { readArguments } from '../../server/content/check-call.ts';
import type { Reply } from '../../server/contract.ts';
import { launchChromium } from './chromium.ts';
import { startCairn } from './exit-cairn.ts';
import { editPicture, statesPicture } from './screenshots-pictures.ts';

const FOLDER = '.cache/screenshots';
/** Small screens are used with a finger: the focus then goes elsewhere. */
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };
const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const SIZES: [number, number, BrowserContextOptions][] = [
  [320, 568, PHONE],
  [360, 640, PHONE],
  [768, 1024, DESKTOP],
  [1280, 800, DESKTOP],
];
const THEMES: Record<string, BrowserContextOptions> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
};

const USAGE = `npm run screenshots -- [--pictures]

  --pictures  only the two pictures of the documentation
`;

const { values } = readArguments(USAGE, { pictures: { type: 'boolean' } });
const cairn = await startCairn();

/** What to ask for each kind of reply. Which one-word question is unclear changes with the content: the first that is, is asked. */
const UTTERANCES = {
  en: {
    answer: 'what happens if i call the hotline',
    escalation: 'he took my id and wont let me leave',
    clarification: await unclear('en', ['hotels', 'money', 'trucks', 'crimes', 'women']),
    fallback: 'what is the best pizza',
    failure: 'is it a crime to pay for sex here',
  },
  es: {
    answer: 'qué pasa si llamo a la línea',
    escalation: 'me quitó mi pasaporte y no me deja salir',
    clarification: await unclear('es', ['moteles', 'hoteles', 'camiones', 'dinero', 'mujeres']),
    fallback: 'la mejor pizza de la ciudad',
    failure: '¿es delito pagar por sexo?',
  },
} as const;
type Locale = keyof typeof UTTERANCES;
const STATES = [
  'launcher',
  'welcome',
  'answer',
  'escalation',
  'clarification',
  'fallback',
  'failure',
  'limits',
] as const;
type State = (typeof STATES)[number];

const browser = await launchChromium({
  args: ['--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
});
try {
  if (!values.pictures) await matrix();
  await pictures();
} finally {
  await browser.close();
  await cairn.close();
}

async function matrix(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [theme, options] of Object.entries(THEMES))
    for (const locale of Object.keys(UTTERANCES) as Locale[])
      for (const state of STATES)
        for (const device of [PHONE, DESKTOP]) {
          const page = await reach(browser, state, locale, { ...device, ...options });
          for (const [width, height] of SIZES.filter((size) => size[2] === device)) {
            await page.setViewportSize({ width, height });
            await page.waitForTimeout(60);
            await page.screenshot({ path: join(FOLDER, `${state}-${locale}-${theme}-${width}.png`) });
          }
          await page.context().close();
        }
  console.log(`${Object.keys(THEMES).length * 2 * STATES.length * SIZES.length} pictures in ${FOLDER}`);
}

async function pictures(): Promise<void> {
  const shoot = async (state: State, options: BrowserContextOptions): Promise<string> => {
    const page = await reach(browser, state, 'en', { ...PHONE, ...options });
    const shot = await page.screenshot();
    await page.context().close();
    return `data:image/png;base64,${shot.toString('base64')}`;
  };
  const light: BrowserContextOptions = { colorScheme: 'light' };
  const states = statesPicture([
    await shoot('welcome', light),
    await shoot('escalation', light),
    await shoot('answer', { colorScheme: 'dark' }),
    await shoot('launcher', light),
  ]);
  await draw('docs/pictures/cairn.png', states);
  await draw('docs/pictures/edit-entry.png', editPicture());
}

async function unclear(locale: string, utterances: string[]): Promise<string> {
  for (const utterance of utterances) {
    const headers = { 'content-type': 'application/json' };
    const reply = await fetch(`${cairn.address.replace('cairn.test', '127.0.0.1')}/v1/ask`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ utterance, locale }),
    });
    if (((await reply.json()) as Reply).kind === 'clarification') return utterance;
  }
  throw new Error(`None of ${utterances.join(', ')} gets a clarification (${locale}): add another word.`);
}

async function draw(path: string, { html, width, height }: { html: string; width: number; height: number }) {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  await page.setContent(html);
  const picture = await page.screenshot();
  writeFileSync(path, picture);
  await context.close();
  console.log(`${path}: ${Math.round(picture.length / 1000)} kB`);
}

/** Opens the demo host page in one state. The caller closes its context. */
async function reach(from: Browser, state: State, locale: Locale, options: BrowserContextOptions): Promise<Page> {
  const context = await from.newContext(options);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  if (state === 'failure') await context.route(/\/(v1\/ask|device-)/, (route) => route.abort('connectionrefused'));
  await page.goto(`${cairn.address}/?locale=${locale}`);
  const guest = page.locator('cairn-chat');
  await guest.locator('.pill').waitFor();
  if (state === 'launcher') return page;
  await guest.locator('.pill').click();
  const field = guest.locator('textarea');
  await field.waitFor();
  if (state === 'limits') await guest.locator('#about-exit').click();
  else if (state !== 'welcome') {
    await field.fill(UTTERANCES[locale][state]);
    const replied = state === 'failure' ? undefined : page.waitForResponse('**/v1/ask');
    await guest.locator('.send').click();
    await guest.locator('.cairn .lead').first().waitFor();
    const kind = (await (await replied)?.json())?.kind ?? state;
    if (kind !== state)
      throw new Error(`"${UTTERANCES[locale][state]}" gets the reply ${kind}: ask for the ${state} otherwise.`);
  }
  await page.waitForTimeout(100);
  return page;
}
