/** The contacts of one need, in order, and how likely that need is, 0 to 1. */
export interface Weighed {
  contacts: readonly string[];
  likelihood: number;
}

/**
 * Chooses whom to show when one or several needs may be meant. A contact weighs more, the likelier the needs that name
 * it are, and the earlier they name it. Contacts that a person's own words call for (`audiences`: who they are, what
 * else they lack) weigh as well. Those that weigh most come first, after 911 if danger is urgent, and after the first
 * contact of `needs[0]`, the need that the reply speaks of.
 */
export function chooseContacts(needs: readonly Weighed[], audiences: readonly (readonly string[])[] = []): string[] {
  const weights = new Map<string, number>();
  const weigh = (contacts: readonly string[], likelihood: number): void => {
    // The Montana line gets its place below.
    for (const [rank, id] of contacts.filter((id) => id !== MONTANA).entries())
      weights.set(id, (weights.get(id) ?? 0) + likelihood * (BY_RANK[rank] ?? LATER));
  };
  for (const { contacts, likelihood } of needs) weigh(contacts, likelihood);
  for (const contacts of audiences) weigh(contacts, OF_AUDIENCE);
  const weightOf = (id: string | undefined): number => weights.get(id ?? '') ?? 0;
  const ordered = [...weights.keys()].sort((a, b) => weightOf(b) - weightOf(a));
  const together = (some: readonly Weighed[]): number => some.reduce((sum, { likelihood }) => sum + likelihood, 0);
  const whole = together(needs);
  const isUrgent = together(needs.filter(({ contacts }) => contacts.slice(0, URGENT).includes(EMERGENCY))) >= whole / 2;
  const seen = ordered.slice(0, SEEN_FIRST);
  const own = (needs[0]?.contacts ?? []).filter((id) => id !== MONTANA);
  const leads = [...(isUrgent && seen.includes(EMERGENCY) ? [EMERGENCY] : []), ...own.slice(0, 1)];
  const rest = ordered.filter((id) => own.includes(id) || weightOf(id) >= whole * WORTH_A_LOOK);
  const all = [...new Set([...leads, ...seen, ...rest])];
  if (![...needs.map(({ contacts }) => contacts), ...audiences].some((contacts) => contacts.includes(MONTANA)))
    return all;
  // The Montana line comes right after the national one, unless it would push a contact that may be needed out of sight.
  const beside = all.indexOf(NATIONAL) + 1 || all.length;
  const hides = beside < SEEN_FIRST && weightOf(all[SEEN_FIRST - 1]) >= whole * MAY_BE_NEEDED;
  const at = hides ? SEEN_FIRST : beside;
  return [...all.slice(0, at), MONTANA, ...all.slice(at)];
}

/** How much the first, the second, … contact of a need weighs. These and those below were chosen on blind lines of danger. */
const BY_RANK = [1, 0.4, 0.15];
const LATER = 0.05;

/** The contacts of an audience weigh like those of a need with this likelihood. */
const OF_AUDIENCE = 0.4;

/** A contact with at least this share of the likelihood of all needs does not give way to the Montana line. */
const MAY_BE_NEEDED = 0.05;

/**
 * A contact with less than this share of the likelihood of all needs is not shown after the first ones: ten cards help
 * nobody.
 */
const WORTH_A_LOOK = 0.06;

/** How many contacts are seen without scrolling. */
const SEEN_FIRST = 4;

/** A need is urgent if 911 is among this many of its first contacts. */
const URGENT = 2;

const EMERGENCY = 'emergency-911';
const NATIONAL = 'national-human-trafficking-hotline';
const MONTANA = 'montana-trafficking-hotline';
