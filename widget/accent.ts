/** The partner's colour, made readable: as text on our papers, and under our text. */

/** One colour for each theme, as CSS. */
export interface Accent {
  light: string;
  dark: string;
}

/** Most and least luminance with a contrast of 4.5:1 to the tint of the light and of the dark theme (launcher.css, styles.css). */
const LIGHTEST = 0.14;
const DARKEST = 0.33;
/** Parts of luminance that red, green and blue give, as WCAG 2 has them. */
const WEIGHTS = [0.2126, 0.7152, 0.0722];

/** Reads `#rrggbb` and moves it towards black and towards white until it can be read. Undefined if it is no such colour. */
export const parseAccent = (text: string): Accent | undefined => {
  if (!/^#[\da-f]{6}$/i.test(text)) return undefined;
  const asked = [1, 3, 5].map((at) => Number.parseInt(text.slice(at, at + 2), 16));
  let light = asked;
  let dark = asked;
  while (luminance(light) > LIGHTEST) light = light.map((part) => part * 0.95);
  while (luminance(dark) < DARKEST) dark = dark.map((part) => part * 0.95 + 13);
  if (light !== asked) console.warn(`Cairn: data-accent="${text}" is too pale to read. Using ${css(light)}.`);
  return { light: css(light), dark: css(dark) };
};

/** Close to the curve of sRGB; the two limits above leave room for the difference. */
const luminance = (colour: number[]): number =>
  colour.reduce((sum, part, at) => sum + (part / 255) ** 2.2 * (WEIGHTS[at] ?? 0), 0);

const css = (colour: number[]): string => `rgb(${colour.map((part) => Math.min(255, Math.round(part)))})`;
