import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerAsNamed as answer, type Guest, openWidgetLab, PHONE, type WidgetLab } from './widget-lab.ts';

let lab: WidgetLab;
beforeAll(async () => {
  lab = await openWidgetLab();
});
afterAll(() => lab.close());

describe.each([
  ['320 × 568', 320, 568],
  ['360 × 640', 360, 640],
  ['768 × 1024', 768, 1024],
  ['1280 × 800', 1280, 800],
  ['a keyboard up, 360 × 300', 360, 300],
  ['400 % zoom, 320 × 256', 320, 256],
])('at %s', (_, width, height) => {
  it.each(['en', 'es'])(
    'in %s: nothing is cut off, every target is large enough, the exit is on screen',
    async (lang) => {
      const guest = await lab.visit({ html: `lang="${lang}"` }, { viewport: { width, height }, answer });
      await guest.open();
      await guest.ask('escalation');
      const measured = await guest.cairn.evaluate((host) => {
        const root = host.shadowRoot as ShadowRoot;
        const visible = (element: Element) => element.getClientRects().length > 0;
        const targets = [...root.querySelectorAll('.panel a, .panel button, .panel textarea, .panel summary')].filter(
          visible,
        );
        const inText = (element: Element) => element.closest('p') !== null;
        const wide = [...root.querySelectorAll('.panel *')].filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            !element.matches('.unseen, b, i, a, br, svg, path, textarea') &&
            getComputedStyle(element).display !== 'inline',
        );
        const exit = root.querySelector('.panel .exit')?.getBoundingClientRect() as DOMRect;
        return {
          small: targets
            .filter((target) => !inText(target))
            .map(
              (target) =>
                [
                  target.textContent,
                  target.getBoundingClientRect().width,
                  target.getBoundingClientRect().height,
                ] as const,
            )
            .filter(([, w, h]) => w < 44 || h < 44),
          wide: wide.map((element) => element.className || element.tagName),
          exit: {
            top: exit.top,
            left: exit.left,
            right: exit.right,
            bottom: exit.bottom,
            width: exit.width,
            height: exit.height,
          },
          page: document.documentElement.scrollWidth,
        };
      });
      expect(measured.small).toEqual([]);
      expect(measured.wide).toEqual([]);
      expect(measured.page).toBeLessThanOrEqual(width);
      const { exit } = measured;
      expect(exit.width).toBeGreaterThanOrEqual(48);
      expect(exit.height).toBeGreaterThanOrEqual(48);
      expect(exit.left).toBeGreaterThanOrEqual(0);
      expect(exit.top).toBeGreaterThanOrEqual(0);
      expect(exit.right).toBeLessThanOrEqual(width);
      expect(exit.bottom).toBeLessThanOrEqual(height);
      await guest.context.close();
    },
  );
});

describe.each([
  ['360 × 640', 360, 640],
  ['1280 × 800', 1280, 800],
])('with text twice as large, at %s', (_, width, height) => {
  it.each(['en', 'es'])('in %s: nothing is cut off, nothing covers anything', async (lang) => {
    const guest = await lab.visit({ html: `lang="${lang}"` }, { viewport: { width, height }, answer });
    await guest.open();
    await guest.ask('escalation');
    const covered = await guest.cairn.evaluate((host) => {
      const root = host.shadowRoot as ShadowRoot;
      const all = [...root.querySelectorAll<HTMLElement>('.dock *')];
      // Read all sizes before any is changed, since sizes are inherited.
      const sizes = all.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      for (const [at, element] of all.entries()) element.style.fontSize = `${2 * (sizes[at] ?? 16)}px`;
      const boxes = [...root.querySelectorAll('.head > *, .strip > *, .composer > *, .acts > *')]
        .map((element) => ({
          name: element.textContent,
          box: element.getBoundingClientRect(),
          // The transcript scrolls beneath the rows around it.
          scrolls: element.closest('.scroller') !== null,
        }))
        .filter(({ box }) => box.width > 0);
      return boxes.flatMap(({ name, box: one, scrolls }, at) =>
        boxes
          .slice(at + 1)
          .filter(
            ({ box: other, scrolls: otherScrolls }) =>
              scrolls === otherScrolls &&
              one.left < other.right - 1 &&
              other.left < one.right - 1 &&
              one.top < other.bottom - 1 &&
              other.top < one.bottom - 1,
          )
          .map((other) => `${name} / ${other.name}`),
      );
    });
    expect(await cutOff(guest)).toEqual([]);
    expect(covered).toEqual([]);
    const exit = await guest.cairn.locator('.head .exit').boundingBox();
    expect((exit?.x ?? 0) + (exit?.width ?? 0)).toBeLessThanOrEqual(width);
    await guest.context.close();
  });
});

