/** Drives Firefox by its own protocol, Marionette: `length:json` over TCP. It has only what the tests of the exit need. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, pathOf } from './debian.ts';
import { listening, pause, until } from './exit-lab.ts';

export interface Firefox {
  version: string;
  send: <T>(command: string, parameters?: object) => Promise<T>;
  /** Runs a script in the page, and resolves to what it returns. */
  run: <T>(script: string) => Promise<T>;
  url: () => Promise<string>;
  /** Presses each key and releases it, as a person does. `click` clicks at a place in the window, in px. */
  press: (...keys: string[]) => Promise<void>;
  click: (x: number, y: number) => Promise<void>;
  /** The cover hosts that were asked for, in order, and when. None is answered; `stalls` keeps them waiting. */
  asked: { host: string; at: number }[];
  setCovers: (behaviour: 'refused' | 'stalls') => void;
  close: () => Promise<void>;
}

/** WebDriver's own code points for keys without a letter. */
export const SHIFT = '\uE008';
export const ESCAPE = '\uE00C';

/** Starts a headless Firefox with a fresh profile. `hosts` are names that mean this machine. */
export async function openFirefox(hosts: string[]): Promise<Firefox> {
  const path = firefoxPath();
  const asked: Firefox['asked'] = [];
  let covers: 'refused' | 'stalls' = 'refused';
  const held = new Set<Socket>();
  const proxy = createServer();
  proxy.on('connect', ({ url }, socket: Socket) => {
    const host = (url ?? '').replace(/:443$/, '');
    if (host === 'www.weather.gov' || host === 'www.google.com') asked.push({ host, at: Date.now() });
    socket.on('error', () => undefined);
    if (covers === 'stalls') held.add(socket);
    else socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await listening(proxy);
  const profile = mkdtempSync(join(tmpdir(), 'exit-firefox-'));
  const preferences = {
    'marionette.port': 0,
    'network.dns.localDomains': hosts.join(','),
    'network.proxy.type': 1,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': (proxy.address() as AddressInfo).port,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
    'app.update.disabledForTesting': true,
    'browser.shell.checkDefaultBrowser': false,
    // Says that there is a mouse, as on a desk: without a screen Firefox finds none.
    'ui.allPointerCapabilities': 6,
    'dom.security.https_first': false,
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const browser = spawn(path, ['--headless', '--marionette', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const portFile = join(profile, 'MarionetteActivePort');
  const port = await until(() => existsSync(portFile) && Number(readFileSync(portFile, 'utf8')), 'Firefox to start');
  const { send, end } = await converse(port);
  const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('WebDriver:NewSession');
  const perform = (actions: object[]) => send<void>('WebDriver:PerformActions', { actions });
  return {
    version: capabilities.browserVersion,
    send,
    run: async <T>(script: string) =>
      (await send<{ value: T }>('WebDriver:ExecuteScript', { script, args: [], newSandbox: false, sandbox: null }))
        .value,
    url: async () => (await send<{ value: string }>('WebDriver:GetCurrentURL')).value,
    press: (...keys) =>
      perform([
        {
          type: 'key',
          id: 'keys',
          actions: keys.flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        },
      ]),
    click: (x, y) =>
      perform([
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', x, y, duration: 0 },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        },
      ]),
    asked,
    setCovers: (behaviour) => {
      covers = behaviour;
      asked.length = 0;
    },
    close: async () => {
      end();
      await ended(browser);
      for (const socket of held) socket.destroy();
      proxy.closeAllConnections();
      await new Promise((resolve) => proxy.close(resolve));
      rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function converse(port: number): Promise<{ send: Firefox['send']; end: () => void }> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let unread = Buffer.alloc(0);
  let last = 0;
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone.'));
  });
  const hello = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      unread = Buffer.concat([unread, chunk]);
      for (;;) {
        const colon = unread.indexOf(':');
        const length = Number(unread.toString('latin1', 0, Math.max(colon, 0)));
        if (colon < 0 || unread.length < colon + 1 + length) return;
        const message: unknown = JSON.parse(unread.toString('utf8', colon + 1, colon + 1 + length));
        unread = unread.subarray(colon + 1 + length);
        if (!Array.isArray(message)) {
          resolve();
          continue;
        }
        const [, id, error, value] = message as [number, number, { error: string; message: string } | null, never];
        const { resolve: done, reject } = waiting.get(id) ?? {};
        waiting.delete(id);
        if (error) reject?.(new Error(`${error.error}: ${error.message}`));
        else done?.(value);
      }
    });
  });
  await hello;
  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        const text = JSON.stringify([0, ++last, command, parameters]);
        waiting.set(last, { resolve, reject });
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      }),
    end: () => socket.destroy(),
  };
}

async function ended(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null) return;
  const exit = new Promise((resolve) => browser.once('exit', resolve));
  browser.kill('SIGTERM');
  await Promise.race([exit, pause(5000).then(() => browser.kill('SIGKILL'))]);
}

/** Path of Firefox, or Debian's package where this process may install it; else an error that says how to get one. */
function firefoxPath(): string {
  const found = (): string | undefined => process.env.CAIRN_FIREFOX ?? pathOf('firefox-esr', 'firefox');
  const advice =
    'The exit is tried in Firefox too: install it (Debian: "apt-get install firefox-esr") or name it in CAIRN_FIREFOX.';
  const path = found();
  if (path !== undefined) return path;
  install('firefox-esr', advice);
  const installed = found();
  if (installed === undefined) throw new Error(advice);
  return installed;
}
