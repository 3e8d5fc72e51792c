/** Makes the partner's accent color readable: as text on our backgrounds, and as a background under our text. */

/** The accent color of each theme, as CSS. */
export interface Accent {
  light: string;
  dark: string;
}

type Rgb = [red: number, green: number, blue: number];

/** Approximates the curve of sRGB. The two limits below leave room for the difference. */
const GAMMA = 2.2;
const WHITE = 255 ** GAMMA;
/**
 * The highest luminance that has a contrast of 4.5:1 to the tint of the light theme, and the lowest that has it to the tint of
 * the dark theme (launcher.css, styles.css).
 */
const LIGHTEST = 0.14 * WHITE;
const DARKEST = 0.33 * WHITE;

/**
 * Parses `#rrggbb` and returns a readable color for each theme: darkened for the light one, lightened for the dark one. Returns
 * undefined for any other text. A pale color works, and the console is told what it became.
 */
export const parseAccent = (text: string): Accent | undefined => {
  if (!/^#[\da-f]{6}$/i.test(text)) return undefined;
  const asked = (text.match(/\w\w/g) as string[]).map((pair) => Number(`0x${pair}`)) as Rgb;
  /**
   * Moves the color a twentieth at a time until it is readable: towards black if `white` is 0, towards white if `white` is a
   * twentieth of 255.
   */
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

/** The luminance of a color, with the weights of WCAG 2 and in the scale of `WHITE`. */
const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * red ** GAMMA + 0.7152 * green ** GAMMA + 0.0722 * blue ** GAMMA;
