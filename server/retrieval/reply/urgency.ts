/** Whether minutes count: then the entry beneath is shown from its first line, which says what to do at once. */
export function isUrgent([first = '']: readonly string[]): boolean {
  return first === URGENT || first === LAST_RESORT;
}

/** If this is the first contact of an escalation, minutes count. */
export const URGENT = 'emergency-911';
/** If this is, somebody may want to die: no question about an entry sounds like it. */
export const LAST_RESORT = 'suicide-and-crisis-lifeline-988';
