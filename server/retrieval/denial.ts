/** Hears "I am fine" and "nobody is hurting me": what says that there is no danger holds the very words of it. */
import { fold, type Heard, hear } from './normalize.ts';

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
 * Leaves out every clause that only denies danger, or says that one asks out of interest. After an alarm (`isRaised`), also what denies one
 * harm: "he didn't force me". At other times that may be the beginning of a plea. A denial of wanting to die always stays.
 */
export function withoutDenial(heard: Heard, isRaised: boolean): Denial {
  const said = fold(heard.text);
  const safe = said.replace(NO_DANGER, '$1');
  const left = isRaised ? safe.replace(NO_HARM, '$1') : safe;
  if (left === said) return { rest: heard, ofDanger: false, isAll: false };
  const isAll = !/\p{L}{2}/u.test(left.replace(FILLERS, ' '));
  return { rest: isAll ? heard : hear(left.replace(/^[\s.,;:!?]+/, '').trim()), ofDanger: safe !== said, isAll };
}

const FILLER = [
  'no|nah|nope|lol|lmao|um|uh|haha\\w*|omg|jeez|wait|hey|ok|okay|oh|well|relax|chill|sorry|yes|yeah|literally|honestly|really|i said|thats not what i (?:asked|said|meant)',
  'rn|right now|now|here|or anything|at all|tho|though|thanks|thank you|i swear|for now|just curious|to',
  'jaja\\w*|ay|oye|tranquil[ao]|perdon|si|ahorita|ahora|gracias|nomas|la verdad|de verdad|ya|por ahora|bueno|pues|ni nada|a nada',
].join('|');

const NOT_IN_DANGER = [
  "i(?:'?m| am) (?:fine|ok|okay|safe|all right|alright)",
  "(?:s?he|they)(?:'?s|'?re| is| are) (?:not in (?:any |immediate )?danger|safe|ok|okay|fine)",
  "i(?:'?m| am) (?:really |literally )?not (?:in (?:any |immediate )?(?:danger|trouble)|being (?:hurt|trafficked|controlled|forced|abused)|(?:a|the) victim|hurt|the one)",
  "(?:nobody|no ?one)(?:'?s| is| was| got| has been)? (?:in (?:any )?danger|in trouble|(?:being |getting )?hurt|hurting (?:me|anyone|anybody|us)|forcing me|controlling me)",
  "(?:it|this|that)(?:'?s| is| was)? (?:not (?:about |for )?me|(?:just |only |all )*(?:for (?:a |my )?(?:school|homework|class|paper|project|essay|report|assignment)|homework|an expression|a joke|curiosity))",
  "not (?:about |for )?me|(?:i(?:'?m| am| was) )?(?:just |only )?(?:asking for a friend|joking|kidding|curious|asking|wondering|arguing)|i do(?:n'?t| not) feel bad",
  '(?:estoy|(?:ella |el )?esta) (?:bien|a salvo)|(?:ella |el )no esta en peligro|(?:yo )?no (?:estoy|corro) (?:en |ningun )?(?:peligro|riesgo)|nadie (?:me )?(?:esta )?(?:lastima(?:ndo)?|obliga(?:ndo)?|hace dano|en peligro|controla(?:ndo)?)',
  'no soy (?:una? |la )?victima|no (?:es para|se trata de) mi|no soy yo|(?:es |era )?(?:solo |nomas |nada mas )*(?:para (?:la |una |mi )?(?:escuela|tarea|clase)|curiosidad|una broma|un dicho|broma)|no me siento mal',
].join('|');

const NOT_HARMED = [
  '(?:nobody|no ?one) (?:ever )?(?:raped|forced|hit|hurt|hurts|touched|abused|makes|made|is making) me(?: do (?:it|anything))?',
  "(?:he|she|they) (?:(?:never|did(?:n'?t| not)|does(?:n'?t| not)|do(?:n'?t| not)|has(?:n'?t| not)|is(?:n'?t| not)) )(?:ever |really )?(?:rape|raped|force|forced|forcing|hit|hitting|hurt|hurting|touch|touched|abuse|abused|abusing|beat|beating|make|making) me(?: do (?:it|anything))?",
  '(?:(?:el|ella|ellos) )?(?:no|nunca) me (?:ha |han |esta )?(?:peg\\w+|obliga\\w*|forz\\w+|fuerza\\w*|lastim\\w+|viol\\w+|toc\\w+|amenaz\\w+|hizo nada|hace nada|hace dano)|nadie me (?:viol|oblig|peg|forz|toc|lastim)\\w+',
].join('|');

const GOES_ON = [
  "i(?:'?m| am| was| wanna| want| need| only| just)?|just|only|it'?s|he|she|they|nobody|no ?one|what|whats|how|who|where|when|why|can|do|does|is|are|so|and|but|my",
  'que|como|cuando|donde|quien|solo|nomas|pero|quiero|quisiera|es|el|ella|nadie',
].join('|');

const FILLERS = new RegExp(`\\b(?:${FILLER})\\b`, 'g');
const NO_DANGER = clauses(NOT_IN_DANGER);
const NO_HARM = clauses(NOT_HARMED);

/** Finds clauses: they begin where a sentence or a part of one does, and end there, or where one goes on: "i just want to know". */
function clauses(denial: string): RegExp {
  const start = `(^|[.,;:!?\\n]\\s*)(?:(?:${FILLER})[\\s,]+)*`;
  const end = `(?=\\s*(?:$|[.,;:!?\\n])|\\s+(?:${GOES_ON})\\b)`;
  return new RegExp(`${start}(?:(?:${denial})(?:[\\s,]+(?:${FILLER}))*${end}[\\s,]*)+`, 'g');
}
