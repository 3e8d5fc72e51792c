import type { Ask } from '../../contract.ts';
import type { BuiltInId } from '../built-in-words.ts';
import { wordSet } from '../text/word-set.ts';
import type { Considered } from './consider.ts';
import type { Voice } from './voice.ts';

/** What was shown before, as the ask tells it. */
export type Before = Required<Pick<Ask, 'context'>> & { passage: number | undefined };

/** What was shown last. Small talk, such as thanks or a question about privacy, counts only where no entry was shown. */
export function lastShown(
  voice: Voice,
  { context, passage }: Before,
): Pick<Considered, 'last' | 'earlier' | 'raised' | 'isShown' | 'inView' | 'offered'> {
  const offer = Math.max(...OFFERS.map((id) => context.lastIndexOf(id)));
  const [known = [], offered = []] = (offer < 0 ? [context] : [context.slice(0, offer), context.slice(offer + 1)]).map(
    (ids) => ids.flatMap((id) => voice.entry(id) ?? []),
  );
  const said = known.filter(({ id }) => !isEscalation(id) && !CHAT.has(id));
  const entries = said.filter(({ id }) => voice.isFaq(id));
  // An escalation that shows an entry comes just before it.
  const raised = known
    .slice(-2)
    .reverse()
    .find(({ id }) => isEscalation(id));
  const fitting = raised === known[known.length - 1] ? voice.entry(raised?.related[0] ?? '') : undefined;
  const shown = entries[entries.length - 1];
  // What was offered last is what was spoken of last, unless the entry shown before is among it.
  const asked = shown !== undefined && offered.includes(shown) ? shown : (offered[0] ?? shown);
  const last = fitting ?? asked ?? said[said.length - 1];
  const isInView = last === shown && passage !== undefined && 'p' in (shown?.answer[passage] ?? {});
  return {
    last,
    earlier: entries.filter((entry) => entry !== last).reverse(),
    raised,
    isShown: fitting === undefined && (last === shown || offered.length === 0),
    inView: isInView ? passage : undefined,
    offered,
  };
}

/** Small talk that nothing can be asked of: "is it free", after an insult, asks of Cairn. */
const CHAT = wordSet('acknowledgment goodbye greeting insult test-message thanks nonsense other-topic other-place');

/** In the context, what follows these words was offered, and not shown. */
const OFFERS: readonly BuiltInId[] = ['clarification', 'not-what-i-meant'];

/** Whether an id is that of the words of an escalation. */
export const isEscalation = (id: string): boolean => id.startsWith('escalation');