/** What people write in danger, and what is said to each takes another number of lines. */
const DANGER = {
  en: [
    'he took my id and wont let me go to work without him',
    'i was raped last night',
    'i am 15 and he sells me',
    'i ran away and have no place to sleep',
    'i want to kill myself',
    'he is going to kill me help',
  ],
  es: [
    'me quitó mis papeles y no me deja salir',
    'me violaron',
    'tengo 15 años y me vende',
    'estoy encerrada en un cuarto',
    'quiero morir',
    'me va a matar',
  ],
};

describe('the size of text that the visitor set in the browser', () => {
  /** A page that sets its own sizes, as many do, so that 1 rem is 10 px. */
  const head = '<style>html { font-size: 62.5% } body { font-size: 1.6rem }</style>';
  /** The sizes of text in px, and the size of the panel. */
  const sizes = (guest: Guest) =>
    guest.cairn.evaluate((host) => {
      const find = (selector: string) => host.shadowRoot?.querySelector(selector) as Element;
      const { width, height } = find('.panel').getBoundingClientRect();
      const texts = [
        '#exit',
        'h2',
        '.strip',
        '.lead',
        '.card h3',
        '.card .number',
        '.card .acts a',
        '.card .meta',
        '.send',
      ];
      return [...texts.map((text) => Number.parseFloat(getComputedStyle(find(text)).fontSize)), width, height];
    });

  it('is 16 px unless they say otherwise: then all is as it was drawn', async () => {
    const guest = await lab.visit({ head }, { answer });
    await guest.open();
    await guest.ask('escalation');
    expect(await sizes(guest)).toEqual([16, 17, 14, 17, 16, 17, 16, 14, 16, 400, 680]);
    await guest.context.close();
  });

  it('of 24 px is followed, and everything still fits', async () => {
    const large = await openWidgetLab('--blink-settings=defaultFontSize=24');
    for (const [width, height] of [
      [320, 568],
      [360, 640],
      [1280, 800],
    ] as const)
      for (const lang of ['en', 'es']) {
        const guest = await large.visit({ head, html: `lang="${lang}"` }, { viewport: { width, height }, answer });
        const bar = await guest.cairn.locator('.bar .exit').boundingBox();
        expect(bar?.x).toBeGreaterThanOrEqual(0);
        const pill = (await guest.cairn.locator('.pill').boundingBox()) as DOMRect;
        // In one line: no word of it breaks.
        expect(pill.height).toBeLessThan(2 * 24 * 1.5);
        await guest.open();
        await guest.ask('escalation');
        expect((await sizes(guest)).slice(0, 4)).toEqual([24, 25.5, 21, 25.5]);
        expect(await cutOff(guest)).toEqual([]);
        const exit = (await guest.cairn.locator('.head .exit').boundingBox()) as DOMRect;
        expect(exit.x).toBeGreaterThanOrEqual(0);
        expect(exit.y).toBeGreaterThanOrEqual(0);
        expect(exit.x + exit.width).toBeLessThanOrEqual(width);
        const close = (await guest.cairn.locator('.head .icon').last().boundingBox()) as DOMRect;
        expect(Math.abs(close.y + close.height / 2 - exit.y - exit.height / 2)).toBeLessThan(8);
        const [scroller, send] = await Promise.all(
          ['.scroller', '.send'].map((part) => guest.cairn.locator(part).boundingBox()),
        );
        expect(scroller?.height).toBeGreaterThan(180);
        expect((send?.y ?? 999) + (send?.height ?? 0)).toBeLessThanOrEqual(height);
        await guest.context.close();
      }
    await large.close();
  });
});

/** What is wider than the room that it has. */
const cutOff = (guest: Guest): Promise<string[]> =>
  guest.cairn.evaluate((host) =>
    [...(host.shadowRoot as ShadowRoot).querySelectorAll('.dock *')]
      .filter(
        (element) =>
          element.scrollWidth > element.clientWidth + 1 &&
          !element.matches('.unseen, textarea') &&
          getComputedStyle(element).display !== 'inline',
      )
      .map((element) => element.className || element.tagName),
  );

