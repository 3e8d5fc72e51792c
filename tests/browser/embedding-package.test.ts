/** The package for single-page apps, installed and bundled as an app does it, with the component of docs/embedding.md. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUILT } from '../built/built.ts';
import { snippetUnder } from './embedding-page.ts';
import { openPartnerSite, type PartnerSite } from './partner-site.ts';

const COMPONENT = snippetUnder('React, Next and other apps');

/** Preact stands in for React: the component uses nothing that differs. */
const MAIN = `import { render } from 'preact';
import { StrictMode } from 'preact/compat';
import { mount } from 'cairn/widget';
import { Cairn } from './Cairn.jsx';
const root = document.querySelector('#app');
render(<StrictMode><Cairn /></StrictMode>, root);
window.app = { mount, leave: () => render(null, root) };`;

/** What the test page puts on `window`. */
interface App {
  app: {
    mount: (options: Record<string, string>) => { open: () => void; close: () => void; destroy: () => void };
    leave: () => void;
  };
}

let site: PartnerSite;
let folder: string;
let bundle: string;
beforeAll(async () => {
  site = await openPartnerSite();
  mkdirSync('.cache', { recursive: true });
  folder = mkdtempSync(resolve('.cache/app-'));
  cpSync(join(BUILT, 'package'), join(folder, 'node_modules/cairn'), { recursive: true });
  writeFileSync(join(folder, 'Cairn.jsx'), COMPONENT.replaceAll('https://HOST', site.origin));
  writeFileSync(join(folder, 'main.jsx'), MAIN);
  await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    resolve: { alias: { react: 'preact/compat' } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      modulePreload: false,
      rolldownOptions: { input: join(folder, 'main.jsx'), output: { entryFileNames: 'app.js' } },
    },
  });
  bundle = readFileSync(join(folder, 'dist/app.js'), 'utf8');
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

const visit = () =>
  site.visit({
    head: '<script type="module" src="/app.js"></script>',
    body: '<div id="app"></div>',
    files: { '/app.js': bundle },
    headers: {
      'content-security-policy': `default-src 'none'; script-src 'self' ${site.origin}; connect-src ${site.origin}; require-trusted-types-for 'script'; trusted-types 'none'`,
    },
  });

it('mounts from a component, answers under a strict policy with Trusted Types, and is removed with the component', async () => {
  const { page, cairn, open, ask, problems, sent, close } = await visit();
  await cairn.getByRole('button', { name: 'Ask us' }).waitFor();
  const box = await cairn.locator('.pill').boundingBox();
  expect(box?.x).toBeLessThan(640);
  await open();
  await ask('what are the signs of trafficking');
  expect(sent).toEqual([`${site.origin}/v1/ask`]);
  await page.evaluate(() => (window as unknown as App).app.leave());
  // A framework may run the cleanup of a component some time after its end.
  await expect.poll(() => cairn.count()).toBe(0);
  expect(problems).toEqual([]);
  await close();
});

it('a second mount removes the first, and destroying the first again removes nothing', async () => {
  const { page, cairn, close } = await visit();
  await cairn.getByRole('button', { name: 'Ask us' }).waitFor();
  await page.evaluate((server) => {
    const { mount } = (window as unknown as App).app;
    const first = mount({ server, label: 'First' });
    mount({ server, label: 'Second', exitUrl: 'https://cover.example/' }).open();
    first.destroy();
  }, site.origin);
  await cairn.getByRole('textbox').waitFor();
  expect(await cairn.count()).toBe(1);
  expect(await cairn.locator('.pill').textContent()).toBe('Second');
  expect(await cairn.locator('.bar .exit').getAttribute('href')).toBe('https://cover.example/');
  await close();
});

it('when the later of two is destroyed, the earlier is back with its exit; and not after it was destroyed itself', async () => {
  const { page, cairn, close } = await visit();
  await cairn.getByRole('button', { name: 'Ask us' }).waitFor();
  await page.evaluate((server) => {
    const { mount } = (window as unknown as App).app;
    Object.assign(window, { later: mount({ server, label: 'Later' }) });
  }, site.origin);
  await cairn.getByRole('button', { name: 'Later' }).waitFor();
  await page.evaluate(() => (window as unknown as { later: { destroy: () => void } }).later.destroy());
  await cairn.getByRole('button', { name: 'Ask us' }).waitFor();
  expect(await cairn.count()).toBe(1);
  await cairn.locator('.bar .exit').waitFor();
  await page.evaluate((server) => {
    const { app } = window as unknown as App;
    Object.assign(window, { later: app.mount({ server, label: 'Later' }) });
    app.leave();
  }, site.origin);
  expect(await cairn.locator('.pill').textContent()).toBe('Later');
  await page.evaluate(() => (window as unknown as { later: { destroy: () => void } }).later.destroy());
  // The cleanup of the component may run only now. The earlier one must not come back after it.
  await expect.poll(() => cairn.count()).toBe(0);
  await page.waitForTimeout(300);
  expect(await cairn.count()).toBe(0);
  await close();
});

