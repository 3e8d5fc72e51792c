import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureFrame, recordFrames } from './exit-frames.ts';
import { STAY } from './exit-hosts.ts';
import {
  clickExit,
  exitControl,
  type Lab,
  openLab,
  openPanel,
  pause,
  SECRET,
  tabs,
  until,
  type VisitOptions,
} from './exit-lab.ts';

/** Statements 1 to 5 of the quick exit: what the screen, the tab and the printer show. */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const STALLED: VisitOptions = { covers: ['stalls', 'stalls'] };

/** Makes a page leave, and returns what its document holds when the exit's own code returns. */
const leaveAndRead = (page: Page): Promise<string> =>
  page.evaluate(() => {
    document.querySelector('cairn-chat')?.shadowRoot?.querySelector<HTMLElement>('a[rel=noreferrer]')?.click();
    return document.documentElement.outerHTML;
  });

describe('1. the page is gone at once', () => {
  it('leaves no word of the partner or of the chat in the document when the click has been handled', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit(STALLED);
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    await openPanel(page);
    await page.locator('cairn-chat').getByRole('textbox').fill('my private words');
    const left = await leaveAndRead(page);
    expect(left).not.toContain(SECRET);
    expect(left).not.toContain('cairn-chat');
    const style = /style="[^"]*"/.exec(left)?.[0];
    expect(left).toBe(
      '<html><head><title>Loading</title><meta name="referrer" content="no-referrer"><link rel="icon" href="data:,"></head>' +
        `<div role="alert" ${style}>Loading</div></html>`,
    );
    await visit.close();
  });

  it.each([
    ['a small page', '<h1>small</h1>', 1],
    ['10,000 nodes on a slow phone', Array.from({ length: 10_000 }, (_, n) => `<i>${n}</i> `).join(''), 6],
  ])('shows at most one more frame of the page after the click: %s', async (_name, body, rate) => {
    lab.serve('/p/1', { body });
    const visit = await lab.visit(STALLED);
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await openPanel(seen.page);
    await seen.session.send('Emulation.setCPUThrottlingRate', { rate });
    const recording = await recordFrames(seen.session);
    await until(() => recording.frames.some(({ red }) => red > 0), 'a frame of the partner page');
    const start = await clickExit(seen);
    await until(() => recording.frames.some(({ at, red }) => at > start && red === 0), 'a blank frame');
    await pause(500);
    expect(recording.frames.filter(({ at, red }) => at > start && red > 0).length).toBeLessThanOrEqual(1);
    expect((await captureFrame(seen.session)).red).toBe(0);
    await visit.close();
  });
});

/** Everything that a host page can keep running. Each loop puts the red back and names the tab. */
const LOOPS = `<script>
  const again = () => {
    const node = document.createElement('div');
    node.style.cssText = 'position:fixed;inset:0;background:#f00;z-index:2147483647';
    node.textContent = 'again';
    (document.body || document.documentElement || document).append(node);
    if (!document.body && document.documentElement) document.documentElement.append(document.createElement('body'));
    document.title = 'again';
    const title = document.querySelector('title');
    if (title) title.textContent = 'again';
  };
  setInterval(again, 50);
  (function frame() { try { again(); } catch {} requestAnimationFrame(frame); })();
  (function load() { fetch('/p/loops').then(again).catch(() => {}).finally(() => setTimeout(load, 50)); })();
  (function pull() { fetch('/p/loops').then(again).catch(() => {}).finally(pull); })();
  new MutationObserver(again).observe(document, { childList: true });
</script>`;

describe('2. it stays blank', () => {
  it('shows no red and keeps its title while the page goes on putting both back', async () => {
    lab.serve('/p/loops', { body: `<h1>${SECRET}</h1>${LOOPS}` });
    const visit = await lab.visit(STALLED);
    const seen = await visit.open(lab.address('partner', '/p/loops'));
    const recording = await recordFrames(seen.session);
    const start = await clickExit(seen);
    const titles: string[] = [];
    while (Date.now() < start + 2500) {
      for (const { title, url } of await tabs(lab.browser)) if (url.includes('/p/loops')) titles.push(title);
      await pause(25);
    }
    const blankAt = recording.frames.findIndex(({ at, red }) => at > start && red === 0);
    expect(blankAt).toBeGreaterThanOrEqual(0);
    const later = recording.frames.slice(blankAt).map(({ at, red }) => ({ after: at - start, red }));
    expect(later.filter(({ red }) => red > 0)).toEqual([]);
    expect((await captureFrame(seen.session)).red).toBe(0);
    const neutralAt = titles.indexOf('Loading');
    expect(neutralAt).toBeGreaterThanOrEqual(0);
    expect(new Set(titles.slice(neutralAt))).toEqual(new Set(['Loading']));
    await visit.close();
  });

  it('does not come back itself, where its own timer is neither among the first of the page nor among the last', async () => {
    const many = '<script>for (let id = 0; id < 12_000; id++) clearTimeout(setTimeout(() => {}));</script>';
    lab.serve('/p/many', { before: many, body: `<h1>${SECRET}</h1>${many}` });
    const visit = await lab.visit(STALLED);
    const seen = await visit.open(lab.address('partner', '/p/many'));
    await openPanel(seen.page);
    await clickExit(seen);
    // What is missing is put back within a second.
    await pause(2000);
    expect(await seen.page.evaluate(() => document.documentElement.outerHTML)).not.toContain('cairn-chat');
    await visit.close();
  });

  it('does not start again, and keeps its mark, where the page adds our script once more', async () => {
    lab.serve('/p/again', {
      body: `<h1>${SECRET}</h1><script>
        const { src } = document.querySelector('script[src$="/cairn.js"]');
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          if (document.title !== 'Loading') return port2.postMessage(0);
          const again = document.createElement('script');
          again.src = src;
          document.documentElement.append(again);
        };
        port2.postMessage(0);
      </script>`,
    });
    const visit = await lab.visit(STALLED);
    const seen = await visit.open(lab.address('partner', '/p/again'));
    await clickExit(seen);
    await pause(1500);
    const [html, mark] = await seen.page.evaluate(() => [document.documentElement.outerHTML, sessionStorage._r]);
    expect(html).toContain('/cairn.js');
    expect(html).not.toContain('cairn-chat');
    expect(mark).toBe('https://www.weather.gov/');
    await visit.close();
  });

  it('does not fight for ever with a page that puts its own title back', async () => {
    lab.serve('/p/1', {
      body: `<script>new MutationObserver(() => {
        const title = document.querySelector('title');
        if (title && title.textContent !== 'mine') title.textContent = 'mine';
      }).observe(document, { childList: true, subtree: true, characterData: true });</script>`,
    });
    const visit = await lab.visit();
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    await seen.page.waitForURL('https://www.weather.gov/');
    await visit.close();
  });
});