describe.each(['en', 'es'])('in %s', (lang) => {
  it.each([320, 340, 360, 375, 380, 390, 399, 412, 419, 420, 430])(
    'the exit, the language and the way to close stand in one row %i px wide, and 911 in one line',
    async (width) => {
      const guest = await lab.visit({ html: `lang="${lang}"` }, { viewport: { width, height: 640 } });
      await guest.open();
      const [exit, language, close, strip] = await Promise.all(
        ['.head .exit', '.icon', '.shut', '.strip'].map((part) => guest.cairn.locator(part).first().boundingBox()),
      );
      for (const other of [language, close])
        expect(Math.abs((other?.y ?? 0) - (exit?.y ?? 999)), `${other?.x}`).toBeLessThan(2);
      expect((close?.x ?? 999) + (close?.width ?? 0)).toBeLessThanOrEqual(width);
      expect(strip?.height).toBeLessThan(50);
      await guest.context.close();
    },
  );
});

describe.each([
  ['320 × 568', { viewport: { width: 320, height: 568 } }],
  ['320 × 568, by finger', { ...PHONE, viewport: { width: 320, height: 568 } }],
  ['360 × 640, by finger', PHONE],
])('in danger, at %s', (_, options) => {
  it.each(['en', 'es'] as const)('in %s the first call is on screen, with nothing to scroll', async (lang) => {
    const guest = await lab.visit({ html: `lang="${lang}"` }, options);
    await guest.open();
    for (const utterance of DANGER[lang]) {
      await guest.ask(utterance);
      const turn = guest.cairn.locator('.turns > .cairn').last();
      const boxes = [turn.locator('.lead').first(), turn.locator('.urgent .acts a').first()];
      const [lead, call] = await Promise.all(boxes.map((shown) => shown.boundingBox()));
      const [strip, composer] = await Promise.all(
        ['.strip', '.composer'].map((part) => guest.cairn.locator(part).boundingBox()),
      );
      expect(lead?.y, utterance).toBeGreaterThanOrEqual((strip?.y ?? 0) + (strip?.height ?? 0));
      expect((call?.y ?? 0) + (call?.height ?? 0), utterance).toBeLessThanOrEqual(composer?.y ?? 0);
    }
    await guest.context.close();
  });
});

it.each([
  ['the keyboard goes', 360, 300, 360, 640],
  ['the phone is turned', 360, 640, 640, 360],
  ['the phone is turned back', 640, 360, 360, 640],
])('when %s, the reply that was read stays in view', async (_, width, height, toWidth, toHeight) => {
  const guest = await lab.visit({}, { viewport: { width, height }, hasTouch: true, isMobile: true, answer });
  await guest.open();
  await guest.ask('answer');
  await guest.ask('escalation');
  await guest.page.setViewportSize({ width: toWidth, height: toHeight });
  const lead = guest.cairn.locator('.turns > .cairn').last().locator('.lead').first();
  const header = (await guest.cairn.locator('.head').boundingBox())?.height ?? 0;
  await expect.poll(async () => (await lead.boundingBox())?.y).toBeLessThan(header + 140);
  expect((await lead.boundingBox())?.y).toBeGreaterThanOrEqual(header);
  await guest.context.close();
});

it('the number of a relay is as large a target as a button', async () => {
  const guest = await lab.visit({}, { ...PHONE, answer });
  await guest.open();
  await guest.ask('escalation');
  const relay = await guest.cairn.getByRole('link', { name: '711' }).boundingBox();
  expect(relay?.width).toBeGreaterThanOrEqual(44);
  expect(relay?.height).toBeGreaterThanOrEqual(44);
  await guest.context.close();
});

it('a long story leaves the beginning of its reply on screen', async () => {
  const guest = await lab.visit({}, { ...PHONE, answer });
  await guest.open();
  const story = 'he says that i owe him money and that he will tell my mother. '.repeat(7);
  await guest.ask(story);
  const [told, lead] = await Promise.all(
    ['.visitor p', '.cairn .lead'].map((part) => guest.cairn.locator(part).first().boundingBox()),
  );
  expect(told?.height).toBeGreaterThan(300);
  expect(lead?.y).toBeLessThan(250);
  await guest.context.close();
});

