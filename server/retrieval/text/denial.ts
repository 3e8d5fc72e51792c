/** Hears "I am fine" and "nobody is hurting me": what says that there is no danger holds the very words of it. */

import { fold, type Heard, hear } from '../normalize.ts';
import { denials } from './denials.ts';

/** What an utterance says apart from the denial of danger in it. */
export interface Denial {
  /** What else it says: the utterance as it was heard, where it denies nothing, and where it says nothing else. */
  rest: Heard;
  /** It denies all danger, or says that it asks out of interest. */
  ofDanger: boolean;
  /** It denies something, and says nothing else. */
  isAll: boolean;
}

/**
 * Leaves out every clause that only denies danger, or says that one asks out of interest. After an alarm, also what denies one harm: "he
 * didn't force me", "im not suicidal just cant sleep". At other times that may be the beginning of a plea. After any reply, also what was
 * taken to be so: "no not survivors, officials"; unless nothing else is said.
 */
export function withoutDenial(heard: Heard, after: 'nothing' | 'answer' | 'alarm'): Denial {
  const said = fold(heard.text);
  const own = said.replace(NO_DANGER, '$1');
  const safe = own.replace(OTHERS_SAFE, '$1');
  const harmless = after === 'alarm' ? safe.replace(NO_HARM, '$1') : safe;
  const corrected =
    after === 'nothing'
      ? harmless
      : harmless.replace(NO_SUCH, '$1').replace(NOT_THE_LAST, (whole, before) => (BEING.test(before) ? whole : before));
  const left = saysMore(corrected) ? corrected : harmless;
  if (left === said) return { rest: heard, ofDanger: false, isAll: false };
  const isAll = !saysMore(left);
  const ofDanger = own !== said || (safe !== own && !TELLS_OF_SELF.test(left));
  return { rest: isAll ? heard : hear(left.replace(/^[\s.,;:!?]+/, '').trim()), ofDanger, isAll };
}

const saysMore = (text: string): boolean => /\p{L}{2}|\d/u.test(text.replace(FILLERS, ' '));

const FILLERS = new RegExp(`\\b(?:${denials.fillers})\\b`, 'g');
const NO_DANGER = clauses(denials.danger);
const OTHERS_SAFE = clauses(denials.others);
/** Who goes on with how they are themself does not say that nobody is in danger: "he is ok, he beats me", "they are ok. im scared". */
const TELLS_OF_SELF = /\b(?:i'?m|i am|me|yo|estoy)\b/;
const NO_HARM = clauses(denials.harm);
const NO_SUCH = clauses(denials.thing);
/** It ends a clause: "im the HR person not the victim", "just need someone to talk to not a cop". */
const NOT_THE_LAST = /(\S+)\s+not (?:a|the) (?:victim|cops?|police)(?=\s*(?:$|[.,;:!?\n]))/g;
const BEING = /^(?:i|he|she|they)?'?(?:am|is|are|was|were|m|s|re|be|do|did|if|or)$/;

/** Finds clauses: they begin where a sentence or a part of one does, and end there, or where one goes on: "i just want to know". */
function clauses(denial: string): RegExp {
  const start = `(^|[.,;:!?\\n]\\s*)(?:(?:${denials.fillers})[\\s,]+)*`;
  const end = `(?=\\s*(?:$|[.,;:!?\\n])|\\s+(?:${denials.goesOn})\\b)`;
  return new RegExp(`${start}(?:(?:${denial})(?:[\\s,]+(?:${denials.fillers}))*${end}[\\s,]*)+`, 'g');
}
