import { describe, expect, it } from 'vitest';
import { smallApp } from '../small-content.ts';
import { open } from './open-page.ts';

describe('the cards', () => {
  it.each(['en', 'es'])('hold numbers and what to do with them, and nothing else (%s)', async (lang) => {
    const { page } = await open(smallApp(), `/card?lang=${lang}`);
    const cards = [...page.querySelectorAll('.wallet')];
    expect(cards).toHaveLength(8);
    for (const card of cards) {
      const numbers = [...card.querySelectorAll('dd')].map(({ textContent }) => textContent);
      expect(numbers).toEqual(['1-406-555-7867', '233733', '1-406-555-0111', '911']);
      expect(card.textContent?.replace(/[\d\s-]|Call|Llamada|Texto|Text|,/g, '')).toBe('');
    }
  });

  it.each([
    ['en', 'We have not yet called all of these numbers ourselves.'],
    ['es', 'Aún no hemos llamado a todos estos números.'],
  ])('say on the screen that no person has dialled the numbers (%s)', async (lang, said) => {
    const { page } = await open(smallApp(), `/card?lang=${lang}`);
    expect(page.querySelector('main > .screen.small')?.textContent).toContain(said);
    expect(page.querySelector('.sheet')?.textContent).not.toContain(said);
  });

  it('come with a warning that is beside them and is not printed', async () => {
    const { page } = await open(smallApp(), '/card?lang=en');
    expect(page.querySelector('main > .note')?.textContent).toContain('can be dangerous');
    expect(page.querySelector('main > .note')?.classList.contains('screen')).toBe(true);
    expect(page.querySelector('main > .print')?.textContent).toBe('Cut along the lines. Throw the rest away.');
  });
});