it.each([
  ['in danger, of two lines', 'escalation', 'he took my id and wont let me leave', 68],
  ['of three lines', 'answer', 'what happens if i call the hotline and i am not sure of it at all', 92],
])('a question %s is whole beneath the row with 911', async (_, kind, utterance, height) => {
  const guest = await lab.visit({}, { ...PHONE, answer: (ask) => answer({ ...ask, utterance: kind }) });
  await guest.open();
  await guest.ask('before');
  await guest.ask(utterance);
  const [question, strip] = await Promise.all(
    [guest.cairn.locator('.visitor p').last(), guest.cairn.locator('.strip')].map((part) => part.boundingBox()),
  );
  expect(question?.height).toBe(height);
  expect(question?.y).toBeGreaterThan((strip?.y ?? 999) + (strip?.height ?? 0) - 1);
  await guest.context.close();
});

it('in the page of a phone no exit is above the question that is answered, and 911 is in view', async () => {
  const body = '<cairn-chat></cairn-chat><p style="height:900px">';
  const guest = await lab.visit({ body }, { ...PHONE, answer });
  await guest.cairn.locator('textarea').waitFor();
  await guest.ask('escalation');
  await expect.poll(() => guest.cairn.locator('.bar .exit').isVisible()).toBe(false);
  const [exit, strip, question, call] = await Promise.all(
    ['.head .exit', '.strip', '.visitor p', '.urgent .acts a'].map((part) =>
      guest.cairn.locator(part).first().boundingBox(),
    ),
  );
  expect(exit?.y).toBeGreaterThanOrEqual(0);
  expect(question?.y).toBeGreaterThan((strip?.y ?? 999) + (strip?.height ?? 0) - 1);
  expect((call?.y ?? 999) + (call?.height ?? 0)).toBeLessThan(640);
  await guest.context.close();
});

it.each(['en', 'es'])(
  'in %s the first view of a phone says the four things without scrolling, and begins what to ask',
  async (lang) => {
    const guest = await lab.visit({ html: `lang="${lang}"` }, PHONE);
    await guest.open();
    const bottoms = await guest.cairn.evaluate((host) => {
      const root = host.shadowRoot as ShadowRoot;
      const composer = root.querySelector('.composer')?.getBoundingClientRect().top ?? 0;
      return ['.strip', '#welcome p:nth-child(2)', '#welcome p:nth-child(3)', '#about-exit', '.questions li'].map(
        (selector) => composer - (root.querySelector(selector)?.getBoundingClientRect().bottom ?? Number.NaN),
      );
    });
    for (const room of bottoms) expect(room).toBeGreaterThanOrEqual(0);
    await guest.context.close();
  },
);

it.each([
  ['16px', 800],
  ['88px', 650],
  ['140px', 650],
])(
  'held %s above the bottom of a window %i high, the open panel keeps the row with the exit on screen',
  async (y, height) => {
    const guest = await lab.visit(
      { head: `<style>cairn-chat { --cairn-y: ${y} }</style>` },
      { viewport: { width: 1280, height } },
    );
    await guest.open();
    const [exit, field] = await Promise.all([
      guest.cairn.locator('.head .exit').boundingBox(),
      guest.cairn.getByRole('textbox').boundingBox(),
    ]);
    expect(exit?.y).toBeGreaterThanOrEqual(0);
    expect(field?.y).toBeLessThan(height - Number.parseInt(y, 10));
    await guest.context.close();
  },
);

it.each([
  ['a phone on its side', 640, 360],
  ['400 % zoom', 320, 256],
  ['a small phone', 320, 568],
])('where the panel cannot be loaded, the lines in its place all show on %s', async (_, width, height) => {
  const guest = await lab.visit(
    {},
    {
      viewport: { width, height },
      prepare: (page) => page.route('**/panel-*', (route) => route.abort()),
    },
  );
  await guest.cairn.locator('.pill').click();
  await guest.cairn.locator('.panel .pill').waitFor();
  const panel = await guest.cairn.locator('.panel').boundingBox();
  expect(panel?.y).toBeGreaterThanOrEqual(0);
  for (const line of [...(await guest.cairn.locator('.panel a').all()), guest.cairn.locator('.panel .pill')]) {
    await line.scrollIntoViewIfNeeded();
    const box = await line.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
  }
  await guest.context.close();
});

