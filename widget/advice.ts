/** What the console says of wrong attributes. In the panel's file, which is fetched for it: a page that is right never needs it. */
import type { Complaint } from './options.ts';

/** What would be right, where the attribute takes more than a few words. */
const RIGHT: Record<string, string> = {
  'exit-url': 'an https:// address of another site',
  label: '1 to 24 characters',
  'open-on': 'a CSS selector like #ask',
  accent: 'a colour like #1b5e6b',
};

/** Tells whoever put the tag on the page, once for each. */
export const advise = (complaints: Complaint[]): void => {
  for (const [name, text, right] of complaints)
    console.warn(`Cairn: data-${name}="${text}" is left out. Write ${right?.join(' or ') ?? RIGHT[name]}.`);
};