describe('3. the tab', () => {
  it('has a neutral title, no icon of the partner and an untouched path while it waits', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit(STALLED);
    const seen = await visit.open(lab.address('partner', '/p/1'));
    await clickExit(seen);
    const address = lab.address('partner', '/p/1');
    await until(async () => (await tabs(lab.browser)).some(({ title }) => title === 'Loading'), 'the neutral title');
    expect(await tabs(lab.browser)).toContainEqual({ title: 'Loading', url: address });
    await visit.close();

    const again = await lab.visit(STALLED);
    const { page } = await again.open(address);
    expect((await leaveAndRead(page)).match(/rel="icon" href="[^"]*"/g)).toEqual(['rel="icon" href="data:,"']);
    await again.close();
  });
});

describe('4. dark, light and forced colors', () => {
  it.each([
    ['dark', { colorScheme: 'dark' as const }, 0, 0.2],
    ['light', { colorScheme: 'light' as const }, 0.9, 1],
    [
      'dark, on a page that is only light',
      { colorScheme: 'dark' as const, head: '<meta name="color-scheme" content="only light">' },
      0,
      0.2,
    ],
    ['forced colours', { forcedColors: 'active' as const, colorScheme: 'dark' as const }, 0, 0.2],
    ['forced light colours', { forcedColors: 'active' as const, colorScheme: 'light' as const }, 0.9, 1],
  ])(
    '%s: the blank frame has the color of the system',
    async (_name, { head = '', ...options }: VisitOptions & { head?: string }, least, most) => {
      lab.serve('/p/1', { head });
      const visit = await lab.visit({ ...STALLED, ...options });
      const seen = await visit.open(lab.address('partner', '/p/1'));
      await clickExit(seen);
      await until(async () => (await tabs(lab.browser)).some(({ title }) => title === 'Loading'), 'the blank page');
      const { luminance } = await until(async () => {
        const frame = await captureFrame(seen.session);
        return frame.red === 0 && frame;
      }, 'a frame without red');
      expect(luminance).toBeGreaterThanOrEqual(least);
      expect(luminance).toBeLessThanOrEqual(most);
      await visit.close();
    },
  );

  it.each(['reduce', 'no-preference'] as const)(
    'nothing of ours moves with reduced motion: %s',
    async (reducedMotion) => {
      lab.serve('/p/1', {});
      const visit = await lab.visit({ reducedMotion });
      const { page } = await visit.open(lab.address('partner', '/p/1'));
      await exitControl(page).hover();
      await page.mouse.down();
      const moving = await page.evaluate(() => {
        const control = document.querySelector('cairn-chat')?.shadowRoot?.querySelector('a[rel=noreferrer]');
        if (!control) throw new Error('no control');
        const { transitionDuration, animationName } = getComputedStyle(control);
        const running = (control.getRootNode() as ShadowRoot).getAnimations().length;
        return { running, transitionDuration, animationName };
      });
      expect(moving).toEqual({ running: 0, transitionDuration: '0s', animationName: 'none' });
      await visit.close();
    },
  );
});

describe('5. print', () => {
  it('prints nothing of ours before, and nothing at all after', async () => {
    lab.serve('/p/words', { body: `<h1>${SECRET}</h1>` });
    lab.serve('/p/none', { body: '', ...STAY });
    const visit = await lab.visit();
    const words = await visit.open(lab.address('partner', '/p/words'));
    expect(printsText(await words.page.pdf())).toBe(true);
    const { page } = await visit.open(lab.address('partner', '/p/none'));
    await openPanel(page);
    expect(printsText(await page.pdf())).toBe(false);
    await leaveAndRead(page);
    expect(await page.title()).toBe('Loading');
    expect(printsText(await page.pdf())).toBe(false);
    await visit.close();
  });
});

/** Whether any content stream of the document shows text: the operators `Tj` and `TJ`. */
function printsText(pdf: Buffer): boolean {
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    if (pdf.toString('latin1', at - 3, at) === 'end') continue;
    try {
      if (/\bT[jJ]\b/.test(inflateSync(pdf.subarray(at + 7)).toString('latin1'))) return true;
    } catch {
      // Not a compressed stream: an image or a font.
    }
  }
  return false;
}
