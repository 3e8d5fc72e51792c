import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseAccent } from '../../widget/accent.ts';
import fc from '../property.ts';

/** Contrast as WCAG 2.2 defines it, to the letter: the code under test approximates it. */
const contrast = (one: number[], other: number[]): number => {
  const luminance = (colour: number[]) =>
    colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, at) => sum + part * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const parts = (css = ''): number[] => [...css.matchAll(/\d+/g)].map(Number);
const LIGHT_GROUNDS = { paper: [251, 250, 247], card: [255, 255, 255], tint: [228, 239, 240] };
const DARK_GROUNDS = { paper: [20, 25, 28], card: [29, 37, 41], tint: [32, 52, 58] };

afterEach(() => vi.restoreAllMocks());

describe('a partner color', () => {
  it.each(['red', '#12', '#12345', '#1234567', 'rgb(1,2,3)', '', '#ggg000', 'url(https://x)'])(
    'is refused when it is "%s"',
    (text) => expect(parseAccent(text)).toBeUndefined(),
  );

  it('can be read on every background of both themes, whatever it was', () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
        const accent = parseAccent(`#${number.toString(16).padStart(6, '0')}`);
        for (const ground of Object.values(LIGHT_GROUNDS))
          expect(contrast(parts(accent?.light), ground)).toBeGreaterThanOrEqual(4.5);
        for (const ground of Object.values(DARK_GROUNDS))
          expect(contrast(parts(accent?.dark), ground)).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 2000, seed: 406 },
    );
  });

  it('stays as it is where it can be read, and the console is told nothing', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    expect(parseAccent('#1B5E6B')?.light).toBe('rgb(27,94,107)');
    expect(warn).not.toHaveBeenCalled();
  });

  it('is repaired with a message that names what is used', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const accent = parseAccent('#ffcc00');
    expect(warn).toHaveBeenCalledWith(`Cairn: data-accent="#ffcc00" is too pale to read. Using ${accent?.light}.`);
  });
});
