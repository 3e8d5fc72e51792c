/** Words of the page in the folder of static files, by language. What it shares with other pages is in `Messages`. */
const OWN_COPY: Record<string, string> = {
  en: 'To ask, use the button in the corner. What you type does not leave this device.',
  es: 'Para preguntar, use el botón de la esquina. Lo que escribe no sale de este aparato.',
};

/** How to ask. Undefined in a language that the pages do not speak. */
export const howToAsk = (locale: string): string | undefined => OWN_COPY[locale];

/** For whoever copied the files there, so in English alone. */
export const forWebPeople = {
  summary: 'For whoever put these files here',
  line: 'If the button is there and answers, the files work. The line for your pages is this, with the path of this folder in front of cairn.js. The guide, docs/embedding.md in Cairn’s repository, has the line that belongs before it.',
  page: 'The chat does not need this page: delete index.html if nobody should find it.',
};
