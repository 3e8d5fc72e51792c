/** Hears whose danger it is where the visitor says that it was taken for somebody else's: "no, I mean my sister", "it's me". */
import { fold, type Heard, hear, type Text, words } from '../normalize.ts';

/** Whose danger was meant, said as a correction of what was answered. Undefined where the utterance corrects nothing. */
export function correctionIn(utterance: Text, language: string): 'self' | 'other' | undefined {
  const said = words(utterance, language).join(' ');
  if (OF_OTHER.test(said)) return 'other';
  return OF_SELF.test(said) && !OF_WHO_IT_WAS.test(said) ? 'self' : undefined;
}

/** What is asked after "that's not what I asked", if it says enough by itself. */
export function askedInstead(heard: Heard): Heard | undefined {
  const said = fold(heard.text);
  const rest = said.replace(REJECTION, '');
  return rest === said ? undefined : hear(rest);
}

const LEAD = '^(?:(?:no|nah|nope|wait|oh|sorry|lol|but|well|um|uh|ok|okay|pero|perdon|ay|oiga|oye) )*';
const IT_IS = '(?:its|(?:it|this|that) (?:is|was))';

/** Whom somebody asks for. The first may be named alone: "it's my sister" tells who is hurt, and "it's my uncle" who hurts. */
const HURT =
  '(?:(?:best|little|big|baby|older|younger|step|half) )*(?:friend|bestie|sister|cousin|niece|granddaughter|daughter|son|kid|child|student|patient|guest|classmate|girl|lady)s?' +
  '|(?:mejor |media )?(?:hermana|amiga|prima|sobrina|hija|nieta|alumna|vecina|muchacha|chica|nina|hijo|nino)s?';
const ANYBODY =
  `${HURT}|(?:step|ex)?(?:brother|nephew|mom|mother|dad|father|aunt|uncle|roommate|neighbor|coworker|girlfriend|boyfriend|wife|husband|client|woman|boy|guy|someone|somebody|them|her|him)s?` +
  '|(?:hermano|amigo|primo|sobrino|ti[oa]|vecino|novi[oa]|espos[oa]|companer[oa]|senora?)s?|mama|papa|ell[ao]s?|el|alguien|otra persona';

const OF_OTHER = new RegExp(
  `${LEAD}(?:${[
    `(?:(?:${IT_IS} )?not (?:about |for |with )?me|no (?:soy yo|es conmigo|es para mi|me pasa a mi))(?: (?:${IT_IS}|i mean|es|sino))?(?: (?:for|about|with|con|para|de|por|a))? ${whom(ANYBODY)}`,
    `i (?:mean|meant|am asking|am talking|was asking|was talking)(?: ${IT_IS})?(?: for| about)? ${whom(ANYBODY)}`,
    `${IT_IS} (?:about|for|happening to) ${whom(ANYBODY)}`,
    `(?:${IT_IS}|es) ${whom(HURT)}`,
    'i am (?:the |her |his |their )(?:mom|mother|dad|father|parent|grandma|grandmother|aunt|uncle|teacher|therapist|counselor|nurse|coach|foster (?:mom|dad|parent)|sister|brother|friend|neighbor)(?: \\w+){0,10}',
    '(?:yo )?soy (?:la |el |su )(?:mama|madre|papa|padre|abuel[ao]|ti[ao]|maestr[ao]|vecin[ao]|herman[ao]|amig[ao])(?: de ell?[ao]?)?(?: \\w+){0,8}',
    `(?:es (?:con|para|sobre|por|a)|me refiero a|hablo de|pregunto (?:por|para)|digo|quiero decir|quise decir) ${whom(ANYBODY)}`,
  ].join('|')})(?: \\w+){0,6}$`,
);

const OF_SELF = new RegExp(
  `(?:^| )(?:${[
    `(?:${IT_IS}|i (?:mean|meant|am talking about|am asking for)) (?:about |for |happening to )?(?:me|myself)(?: (?:not|i|who|that)(?: \\w+){0,14})?`,
    'i am the (?:one|victim|girl|guy|woman|man|person)(?: \\w+){0,8}',
    '(?:soy yo|es conmigo|me pasa a mi|es a mi|hablo de mi|es para mi(?! (?:tarea|clase|escuela|trabajo|hij|herman|amig|prim|novi|mama|papa|vecin|sobrin))|yo soy (?:la|el) que)(?: \\w+){0,16}',
  ].join('|')})$`,
);

/** "Is he going to know it's me" corrects nothing. */
const OF_WHO_IT_WAS =
  /\b(?:know|knows|think|thinks|say|says|said|tell|tells|told|if|that|see|sees|sabe\w*|que|si) (?:its|it is|it was|soy yo|es conmigo)/;

const REJECTION =
  /^(?:(?:no|nah|nope|uh|um|omg|lol|but|pero)[\s,]+)*(?:(?:that|this|it)(?:'?s| is| was) not what i(?: am|'m| was)? (?:asked|meant|said|asking|mean|saying)(?: for| about)?|i did(?:n'?t| not) ask (?:about |for )?that|eso no (?:es|era|fue) lo que (?:te |le )?(?:pregunt\w+|dije|digo|quise decir)|no (?:te |le )?pregunte eso)[\s.,;:!?]+(?:(?:lol|omg|no)[\s.,;:!?]+)*(?!(?:lol|omg|no)\b)(?=(?:\S+\s+){4}\S)/;

function whom(people: string): string {
  return `(?:(?:my|a|this|the|some|mi|una?|la|esta) )?(?:${people})(?![a-z])`;
}
