import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COVER, clickExit, exitControl, type Lab, openLab, pause, until, visited } from './exit-lab.ts';
import { openScreen, type Screen } from './exit-screen.ts';

/** Statements 22 and 23 again, with a browser on a screen and keys that come from outside of it. */
let lab: Lab;
let screen: Screen;
beforeAll(async () => {
  screen = await openScreen();
  lab = await openLab({ headless: false, env: { ...process.env, DISPLAY: screen.display } });
});
afterAll(async () => {
  await lab.close();
  screen.close();
});

const ready = async (covers: 'answers' | number = 'answers') => {
  lab.serve('/p/1', {});
  const visit = await lab.visit({ covers: [covers, 'answers'] });
  const seen = await visit.open(lab.address('partner', '/p/1'));
  await exitControl(seen.page).waitFor();
  await seen.page.bringToFront();
  await seen.page.mouse.click(200, 300);
  await pause(300);
  return { ...visit, ...seen };
};

describe('real keys', () => {
  it.each([
    ['left', ['key', 'Shift_L', 'key', 'Shift_L', 'key', 'Shift_L']],
    ['left, right, left', ['key', 'Shift_L', 'key', 'Shift_R', 'key', 'Shift_L']],
    [
      'one over the other',
      ['keydown', 'Shift_L', 'keydown', 'Shift_R', 'keyup', 'Shift_L', 'keyup', 'Shift_R', 'key', 'Shift_L'],
    ],
  ])('Shift three times leaves: %s', async (_name, keys) => {
    const { page, close } = await ready();
    screen.press(...keys);
    await page.waitForURL(COVER);
    await close();
  });

  it('typing capitals does not leave', async () => {
    const { page, close } = await ready();
    screen.press('type', 'HELLO THERE, Yes I CAN');
    await pause(500);
    expect(page.url()).toBe(lab.address('partner', '/p/1'));
    await close();
  });

  it('Esc three times leaves', async () => {
    const { page, close } = await ready();
    screen.press('key', 'Escape', 'key', 'Escape', 'key', 'Escape');
    await page.waitForURL(COVER);
    await close();
  });

  it('Esc stops an ordinary page that is loading, so the exit has to survive it', async () => {
    const { page, requests, close } = await ready(2000);
    await page.evaluate((cover) => {
      setTimeout(() => location.assign(cover));
    }, COVER);
    await until(() => requests.length > 0, 'the request');
    screen.press('key', 'Escape');
    await pause(2500);
    expect(requests).toHaveLength(1);
    expect(page.url()).toBe(lab.address('partner', '/p/1'));
    await close();
  });

  it('Esc while the cover loads does not stop the exit', async () => {
    const visit = await ready(2000);
    await clickExit(visit);
    for (let n = 0; n < 4; n++) {
      await pause(300);
      screen.press('key', 'Escape');
    }
    await visit.page.waitForURL(COVER);
    expect(visited(visit)).toEqual([COVER]);
    await visit.close();
  });
});
