/** A server that hangs and then dies while people ask. It is a real process, stopped and killed by its id. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILT } from '../built/built.ts';
import { pause } from './exit-lab.ts';
import { openWidgetLab, type WidgetLab } from './widget-lab.ts';

let lab: WidgetLab;
beforeAll(async () => {
  lab = await openWidgetLab();
});
afterAll(() => lab.close());

describe('a server that took the question and', () => {
  it('hangs: this device answers after four seconds; or dies: the lines to call are left', async () => {
    // One visitor has the answers for the device, from a cache or another host, and one has not.
    const equipped = await lab.visit(
      {},
      {
        prepare: (page) =>
          page.route('**/device-*', (route) =>
            route.fulfill({
              contentType: 'text/javascript',
              headers: { 'access-control-allow-origin': '*' },
              body: readFileSync(join(BUILT, 'assets', basename(new URL(route.request().url()).pathname))),
            }),
          ),
      },
    );
    await equipped.open();
    const bare = await lab.visit({}, { viewport: { width: 320, height: 568 } });
    await bare.open();

    lab.signal('SIGSTOP');
    const asked = Date.now();
    await equipped.ask('What are the signs that someone is being trafficked?');
    expect(await equipped.cairn.locator('.cairn .lead').last().textContent()).toContain('signs');
    expect(Date.now() - asked).toBeGreaterThan(3500);

    const waiting = bare.ask('he took my id');
    await pause(500);
    expect(await bare.cairn.locator('.cairn .acts').count()).toBe(0);
    await pause(2500);
    // Who waits on a weak line has the lines to call meanwhile.
    const call = await bare.cairn.locator('.cairn .acts a').first().boundingBox();
    const field = await bare.cairn.getByRole('textbox').boundingBox();
    expect((call?.y ?? 0) + (call?.height ?? 0)).toBeLessThan(field?.y ?? 0);
    await bare.cairn.locator('.cairn .acts a[href="tel:+18334067867"]').focus();
    lab.signal('SIGKILL');
    await waiting;
    expect(await bare.cairn.locator('.cairn .lead').last().textContent()).toContain('These lines still work');
    expect(await bare.cairn.locator('.visitor:focus').count()).toBe(1);
    const calls = await bare.cairn
      .locator('.cairn .acts a[href^="tel:"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(calls).toEqual(expect.arrayContaining(['tel:911', 'tel:+18334067867', 'tel:+18883737888']));
    await equipped.context.close();
    await bare.context.close();
  });
});