it('on a phone on its side the field is there from the start, and typing in it leaves the reply in view', async () => {
  const height = 360;
  const guest = await lab.visit({}, { viewport: { width: 640, height }, answer });
  await guest.open();
  const field = guest.cairn.getByRole('textbox');
  const bottom = async (): Promise<number> => {
    const box = await field.boundingBox();
    return (box?.y ?? height) + (box?.height ?? 1);
  };
  expect(await bottom()).toBeLessThanOrEqual(height);
  await guest.ask('escalation');
  const scrolled = () => guest.cairn.evaluate((host) => host.shadowRoot?.querySelector('.panel')?.scrollTop);
  await expect.poll(scrolled).toBeGreaterThan(0);
  const before = await scrolled();
  await field.pressSequentially('and what then');
  expect(await scrolled()).toBe(before);
  expect(await bottom()).toBeLessThanOrEqual(height);
  await guest.context.close();
});

describe.each([
  ['a phone on its side', 640, 360],
  ['400 % zoom', 320, 256],
])('on %s', (_, width, height) => {
  it('a question is scrolled to the top when it is answered, beneath the exit', async () => {
    const guest = await lab.visit({}, { viewport: { width, height }, answer });
    await guest.open();
    await guest.ask('answer');
    const top = () =>
      guest.cairn.evaluate((host) => {
        const root = host.shadowRoot as ShadowRoot;
        const header = root.querySelector('.head')?.getBoundingClientRect().bottom ?? 0;
        return (root.querySelector('.turns > .visitor')?.getBoundingClientRect().top ?? 0) - header;
      });
    await expect.poll(top).toBeLessThan(40);
    expect(await top()).toBeGreaterThanOrEqual(0);
    await guest.context.close();
  });

  it('what has the focus when the panel opens is on screen, and what is typed then is in the field', async () => {
    const guest = await lab.visit({}, { viewport: { width, height }, answer });
    await guest.cairn.locator('.pill').press('Enter');
    await guest.cairn.getByRole('textbox').waitFor();
    const top = await guest.cairn.evaluate(
      (host) => (host.shadowRoot as ShadowRoot).activeElement?.getBoundingClientRect().top,
    );
    expect(top).toBeLessThan(height);
    await guest.page.keyboard.type('help');
    expect(await guest.cairn.getByRole('textbox').inputValue()).toBe('help');
    await guest.context.close();
  });

  it.each(['Shift+Tab', 'Tab'])(
    'nothing that has the focus is hidden by the row with the exit, or by a notice (%s)',
    async (key) => {
      const guest = await lab.visit({}, { viewport: { width, height }, answer });
      await guest.open();
      await guest.ask('escalation');
      for (const summary of await guest.cairn.locator('summary').all()) await summary.click();
      await guest.cairn.locator('button[lang="es"]').click();
      await guest.cairn.locator('.notice').waitFor();
      const hidden: string[] = [];
      for (let press = 0; press < 25; press++) {
        await guest.page.keyboard.press(key);
        const name = await guest.cairn.evaluate((host) => {
          const root = host.shadowRoot as ShadowRoot;
          const focused = root.activeElement as HTMLElement;
          const box = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
          const at = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          return focused.contains(at) || at?.contains(focused) ? '' : (focused.textContent ?? '');
        });
        if (name) hidden.push(name);
      }
      expect(hidden).toEqual([]);
      await guest.context.close();
    },
  );
});

