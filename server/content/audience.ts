/** For whom an entry is written: the kinds of person that its `for` may name, and to whom in a danger it then speaks. */
import type { FaqEntry } from './content.ts';

/** Who may be in danger themselves. */
const IN_DANGER = ['survivor', 'teen', 'lgbtq', 'native'];
/** Who may see a danger of others. */
const ONLOOKERS = [
  'friend',
  'parent',
  'clerk',
  'trucker',
  'nurse',
  'teacher',
  'officer',
  'landlord',
  'partner-of-buyer',
];
/** Who asks to learn, or does harm: what is for these alone is hidden from whoever is in danger. */
const LEARNERS = ['student', 'reporter', 'aide', 'volunteer', 'rancher', 'worker', 'buyer'];

/** Every kind of person that the content of this project names. */
export const KINDS: readonly string[] = [...IN_DANGER, ...ONLOOKERS, ...LEARNERS];

/** To whom in a danger an entry speaks that is written for these kinds of person; undefined where it names none. */
export function speaksTo(audience: readonly string[]): FaqEntry['speaksTo'] {
  if (audience.length === 0) return undefined;
  const [self, other] = [IN_DANGER, ONLOOKERS].map((kinds) => audience.some((each) => kinds.includes(each)));
  return self && other ? 'both' : self ? 'self' : other ? 'other' : 'none';
}
