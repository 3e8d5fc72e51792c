/** The partner's colour, made readable: as text on our papers, and under our text. */

/** One colour for each theme, `#rrggbb`. */
export interface Accent {
  light: string;
  dark: string;
  /** Whether either differs from what was asked for. */
  repaired: boolean;
}

/** The darkest light and the lightest dark ground the accent is seen on (`--tint` of launcher.css). */
const TINT = { light: [228, 239, 240], dark: [32, 52, 58] };
/** WCAG 2.2 AA for text. */
const LEAST_CONTRAST = 4.5;
/** How far one step goes towards black or white; 32 of them reach it closely enough from anywhere. */
const STEP = 0.1;
const MOST_STEPS = 32;

/** Reads `#rgb` or `#rrggbb` and moves it towards black and white until it can be read. Undefined if it is neither. */
export const parseAccent = (text: string): Accent | undefined => {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const hex = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const asked = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const light = readable(asked, TINT.light, 0);
  const dark = readable(asked, TINT.dark, 255);
  return { light, dark, repaired: light !== `#${hex.toLowerCase()}` };
};

/** Contrast ratio of two colours as WCAG 2 defines it, 1 to 21. */
export const contrast = (one: number[], other: number[]): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const readable = (asked: number[], ground: number[], towards: number): string => {
  let colour = asked;
  for (let step = 0; step < MOST_STEPS && contrast(colour, ground) < LEAST_CONTRAST; step++)
    colour = colour.map((part) => Math.round(part + (towards - part) * STEP));
  return `#${colour.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
};

const luminance = (colour: number[]): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
