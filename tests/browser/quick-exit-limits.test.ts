import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, openLab, openPanel } from './exit-lab.ts';

/** The words of the quick exit: the widget says what the exit cannot do, where a visitor can read it. */
let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

describe('the honest limits', () => {
  const POINTS: Record<string, RegExp[]> = {
    en: [
      /does not delete your history/,
      /pages you opened .*what you searched for.* still be in your history/i,
      /address bar may still show/i,
      /tracking app.*phone in hand.*account.*Wi-Fi.*bill/i,
      /phone or computer they cannot reach.*private window/i,
    ],
    es: [/no borra su historial/i, /historial/i, /barra de direcci/i, /Wi-?Fi/i, /(teléfono|celular).*computadora/i],
  };
  const PROMISES =
    /\berase|hide your tracks|anonym|untraceable|keeps? you safe|borra sus huellas|anónim|l[oea] mantiene a salvo/i;

  it.each([
    ['en', /can.t do$/i],
    ['es', /no puede hacer salir ya$/i],
  ])(
    '%s: before the first message without scrolling at 360 × 640, and one tap away afterwards',
    async (locale, more) => {
      lab.serve('/p/1', { attributes: `data-locale="${locale}"` });
      const visit = await lab.visit({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
      const { page } = await visit.open(lab.address('partner', '/p/1'));
      const chat = page.locator('cairn-chat');
      await chat.locator('button').first().click();
      await chat.getByRole('textbox').waitFor();
      const [first] = POINTS[locale] ?? [];
      if (!first) throw new Error('no points');
      const notice = await chat.getByText(first).last().boundingBox();
      expect((notice?.y ?? 0) + (notice?.height ?? 1000)).toBeLessThanOrEqual(640);
      await chat.getByRole('button', { name: more }).first().click();
      // It begins at its top, beneath the line with 911.
      const [strip, limits] = await Promise.all(['.strip', '#limits'].map((part) => chat.locator(part).boundingBox()));
      expect(limits?.y).toBeGreaterThan((strip?.y ?? 999) + (strip?.height ?? 0));
      const all = String(await chat.locator('#limits').textContent());
      for (const point of POINTS[locale] ?? []) expect(all).toMatch(point);
      expect(all).not.toMatch(PROMISES);
      expect(await chat.locator('.panel').textContent()).not.toMatch(PROMISES);
      await chat.locator('#limits .quiet').click();
      await chat.locator('#limits').waitFor({ state: 'detached' });
      // The focus is back where it was, and in sight.
      const link = chat.getByRole('button', { name: more });
      expect(await link.evaluate((one) => one.matches(':focus'))).toBe(true);
      const { y = -1, height = 0 } = (await link.boundingBox()) ?? {};
      expect(y).toBeGreaterThan(0);
      expect(y + height).toBeLessThan(640);
      await visit.close();
    },
  );

  it('can be opened again after a message', async () => {
    lab.serve('/p/1', {});
    const visit = await lab.visit({ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
    const { page } = await visit.open(lab.address('partner', '/p/1'));
    await openPanel(page);
    const chat = page.locator('cairn-chat');
    const answered = page.waitForResponse(/\/v1\/ask$/);
    await chat.getByRole('textbox').fill('what is trafficking');
    await chat.getByRole('textbox').press('Enter');
    await answered;
    await chat.getByRole('button', { name: /can’t do/i }).click();
    await chat.getByText('does not delete your history').last().waitFor();
    await visit.close();
  });
});
