import type { BuiltInId } from '../built-in-words.ts';
import type { Heard } from '../normalize.ts';
import { askedInstead, correctionIn } from '../text/correction.ts';
import { withoutDenial } from '../text/denial.ts';
import type { Considered } from './consider.ts';
import { OF_SUICIDE } from './escalation-words.ts';
import { type Before, isEscalation, lastShown } from './last-shown.ts';
import type { Voice } from './voice.ts';

/**
 * What an utterance says of the reply before: that it was not asked for, that nobody is in danger, or that somebody else is. The rest is
 * what it says besides. What was an alarm is none if all danger is denied, and an answer that was not asked for is no topic.
 */
export function replied(page: Voice, typed: Heard, { context, passage }: Before) {
  const instead = askedInstead(typed);
  const said = instead ?? typed;
  const still = withoutDenied(context);
  const isRaised = lastShown(page, { context: still, passage }).raised !== undefined;
  const corrected = isRaised ? correctionIn(said, page.locale) : undefined;
  // Who corrects whose danger it is denies none, though they may say "not me".
  const denial =
    corrected === undefined
      ? withoutDenial(said, still.some(isEscalation) ? 'alarm' : still.length > 0 ? 'answer' : 'nothing')
      : undefined;
  const denied: Considered['denied'] = denial?.isAll ? 'all' : denial?.ofDanger ? 'part' : undefined;
  const told = denial?.ofDanger ? [NO_DANGER] : [];
  const kept = instead ? still.filter((id) => !isEscalation(id)) : withoutDenied([...still, ...told]);
  const before: Before = { context: instead ? kept.slice(0, -1) : kept, passage };
  return { heard: denial?.rest ?? said, before, denied, corrected, told };
}

/**
 * The context without the escalations of which the visitor has said since that they are in no danger. That they want to die is not taken
 * back so.
 */
function withoutDenied(context: readonly string[]): string[] {
  const denied = context.lastIndexOf(NO_DANGER);
  return context.filter((id, at) => id !== NO_DANGER && !(at < denied && isEscalation(id) && !isOfSuicide(id)));
}

/** In the context: danger was denied. The same words answer whoever says only that. */
export const NO_DANGER = 'no-danger' satisfies BuiltInId;

/** Whether an id is that of the words for those who may want to die. */
const isOfSuicide = (id: string): boolean => id.startsWith(OF_SUICIDE);
