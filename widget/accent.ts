/** The partner's colour, made readable: as text on our papers, and under our text. */

/** One colour for each theme, as CSS. */
export interface Accent {
  light: string;
  dark: string;
}

/** Most and least luminance with a contrast of 4.5:1 to the tint of the light and of the dark theme (launcher.css, styles.css). */
const LIGHTEST = 0.14;
const DARKEST = 0.33;
/** What red, green and blue are worth to the eye, by WCAG 2. */
const WEIGHTS = [0.2126, 0.7152, 0.0722];

/** Reads `#rrggbb` and moves it towards black and towards white until it can be read. Undefined if it is no such colour. */
export const parseAccent = (text: string): Accent | undefined => {
  if (!/^#[\da-f]{6}$/i.test(text)) return undefined;
  const asked = [1, 3, 5].map((at) => Number(`0x${text.slice(at, at + 2)}`));
  /** A twentieth at a time, towards black or, with what white has of a twentieth, towards white. */
  const move = (white: number): string => {
    let parts = asked;
    while (white ? luminance(parts) < DARKEST : luminance(parts) > LIGHTEST)
      parts = parts.map((part) => part * 0.95 + white);
    return `rgb(${parts.map(Math.round)})`;
  };
  const light = move(0);
  if (light !== `rgb(${asked})`) console.warn(`Cairn: data-accent="${text}" is too pale to read. Using ${light}.`);
  return { light, dark: move(12.75) };
};

/** Close to the curve of sRGB; the two limits above leave room for the difference. */
const luminance = (parts: number[]): number =>
  WEIGHTS.reduce((sum, weight, at) => sum + ((parts[at] ?? 0) / 255) ** 2.2 * weight, 0);
