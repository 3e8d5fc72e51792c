/** Finds statements that ask for a source: numbers, dates, laws. */

/** Words in `text` that make a claim somebody may want to look up, in order, each once. */
export function findClaims(text: string): string[] {
  const claims = [...text.matchAll(CLAIM)].map(([claim]) => claim.trim()).filter((claim) => !NO_CLAIM.test(claim));
  return [...new Set(claims)];
}

const CLAIM = new RegExp(
  [
    // $35 million, 31%, 2,114, 1 in 6, 2023, 100 years
    String.raw`\$?\d[\d,.]*\d?%?(?:\s(?:percent|million|billion|years?|por ciento|millones|años?)(?!\p{L}))?`,
    // MCA, USC, HB 112, felony; the words of law in Spanish
    String.raw`(?<!\p{L})(?:MCA|U\.?S\.?C\.?|HB|SB|ARM|felon(?:y|ies)|misdemeanors?|statutes?|delitos? graves?|código penal)(?!\p{L})`,
  ].join('|'),
  'giu',
);

/** Numbers that are names of lines, or ages and hours that anybody may say. */
const NO_CLAIM = /^(?:911|988|211|711|233733|24|7|18|1|2|3|4|5)[.,]?$/;
