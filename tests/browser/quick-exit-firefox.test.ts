import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ESCAPE, type Firefox, openFirefox, SHIFT } from './exit-firefox.ts';
import { COVER, type Lab, openLab, type PartnerPage, SECRET, until } from './exit-lab.ts';

/**
 * The part of the quick exit that can be tried in Firefox: leaving, vetoes, keys, stalled covers, Back. A proxy refuses or
 * stalls every cover, so only the request for it is seen. Frames, referrers and history lists are not looked at. Pages that ask
 * "leave site?" are not tried: under automation Firefox answers that question itself.
 */
let lab: Lab;
let firefox: Firefox;
beforeAll(async () => {
  lab = await openLab();
  firefox = await openFirefox(['partner.test', 'cairn.test', 'search.test']);
});
beforeEach(() => firefox.setCovers('refused'));
afterAll(async () => {
  await firefox?.close();
  await lab.close();
});

const open = (page: PartnerPage, path = '/p/1'): Promise<void> => {
  lab.serve(path, page);
  return goTo(lab.address('partner', path));
};

const goTo = async (url: string): Promise<void> => {
  // The error page of the last cover may still be arriving, and then the navigation after it fails: try it once more.
  await firefox.send('WebDriver:Navigate', { url }).catch(() => firefox.send('WebDriver:Navigate', { url }));
};

const CONTROL = 'document.querySelector("cairn-chat").shadowRoot.querySelector("a[rel=noreferrer]")';

const clickExit = async (): Promise<void> => {
  const [x = 0, y = 0] = await firefox.run<number[]>(
    `const box = ${CONTROL}.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);`,
  );
  await firefox.click(x, y);
};

const left = (): Promise<unknown> =>
  until(async () => (await firefox.url()) === COVER, 'the cover’s address in Firefox');

it('leaves by click, and asks for the first cover once', async () => {
  await open({});
  await clickExit();
  await left();
  expect(firefox.asked.map(({ host }) => host)).toEqual(['www.weather.gov']);
});

it('leaves by click from a page of the server, after a question was answered in its place', async () => {
  await goTo(`${lab.cairn.address}/faq?lang=en`);
  await firefox.run(`window.isSame = true;
    document.querySelector('#utterance').value = 'what are the signs of trafficking';
    document.querySelector('form.ask button').click();`);
  await until(() => firefox.run('return document.querySelector("article") !== null'), 'the answer');
  const seen = await firefox.run(`return {
    isSame: window.isSame,
    focus: document.activeElement.tagName,
    shown: [...document.querySelectorAll('.unarmed')].filter((line) => line.getClientRects().length > 0).length,
  };`);
  expect(seen).toEqual({ isSame: true, focus: 'H1', shown: 0 });
  const [x = 0, y = 0] = await firefox.run<number[]>(
    `const box = document.querySelector('a.exit').getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);`,
  );
  await firefox.click(x, y);
  await left();
});

it('leaves past a page that cancels every navigation, where Firefox has such pages', async () => {
  await open({
    before: '<script>window.navigation?.addEventListener("navigate", event => event.preventDefault(), true)</script>',
  });
  await clickExit();
  await left();
});

it('leaves after three times Shift and after three times Esc, and stays after two', async () => {
  for (const key of [SHIFT, ESCAPE]) {
    await open({});
    await firefox.press(key, key, 'x');
    expect(await firefox.url()).toBe(lab.address('partner', '/p/1'));
    await firefox.press(key, key, key);
    await left();
  }
});

it('is blank under a neutral title while a cover stalls; tries the second after 3 s, a blank page after 6 s', async () => {
  await open({});
  firefox.setCovers('stalls');
  const start = Date.now();
  await clickExit();
  const { value } = await firefox.send<{ value: string }>('WebDriver:GetTitle');
  expect(value).toBe('Loading');
  expect(await firefox.run<string>('return document.documentElement.outerHTML')).not.toContain(SECRET);
  await until(async () => (await firefox.url()) === 'about:blank', 'a blank page in Firefox');
  const blankAfter = Date.now() - start;
  expect(firefox.asked.map(({ host }) => host)).toEqual(['www.weather.gov', 'www.google.com']);
  const secondAfter = (firefox.asked[1]?.at ?? 0) - start;
  expect(secondAfter).toBeGreaterThanOrEqual(2500);
  expect(secondAfter).toBeLessThanOrEqual(4000);
  expect(blankAfter).toBeGreaterThanOrEqual(5500);
  expect(blankAfter).toBeLessThanOrEqual(7500);
});

it('leads from Back to the cover', async () => {
  for (const n of [1, 2, 3]) await open({}, `/p/${n}`);
  await clickExit();
  await left();
  for (let n = 0; n < 2; n++) {
    firefox.asked.length = 0;
    await firefox.send('WebDriver:Back').catch(() => undefined);
    await until(() => firefox.asked.length > 0, 'the cover asked for again');
    await left();
  }
});