it('a mount that is refused leaves the Cairn that is there', async () => {
  const { page, cairn, close } = await visit();
  await cairn.getByRole('button', { name: 'Ask us' }).waitFor();
  const isRefused = await page.evaluate(() => {
    try {
      (window as unknown as App).app.mount({ server: 'https://' });
    } catch {
      return true;
    }
    return false;
  });
  expect(isRefused).toBe(true);
  await cairn.getByRole('button', { name: 'Ask us' }).click();
  await cairn.getByRole('textbox').waitFor();
  await close();
});

it('an app that swaps the <cairn-chat> of its page still has an exit, and can remove it', async () => {
  const { page, cairn, close } = await visit();
  await cairn.getByRole('button', { name: 'Ask us' }).waitFor();
  await page.evaluate((server) => {
    document.body.append(document.createElement('cairn-chat'));
    const { mount } = (window as unknown as App).app;
    Object.assign(window, { Cairn: document.body, inPage: mount({ server }) });
  }, site.origin);
  await page.locator('body > cairn-chat').getByRole('textbox').waitFor();
  await page.evaluate(() => document.body.replaceWith(document.createElement('body')));
  await cairn.locator('.bar .exit').waitFor();
  await page.evaluate(() => {
    const { inPage } = window as unknown as { inPage: { open: () => void; destroy: () => void } };
    inPage.open();
  });
  await cairn.getByRole('textbox').waitFor();
  await page.evaluate(() => {
    const { app, inPage } = window as unknown as App & { inPage: { destroy: () => void } };
    app.leave();
    inPage.destroy();
  });
  await expect.poll(() => cairn.count()).toBe(0);
  await close();
});

it('names in the console an option that there is not, and what would be right', async () => {
  const { page, cairn, said, close } = await visit();
  await cairn.getByRole('button', { name: 'Ask us' }).waitFor();
  await page.evaluate((server) => {
    const { mount } = (window as unknown as App).app;
    mount({
      server,
      answer: 'device',
      postion: 'left',
      exitURL: 'https://cover.example/',
      colour: '#123456',
      label: 'Ask',
    });
  }, site.origin);
  expect(said.filter((line) => line.startsWith('Cairn: '))).toEqual([
    'Cairn: answer is no option. Write answers.',
    'Cairn: postion is no option. Write position.',
    'Cairn: exitURL is no option. Write exit or exitUrl.',
    'Cairn: colour is no option. Write locale or position or accent or label or theme or openOn or exit or exitUrl or back or answers.',
  ]);
  await close();
});

it('says what is wrong with an address', async () => {
  const { page, cairn, close } = await visit();
  await cairn.getByRole('button', { name: 'Ask us' }).waitFor();
  const message = await page.evaluate(() => {
    try {
      (window as unknown as App).app.mount({ server: 'cairn.example.org' });
      return '';
    } catch (error) {
      return String(error);
    }
  });
  expect(message).toContain('Cairn: server is "cairn.example.org". Write its whole address');
  expect(await cairn.count()).toBe(1);
  await close();
});

it('has types that know the options', () => {
  const file = join(folder, 'typed.ts');
  writeFileSync(
    file,
    `import { mount } from 'cairn/widget';
mount({ server: 'https://cairn.example.org', position: 'left', nonce: undefined }).destroy();
mount({ server: 'https://cairn.example.org', position: 'top' });
`,
  );
  const options = '--ignoreConfig --noEmit --strict --module esnext --moduleResolution bundler --target es2022';
  const check = () =>
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', file, ...options.split(' ')], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  let errors = '';
  try {
    check();
  } catch (error) {
    errors = (error as { stdout: string }).stdout;
  }
  expect(errors.match(/error TS/g)).toHaveLength(1);
  expect(errors).toMatch(/typed\.ts\(3,\d+\)[^\n]*"top"/);
});
