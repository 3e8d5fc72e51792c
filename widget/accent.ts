/** The partner's colour, made readable: as text on our papers, and under our text. */

/** One colour for each theme, as CSS. */
export interface Accent {
  light: string;
  dark: string;
}

type Rgb = [red: number, green: number, blue: number];

/** Of the curve of sRGB, nearly: the two limits leave room for the difference. */
const GAMMA = 2.2;
const WHITE = 255 ** GAMMA;
/** Most and least luminance with a contrast of 4.5:1 to the tint of the light and of the dark theme (launcher.css, styles.css). */
const LIGHTEST = 0.14 * WHITE;
const DARKEST = 0.33 * WHITE;

/**
 * Reads `#rrggbb` and moves it towards black and towards white until it can be read. Undefined if it is no such colour. A pale one
 * works, and the console is told what it became.
 */
export const parseAccent = (text: string): Accent | undefined => {
  if (!/^#[\da-f]{6}$/i.test(text)) return undefined;
  const asked = (text.match(/\w\w/g) as string[]).map((pair) => Number(`0x${pair}`)) as Rgb;
  /** A twentieth at a time, towards black or, with what white has of a twentieth, towards white. */
  const move = (white: number): string => {
    let parts = asked;
    while (white ? luminance(parts) < DARKEST : luminance(parts) > LIGHTEST)
      parts = parts.map((part) => part * 0.95 + white) as Rgb;
    return `rgb(${parts.map(Math.round)})`;
  };
  const light = move(0);
  if (light !== `rgb(${asked})`) console.warn(`Cairn: data-accent="${text}" is too pale to read. Using ${light}.`);
  return { light, dark: move(12.75) };
};

/** What red, green and blue are worth to the eye, by WCAG 2. */
const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * red ** GAMMA + 0.7152 * green ** GAMMA + 0.0722 * blue ** GAMMA;
