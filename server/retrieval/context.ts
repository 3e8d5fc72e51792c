import { hear, type Text, words } from './normalize.ts';
import type { Reading } from './text/analysis.ts';
import { wordSet } from './text/word-set.ts';

/** How an utterance leans on what was shown before. */
export type Lean =
  /** Nothing of its own: "tell me more", "why not?" */
  | 'bare'
  /** It rejects what was shown: "that's not it" */
  | 'rejects'
  /** It has words of its own but is cut short: "and the oil thing?", "is that a felony?" */
  | 'elliptical'
  /** It goes on from what was shown to something else: "what about kids?", "who do I tell?" */
  | 'turns'
  /** A short question that may lean on it or not: "do I have to pay?" */
  | 'short'
  /** It stands alone. */
  | 'whole';

/** Reads how much an utterance needs the turns before it. */
export function leanOf(utterance: Text, reading: Reading, language: string): Lean {
  const spoken = words(utterance, language);
  const text = spoken.join(' ');
  if (REJECTION.test(text)) return 'rejects';
  const own = spoken.filter((word) => !LEANING.has(word));
  // "And in 2023?" asks of another year what was just told.
  const names = own.some((word) => /\p{L}/u.test(word));
  if (NEXT_STEP.test(text) || (names && spoken.length <= SHORT && TURN.test(text))) return 'turns';
  if (own.length === 0) return spoken.some((word) => SPECIFIC.has(word)) ? 'elliptical' : 'bare';
  if (spoken.length <= SHORT && (OPENING.test(text) || spoken.some((word) => POINTING.has(word)))) return 'elliptical';
  if (reading.words.length <= VERY_SHORT) return 'elliptical';
  return spoken.length <= BRIEF ? 'short' : 'whole';
}

/**
 * Whether an utterance goes on asking about the entry shown: "and if she's 16?", "then she goes where". Alarming words
 * in it are then about that entry, unless danger is plain.
 */
export function goesOn(utterance: Text, lean: Lean, language: string): boolean {
  if (lean === 'whole' || lean === 'rejects') return false;
  const { text } = hear(utterance);
  const spoken = words(utterance, language).join(' ');
  if (PLEADING.test(spoken)) return false;
  return text.trimEnd().endsWith('?') || GOING_ON.test(spoken);
}

/** Whether an utterance without words of its own asks for all of what was shown: "tell me more", "and?", "what do you mean". */
export function asksForMore(utterance: Text, language: string): boolean {
  return MORE.test(words(utterance, language).join(' '));
}

/** Whether an utterance asks how to reach the service that was shown. */
export function asksForContact(utterance: string, language: string): boolean {
  return CONTACT.test(` ${words(utterance, language).join(' ')} `);
}

/** Whether an utterance asks how to reach "them": those that were shown. */
export function reachesForThem(utterance: Text, language: string): boolean {
  return THEM.test(words(utterance, language).join(' '));
}

/**
 * Longest utterances, in words, that may lean on what was shown: `SHORT` for those that also begin like a follow-up or
 * point back, `VERY_SHORT` for any, `BRIEF` for those that may or may not.
 */
const SHORT = 10;
const VERY_SHORT = 3;
const BRIEF = 7;

const REJECTION =
  /^(?:(?:no|nah|nope|uh|um|well) )*(?:(?:that|this|it) (?:is|was) not (?:it|what i (?:mean|meant|asked|need|want|said|am asking).*|right|helpful|my question|the answer)|not (?:it|that|what i (?:mean|meant|asked|need|wanted).*)|wrong(?: (?:answer|one|question))?|none of (?:these|those|them|the above)|something else|i mean something else|i (?:meant|mean) something else|(?:that|this) did not (?:help|answer).*|you (?:misunderstood|do not understand).*|i (?:was|did) not ask(?:ing)? (?:about )?(?:that|this)|no es eso|eso no(?: es| era)?(?: lo que.*| mi (?:duda|pregunta))?|no (?:te |le |les )?pregunt\w+ eso|no es lo que.*|ninguna(?: de (?:esas|estas))?|otra cosa|no me refiero a eso|no era eso)$/;

/** How all of what was shown is asked for, in what has no words of its own. */
const MORE = new RegExp(
  [
    '\\b(?:more|again|else|another|go on|keep going|continue|explain|elaborate|further|details?|examples?|mean\\w*|repeat|anything)\\b',
    '\\b(?:mas|otr[ao]s?|siga|sigue|expli\\w+|detalles|ejemplos?|significa|repi\\w+|nuevo|digame|dime|dimelo|digalo|cuent\\w+)\\b',
    '^(?:(?:ok|okay|oh|wow|and|so|but|then|what|happens|huh|hm+|interesting|next|y|que|pero|entonces|pasa) ?)+$',
  ].join('|'),
);