describe('on a phone, the exit is on the screen', () => {
  /** Where the exit that can be seen is in what the phone shows, and the size of that. */
  const seen = (guest: Guest) =>
    guest.cairn.evaluate((host) => {
      const root = host.shadowRoot as ShadowRoot;
      const exit = [...root.querySelectorAll('.exit')].find((each) => each.getClientRects().length > 0) as Element;
      const { left, top, right, bottom } = exit.getBoundingClientRect();
      const { width, height, offsetLeft, offsetTop } = window.visualViewport as VisualViewport;
      return {
        window: innerWidth,
        width,
        inside: left >= offsetLeft && top >= offsetTop && right <= offsetLeft + width && bottom <= offsetTop + height,
      };
    });

  it('where something on the page is wider than that: the window is, too', async () => {
    const head = '<meta name="viewport" content="width=device-width, initial-scale=1">';
    const body =
      '<table style="width:520px;margin:0 -8px"><tr><td>A wide table</td></tr></table><p style="height:2000px">';
    const guest = await lab.visit({ head, body }, { ...PHONE, answer });
    await expect.poll(() => seen(guest)).toEqual({ window: 520, width: 360, inside: true });
    await guest.page.evaluate(() => scrollTo(100, 500));
    await expect.poll(() => seen(guest)).toMatchObject({ inside: true });
    await guest.open();
    await guest.ask('answer');
    await expect.poll(() => seen(guest)).toEqual({ window: 520, width: 360, inside: true });
    const send = await guest.cairn.locator('.send').boundingBox();
    expect((send?.x ?? 999) + (send?.width ?? 0)).toBeLessThanOrEqual(360);
  });

  it('where the panel is in a page that is wider than that, and its own exit beside the screen', async () => {
    const head = '<meta name="viewport" content="width=device-width, initial-scale=1">';
    const body = '<div style="width:520px"><cairn-chat></cairn-chat></div><p style="height:900px">';
    const guest = await lab.visit({ head, body }, { ...PHONE, answer });
    await guest.cairn.locator('textarea').waitFor();
    const inside = () =>
      guest.cairn.evaluate((host) => {
        const { width, offsetLeft } = window.visualViewport as VisualViewport;
        return [...(host.shadowRoot as ShadowRoot).querySelectorAll('.exit')].filter((each) => {
          const { left, right } = each.getBoundingClientRect();
          return right > left && left >= offsetLeft && right <= offsetLeft + width + 1;
        }).length;
      });
    await expect.poll(inside).toBe(1);
    const isOfBar = () =>
      guest.cairn.evaluate((host) => host.shadowRoot?.querySelector('.bar .exit')?.getClientRects().length === 1);
    expect(await isOfBar()).toBe(true);
    await guest.cairn.evaluate((host) => host.shadowRoot?.querySelector('.head .exit')?.scrollIntoView());
    await expect.poll(isOfBar).toBe(false);
    await expect.poll(inside).toBe(1);
    await guest.context.close();
  });

  it('above a keyboard, where the panel is in the page, and off an exit of the partner’s', async () => {
    const head = '<meta name="viewport" content="width=device-width, initial-scale=1">';
    const theirs = '<a href="/" style="position:fixed;top:0;right:0;padding:16px">Quick exit</a>';
    const body = `${theirs}<p style="height:300px">Words.</p><cairn-chat></cairn-chat><p style="height:900px">`;
    const guest = await lab.visit({ head, body }, { ...PHONE, answer });
    await guest.cairn.locator('textarea').tap();
    await guest.page.evaluate(() => {
      scrollTo(0, 640);
      Object.defineProperty(visualViewport, 'height', { value: 340 });
      visualViewport?.dispatchEvent(new Event('resize'));
    });
    const bottom = (await guest.page.locator('a').first().boundingBox())?.height ?? 0;
    const exit = () => guest.cairn.locator('.bar .exit').boundingBox();
    await expect.poll(async () => (await exit())?.y).toBeLessThan(340 - 48);
    await expect.poll(async () => (await exit())?.y).toBeGreaterThanOrEqual(bottom);
    await guest.context.close();
  });

  it('above a keyboard, also while a long text is typed', async () => {
    const head = '<meta name="viewport" content="width=device-width, initial-scale=1">';
    const guest = await lab.visit({ head }, { ...PHONE, viewport: { width: 320, height: 568 }, answer });
    await guest.open();
    // No browser here has an on-screen keyboard: this is what one does to the view.
    await guest.page.evaluate(() => {
      Object.defineProperty(visualViewport, 'height', { value: 235 });
      visualViewport?.dispatchEvent(new Event('resize'));
    });
    await guest.cairn
      .locator('textarea')
      .pressSequentially('a line of what happened\n'.repeat(6).replaceAll('\n', ' and '));
    expect(await seen(guest)).toMatchObject({ inside: true });
    const send = await guest.cairn.locator('.send').boundingBox();
    expect((send?.y ?? 999) + (send?.height ?? 0)).toBeLessThanOrEqual(235);
  });
});
