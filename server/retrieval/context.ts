import type { Reading } from './analysis.ts';
import { type Text, words } from './normalize.ts';

/** How an utterance leans on what was shown before. */
export type Lean =
  /** Nothing of its own: "tell me more", "why not?" */
  | 'bare'
  /** It rejects what was shown: "that's not it" */
  | 'rejects'
  /** It has words of its own but is cut short: "and the oil thing?", "what about kids?" */
  | 'elliptical'
  /** It stands alone. */
  | 'whole';

/** Reads how much an utterance needs the turns before it. */
export function leanOf(utterance: Text, reading: Reading, language: string): Lean {
  const spoken = words(utterance, language);
  const text = spoken.join(' ');
  if (REJECTION.test(text)) return 'rejects';
  const own = spoken.filter((word) => !LEANING.has(word));
  if (own.length === 0) return spoken.some((word) => SPECIFIC.has(word)) ? 'elliptical' : 'bare';
  if (spoken.length <= SHORT && (OPENING.test(text) || spoken.some((word) => POINTING.has(word)))) return 'elliptical';
  return reading.words.length <= VERY_SHORT ? 'elliptical' : 'whole';
}

/** It asks for a way to reach what was shown. */
export function asksForContact(utterance: string, language: string): boolean {
  return CONTACT.test(` ${words(utterance, language).join(' ')} `);
}

/** An utterance longer than this says what it is about. */
const SHORT = 10;
const VERY_SHORT = 3;

const set = (text: string): Set<string> => new Set(text.trim().split(/\s+/));

const REJECTION =
  /^(?:no )?(?:(?:that|this|it) (?:is|was) not (?:it|what i (?:mean|meant|asked|need|want|said|am asking).*|right|helpful|my question|the answer)|not (?:it|that|what i (?:mean|meant|asked|need|wanted).*)|wrong(?: (?:answer|one|question))?|none of (?:these|those|them|the above)|something else|i mean something else|i (?:meant|mean) something else|(?:that|this) did not (?:help|answer).*|you (?:misunderstood|do not understand).*|no es eso|eso no(?: es)?(?: lo que.*)?|no es lo que.*|ninguna(?: de (?:esas|estas))?|otra cosa|no me refiero a eso|no era eso)$/;

/** Question words that ask for one thing about what was shown, which another entry may say. */
const SPECIFIC = set('where when donde cuando');

/** Words that only point back, or carry grammar. */
const LEANING = set(`
  a an the is are was were be do does did can could would will i me my you it its this that these those they them their
  he she we us of to in on at for about and or but so if not no yes ok okay tell more what why how who where when which
  one ones else other another way too also again go on continue explain elaborate further detail details example examples
  exactly mean meaning really sure say like please give show something anything some any information happens then there
  here with from have has know want need read keep going come huh hm hmm oh wow interesting case cause because
  el la los las un una es son que por porque como cuando donde cual cuales quien mas y o pero si eso esto esa ese digame
  dime cuenteme cuentame explique explica detalles ejemplo ejemplos otro otra otros otras de en a lo se me sobre tambien
  siga sigue entonces exactamente significa
`);

const OPENING =
  /^(?:and|but|or|so|what about|how about|what if|why|which|who|whom|where|when|any|even|also|then|is (?:it|that|this)|are (?:they|those|these)|do (?:they|those)|does (?:it|that)|can (?:they|those|it|i|we)|could|i only|only|the other|same|y|pero|o|que (?:tal|pasa)|por que|cuales|quien|donde|tambien)(?: |$)/;

const POINTING = set(
  'it that this those these they them their there one ones he she him her eso esto esos estos ellos ellas ahi',
);

const CONTACT =
  / (?:call|text|phone|number|reach|contact|email|get (?:a )?hold|talk to (?:them|someone)|hours|open|llamar|llamo|telefono|numero|comunicar\w*|contactar|mensaje) /;
