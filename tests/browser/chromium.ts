/** Finds the machine's Chrome or Chromium, or installs it, and starts it the same way for every browser test. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';
import { install, pathOf } from './debian.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * No sandbox, with which Chromium does not start as root in a container. No background traffic, so that a test talks to this
 * machine only.
 */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let known: string | undefined;

/** Playwright's flag that lets a page change its address as often as it likes, which no browser does. */
export const FLOODING = '--disable-ipc-flooding-protection';

/**
 * Returns the path of Chrome or Chromium: from `CAIRN_CHROMIUM`, then from the PATH, then from Debian's package where this
 * process may install it.
 * @throws Error that says in one sentence how to get a browser.
 */
export const chromiumPath = (): string => {
  known ??= process.env.CAIRN_CHROMIUM ?? found() ?? installed();
  return known;
};

/** Starts a headless browser with a fresh profile. The caller closes it. */
export const launchChromium = (options: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), ...options, args: [...ARGS, ...(options.args ?? [])] });

/** Starts a browser that keeps its profile in a folder of the caller's, so that the profile can be searched afterwards. */
export const launchChromiumWithProfile = (
  folder: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    ...options,
    args: [...ARGS, ...(options.args ?? [])],
  });

const found = (): string | undefined => pathOf(...NAMES) ?? (existsSync(MAC) ? MAC : undefined);

const installed = (): string => {
  const advice =
    'The browser tests need Chrome or Chromium: install it (Debian: `apt-get install chromium`) or name it in CAIRN_CHROMIUM.';
  install('chromium', advice);
  const path = found();
  if (path === undefined) throw new Error(advice);
  return path;
};
