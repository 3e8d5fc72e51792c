/**
 * Whom to show when several needs are found at once. Needs take turns in order of urgency, each giving its first contact,
 * then each its second: so the one contact that nobody else gives is among the first four, however many needs there are.
 */
export function mergeContacts(sources: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  const longest = Math.max(0, ...sources.map(({ length }) => length));
  for (let turn = 0; turn < longest; turn++) {
    for (const source of sources) {
      const id = source[turn];
      // A contact already shown uses up the turn: that need is served.
      if (id !== undefined && !merged.includes(id)) merged.push(id);
    }
  }
  return placeBeside(merged);
}

/** How many contacts are seen without scrolling. */
export const SEEN_FIRST = 4;

const EMERGENCY = 'emergency-911';
const NATIONAL = 'national-human-trafficking-hotline';
const MONTANA = 'montana-trafficking-hotline';

/** 911 leads where it is shown at all; the Montana line stands right after the national one unless that pushes another out. */
function placeBeside(merged: readonly string[]): string[] {
  const shown = merged.slice(0, SEEN_FIRST);
  const rest = merged.slice(SEEN_FIRST);
  if (shown.includes(EMERGENCY)) shown.splice(0, shown.length, EMERGENCY, ...shown.filter((id) => id !== EMERGENCY));
  if (!merged.includes(NATIONAL) || !merged.includes(MONTANA)) return [...shown, ...rest];
  if (shown.includes(MONTANA)) {
    const others = shown.filter((id) => id !== MONTANA);
    const at = others.indexOf(NATIONAL);
    if (at >= 0) others.splice(at + 1, 0, MONTANA);
    else others.push(MONTANA);
    return [...others, ...rest];
  }
  return [...shown, MONTANA, ...rest.filter((id) => id !== MONTANA)];
}
