/**
 * Whom to show when several needs are found at once. Needs take turns in order of urgency, each giving its first contact,
 * then each its second: so the one contact that nobody else gives is among the first four, however many needs there are.
 */
export function mergeContacts(sources: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  let strong = 0;
  const longest = Math.max(0, ...sources.map(({ length }) => length));
  for (let turn = 0; turn < longest; turn++) {
    for (const source of sources) {
      const id = source[turn];
      // A contact already shown uses up the turn: that need is served. So does the Montana line, which is placed after.
      if (id !== undefined && id !== MONTANA && !merged.includes(id)) merged.push(id);
    }
    if (turn < STRONG_TURNS) strong = merged.length;
  }
  const withMontana = sources.some((source) => source.includes(MONTANA));
  return placeBeside(merged, strong, withMontana);
}

/** How many contacts are seen without scrolling. */
export const SEEN_FIRST = 4;
/** The first contacts of each need that must be seen; those after them give way to the Montana line. */
const STRONG_TURNS = 2;

const EMERGENCY = 'emergency-911';
const NATIONAL = 'national-human-trafficking-hotline';
const MONTANA = 'montana-trafficking-hotline';

/**
 * 911 leads where it is seen and a need gives it first or second; the Montana line stands right after the national one unless
 * that hides a strong one.
 */
function placeBeside(merged: readonly string[], strong: number, withMontana: boolean): string[] {
  const seen = merged.slice(0, SEEN_FIRST);
  const leads = seen.slice(0, strong).includes(EMERGENCY);
  const ordered = leads ? [EMERGENCY, ...seen.filter((id) => id !== EMERGENCY)] : seen;
  const all = [...ordered, ...merged.slice(SEEN_FIRST)];
  if (!withMontana) return all;
  const beside = all.indexOf(NATIONAL) + 1;
  const at = beside === 0 ? all.length : beside < SEEN_FIRST && strong >= SEEN_FIRST ? SEEN_FIRST : beside;
  return [...all.slice(0, at), MONTANA, ...all.slice(at)];
}
