/** Finds the machine's Chrome or Chromium, or installs it, and starts it the same way for every browser test. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** No sandbox as root in containers; no background traffic: a test talks to this machine only. */
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

/**
 * Path of Chrome or Chromium: `CAIRN_CHROMIUM`, then the PATH, then Debian's package where this process may install it.
 * @throws Error that says in one sentence how to get a browser.
 */
export const chromiumPath = (): string => {
  known ??= process.env.CAIRN_CHROMIUM ?? found() ?? installed();
  return known;
};

/** Starts a headless browser with a fresh profile. The caller closes it. */
export const launchChromium = (options: LaunchOptions = {}): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), ...options, args: [...ARGS, ...(options.args ?? [])] });

/** Starts a browser that keeps its profile in a folder of the caller's, so that it can be searched afterwards. */
export const launchChromiumWithProfile = (
  folder: string,
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: chromiumPath(),
    ...options,
    args: [...ARGS, ...(options.args ?? [])],
  });

const found = (): string | undefined => {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC].find(isExecutable);
};

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const installed = (): string => {
  const advice =
    'The browser tests need Chrome or Chromium: install it (Debian: `apt-get install chromium`) or name it in CAIRN_CHROMIUM.';
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error(advice);
  const options = { stdio: 'ignore' as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  } catch {
    throw new Error(advice);
  }
  const path = found();
  if (path === undefined) throw new Error(advice);
  return path;
};