/** Question words that ask for one detail of what was shown, which another entry may tell. */
const SPECIFIC = wordSet('where when donde cuando');

/** Words that only point back, or carry grammar. */
const LEANING = wordSet(`
  a an the is are was were be do does did can could would will i me my you it its this that these those they them their
  he she we us of to in on at for about and or but so if not no yes ok okay tell more what why how who where when which
  one ones else other another way too also again go on continue explain elaborate further detail details example examples
  exactly mean meaning really sure say like please give show something anything some any information happens then there
  here with from have has know want need read keep going come huh hm hmm oh wow interesting case cause because
  el la los las un una es son que por porque como cuando donde cual cuales quien mas y o pero si eso esto esa ese digame
  dime cuenteme cuentame explique explica detalles ejemplo ejemplos otro otra otros otras de en a lo se me sobre tambien
  siga sigue entonces exactamente significa repeat repita repite repitalo repitelo repitame repites vez nuevo dilo digalo
`);

/** Asks what to do about what was shown. */
const NEXT_STEP =
  /^(?:(?:and|so|but|ok|then|y|entonces|pero) )*(?:what (?:can|do|should|would) i do(?: now| next| then| about (?:it|that|this))?|who (?:do|can|should|would) i (?:tell|call|contact|go to|report (?:it|that|this) to)|(?:a quien|con quien) (?:le )?(?:digo|aviso|llamo|hablo|puedo (?:decir|decirle|llamar|hablar))|que (?:hago|puedo hacer|debo hacer|tengo que hacer)(?: ahora)?)$/;

/** Turns to something else: "what about kids". */
const TURN = new RegExp(
  `^(?:(?:and|so|but|ok|y|pero) )*(?:${[
    '(?:what|how) about',
    '(?:do|can|will) they (?:take|help|serve|accept|work with|see)',
    'que (?:tal|pasa con|hay de)',
    'y (?:para|con|de|en|los|las|el|la|mis?|un|una)',
    '(?:ayudan|aceptan|atienden) a',
  ].join('|')}) \\S`,
);

/** Beginnings of a question that goes on from something, whatever follows. */
const NEXT = [
  'and|or|even|also|then|only|same|the other|any|why|which|who|whom|where|when|what (?:if|about)|how about',
  'is (?:it|that|this)|are (?:they|those|these)|do (?:they|those)|does (?:it|that)|can (?:they|those|it)',
  'y|tambien|por que|cuales|quien|donde|que tal',
];

const OPENING = new RegExp(
  `^(?:(?:ok|okay|oh|yes|yeah) )*(?:${[...NEXT, 'but|so|pero|o|could|can (?:i|we)|i only|que pasa'].join('|')})(?: |$)`,
);

/**
 * Beginnings of the next question about the same thing. `but`, `so`, `pero`, `o` and `si` alone are left out: a story
 * of what happened begins with them as often.
 */
const GOING_ON = new RegExp(
  `^(?:(?:ok|okay|oh|y|and|but|or|so|pero|o|entonces) )*(?:${[
    ...NEXT,
    'how (?:come|many|much|long|fast|far|often|old|do (?:they|these|those)|does)|is there|are there|there is (?:rehab|help)|was (?:it|that|he|she)',
    'does (?:she|he)|did (?:they|it)|can (?:she|he)|has (?:it|this|that|any(?:one|body))|have (?:they|any)|anyplace|would',
    'will they|they take (?:insurance|medicaid|cards?|cash)|if|says who|so (?:it|they|just|how|the)',
    'que pasa si|quienes|cuando|cuanto|(?:pero|o|entonces) si',
  ].join('|')})(?: |$)`,
);

/** Something was told, and then comes a plea: "he hit me what do I do". */
const PLEADING = /\S+ \S+ (?:what (?:do|should|can) i do|(?:que|ke) (?:hago|puedo hacer)|ayuda|help(?: me)?)$/;

const POINTING = wordSet(
  'it that this those these they them their there one ones he she him her eso esto esos estos ellos ellas ahi',
);

const THEM =
  /(?:call|text|reach|contact|email|hold of|talk to) (?:them|they|it|her|him)\b|(?:llamar|contactar|escribir)l|l[aeo]s (?:llamo|escribo)/;

const CONTACT =
  / (?:call|text|phone|number|reach|contact|email|get (?:a )?hold|talk to (?:them|someone)|hours|open|llamar|llamo|telefono|numero|comunicar\w*|contactar|mensaje) /;
