import type { Places } from '../../content/content.ts';
import { type Text, textOf, words } from '../normalize.ts';
import { placeNames } from './place-names.ts';
import { wordSet } from './word-set.ts';

/** What an utterance says about places. */
export interface PlaceReading {
  /** Contact ids that serve the named place itself, narrowest first; not those that serve everywhere. */
  near: string[];
  /** A place of the table is named. */
  named: boolean;
  /**
   * The utterance is about a place outside the table, and names none in it. A place that somebody is from, was taken
   * to, or is feared for in, does not count.
   */
  elsewhere: boolean;
  /** That place is said of somebody other than the visitor, or is where one was born: "he moved to Wyoming". */
  ofSomebody: boolean;
  /** It asks for what is close by, or names a place and says nothing but that help is wanted. */
  asksNear: boolean;
  /** It names a place of the table and says nothing else: "and in Great Falls?" */
  namesOnly: boolean;
  /** It names a shelter, or whom to turn to. */
  asksShelter: boolean;
  /** The utterance with the name of the whole area in place of each place that is named; empty where none is. */
  rest: string;
  /**
   * The utterance without the places that it names and the words that lead to them, such as "in"; empty where none is
   * named.
   */
  placeless: string;
}

export interface PlaceReader {
  read(utterance: Text): PlaceReading;
}

/**
 * Creates a reader that finds places by name, county, reservation or ZIP code. Without a table, it sees only the wish
 * for something near.
 */
export function createPlaceReader(places: Places | null): PlaceReader {
  const byFirst = new Map<string, { name: string[]; areas: string[] }[]>();
  const codes: { pattern: RegExp; areas: string[] }[] = [];
  const add = (name: string[], areas: string[]) => {
    const [first] = name;
    if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { name, areas }]);
  };
  for (const { names, areas } of places?.places ?? [])
    for (const name of names) {
      if (/^\d[\dx]{4}$/i.test(name)) {
        codes.push({ pattern: new RegExp(`^${name.replace(/x/gi, '\\d')}$`), areas });
        continue;
      }
      const parts = words(name);
      add(parts, areas);
      // Written as one word: "greatfalls".
      const joined = parts.join('');
      if (parts.length > 1 && joined.length >= LONG) add([joined], areas);
    }
  for (const named of byFirst.values()) named.sort((a, b) => b.name.length - a.name.length);
  const everywhere = commonAreas(places);
  const ours = (places?.here ?? []).map((name) => words(name).join(' '));
  const [own = ''] = ours;
  const ownWords = new Set(ours.flatMap((name) => name.split(' ')));
  /** This area, or "here" unless another place follows it: "here in Denver". */
  const here = new RegExp(` (?:${[...ours, `(?:here|aqui)(?! (?:in|en) (?:${NAMES}) )`].join('|')}) `);
  /** Whether the name of another state follows: in "Boulder, Colorado", the town is not the Boulder of the table. */
  const isInOtherState = (spoken: readonly string[], end: number): boolean => {
    const next = `${spoken.slice(end).join(' ')} `;
    return STARTS_WITH_STATE.test(next) && !ours.some((name) => next.startsWith(`${name} `));
  };

  return {
    read(utterance) {
      // Names are read alike in every language. But what Spanish has for "and", English has for "why".
      const spoken = words(utterance, SPANISH_AND.test(textOf(utterance)) ? 'es' : 'en');
      const areas = new Set<string>();
      let named = false;
      /** All words but the name of a town that is said to be in another state: "Boulder, Colorado" leaves "colorado". */
      const abroad: string[] = [];
      const inPlace: boolean[] = Array(spoken.length).fill(false);
      for (let at = 0; at < spoken.length; at++) {
        const word = spoken[at] ?? '';
        const town = byFirst.get(word)?.find(({ name }) => name.every((part, offset) => spoken[at + offset] === part));
        const code = ZIP.test(word) ? codes.find(({ pattern }) => pattern.test(word)) : undefined;
        const found = town ?? code;
        const isLongCode = code !== undefined && /^\d{4}$/.test(spoken[at + 1] ?? '');
        const length = town?.name.length ?? (isLongCode ? 2 : 1);
        if (town === undefined || !isInOtherState(spoken, at + length)) {
          abroad.push(...spoken.slice(at, at + length));
          if (found !== undefined) {
            named = true;
            for (const area of found.areas) if (!everywhere.has(area)) areas.add(area);
            inPlace.fill(true, at, at + length);
          }
        }
        at += length - 1;
      }
      const near = [...areas].flatMap((area) => places?.contacts[area] ?? []);
      const text = ` ${spoken.join(' ')} `;
      return {
        near: [...new Set(near)],
        named,
        elsewhere:
          ours.length > 0 &&
          !named &&
          !here.test(text) &&
          !FEARED_FOR.test(text) &&
          isAboutElsewhere(abroad, ` ${abroad.join(' ')} `),
        ofSomebody: (SOMEBODY.test(text) || BORN_THERE.test(text)) && !SERVICE.test(text) && !I_AM_IN.test(text),
        asksNear:
          NEAR.test(text) ||
          (BESIDE.test(text) && SERVICE.test(text)) ||
          (named && spoken.every((word, at) => inPlace[at] || WANTED.has(word) || ownWords.has(word))),
        namesOnly: named && spoken.every((word, at) => inPlace[at] || TURNS_TO_PLACE.has(word) || ownWords.has(word)),
        asksShelter: SHELTER.test(text),
        rest: named
          ? spoken.flatMap((word, at) => (inPlace[at] ? (inPlace[at - 1] || !own ? [] : [own]) : [word])).join(' ')
          : '',
        placeless: named
          ? spoken.filter((word, at) => !inPlace[at] && !(inPlace[at + 1] && LEADS_TO_PLACE.has(word))).join(' ')
          : '',
      };
    },
  };
}

/** Areas that every place lies in, such as the state: a contact that serves those is not near, it is everywhere. */
function commonAreas(places: Places | null): Set<string> {
  const [first, ...others] = places?.places ?? [];
  return new Set((first?.areas ?? []).filter((area) => others.every(({ areas }) => areas.includes(area))));
}

/**
 * Whether an utterance is about a place outside the table: "shelters in Idaho", "I live in Texas", "90210"; but not "a
 * girl from Seattle", nor "he drove me through Idaho".
 */
function isAboutElsewhere(spoken: readonly string[], text: string): boolean {
  if (spoken.some((word) => ZIP.test(word)))
    return !MONEY.test(text) && spoken.every((word) => ZIP.test(word) || WANTED.has(word));
  if (!spoken.some((word) => NAME_STARTS.has(word))) return false;
  if (spoken.length <= FEW && NAMES_FIRST.test(text)) return true;
  const ofNobody = !PERSONAL.test(text);
  if (ofNobody && (ASKS_OF_IT.test(text) || ITS_LAW.test(text) || ITS_HELP.test(text))) return true;
  if (HOW_THERE.test(text)) return true;
  if (!ELSEWHERE.test(text)) return false;
  return ofNobody || spoken.length <= FEW || SERVICE.test(text) || I_AM_IN.test(text);
}

const SPANISH_AND = /(?:^|[^\p{L}'])y(?![\p{L}'])/iu;
const ZIP = /^\d{5}$/;
/** Five digits that are money, not a ZIP code: "I need 10000". */
const MONEY = / (?:i|we) (?:need|want|owe|have) \d+ | (?:necesito|quiero|debo) \d+ /;

/** Words before a place that `placeless` leaves out with it: "the motel in Shelby", "I am from Butte". */
const LEADS_TO_PLACE = wordSet('in at near from around of to by en de a por');

/** Words around a place to which talk turns: "what about Missoula". */
const TURNS_TO_PLACE = new Set(
  'and so but ok what how about in at around over up down out here y e o pero que tal hay en de aqui aca alla'.split(
    ' ',
  ),
);

/** Least letters of a name of several words that is also known when written as one word. */
const LONG = 8;

/** If an utterance has at most this many words, a place that is named is what it is about. */
const FEW = 5;

const NEAR =
  / (?:near (?:me|us|here|by)|nearby|close to (?:me|us|here)|close by|closest|nearest|around (?:here|me)|in my (?:area|town|county|city)|cerca(?! de (?!mi |aqui ))|mas cercano|por aqui|en mi (?:area|ciudad|condado|pueblo)|zip codes?|my zip) /;

/** Says near what something is: where help is wanted, or where something happened. */
const BESIDE = / (?:near|around|close to|cerca de) /;

/** What people look for in a place. */
const SOUGHT = [
  'helps?|safe houses?|volunteer|volunteering|shelters?|hotlines?|numbers?|services?|resources?|advocates?|agency|agencies|organizations?|laws?|legal',
  'statistics|ayudan?|refugios?|albergues?|numeros?|servicios?|recursos?|ley(?:es)?',
].join('|');

const SERVICE = new RegExp(
  ` (?:${SOUGHT}|who (?:can|do|should) i|where (?:can|do|should)|is there|are there|how (?:many|bad|much|common)|quien(?:es)?|donde (?:puedo|hay)|hay|cuantos) `,
);

const SHELTER = / (?:safe houses?|shelters?|advocates?|refugios?|albergues?|casas? seguras?|defensor(?:a|as|es)?) /;

const STATES = placeNames.states;
const NAMES = `${STATES}|${placeNames.others}`;
/** Words around a place that say help is wanted there, and nothing else. */
const WANTED = wordSet(placeNames.wanted);

/** The first words of these names: an utterance without any of them has no name to look for. */
const NAME_STARTS = new Set(NAMES.split('|').map((name) => name.split(' ')[0] ?? ''));

const STARTS_WITH_STATE = new RegExp(`^(?:${STATES}) `);

const NAMES_FIRST = new RegExp(
  `^ (?:(?:what|how) about |y )?(?:${NAMES})(?: city| state)?(?: (?:${SOUGHT}|cases|trafficking|victims?|sex)(?: |$)| ?$)`,
);

/** A question about the place itself: "Does Wyoming let you …". */
const ASKS_OF_IT = new RegExp(
  `^ (?:(?:and|so|but|how|what|why) )*(?:does|do|did|is|has|have|can|will|would) (?:${NAMES}) `,
);
/** Help in the place: "Boise safe house for survivors". */
const ITS_HELP = new RegExp(`^ (?:${NAMES})(?: (?!needs?|is|got)\\w+){0,2} (?:${SOUGHT}) `);

/** Law or figures of the place: "under Wyoming statute", "Ohio's safe harbor law". */
const ITS_LAW = new RegExp(
  ` (?:${NAMES})(?: s|s)? (?:\\w+ ){0,2}(?:laws?|statutes?|code|legislature|acts?|bills?|courts?|task force|statistics|hotlines?) `,
);
/** A person is in the utterance. `la` and `el` are left out: they are pronouns, but articles as well, and tell nothing. */
const PERSONAL =
  / (?:i|me|my|we|us|our|she|her|he|him|his|they|them|yo|mi|mis|nos|nosotr[oa]s|nuestr[oa]s?|ellas?|ellos|sus?) /;

/** "I am afraid for my family in Honduras": whoever says so is here. */
const FEARED_FOR = / (?:afraid|scared|worried|worry|fear|miedo|temo|preocup\w+) (?:for|about|por) /;

/** A detail of what is asked: "I was born in Texas", of a birth certificate. */
const BORN_THERE = / (?:born|raised|grew up|naci|nacio|nacimos|nacieron|creci|crecio) /;

const SOMEBODY =
  / (?:she|her|he|him|his|they|them|ellas?|ellos|sus?|(?:my|mi|mis|the|la|el) \w+ (?:lives?|is|are|moved|went|esta|vive|en|in)) /;

/**
 * Something is said to be in a place elsewhere, or such a place is asked about. A place that somebody is from is only
 * mentioned, and does not match.
 */
const ELSEWHERE = new RegExp(
  ` (?:in|for|at|across|inside|around|moved to|en|me mude a|(?:laws?|rules|cases|leyes|casos|numeros|servicios|refugios) (?:of|de)) (?:the |state of |los |downtown )?(?:${NAMES}) (?!border|line )`,
);

/** The visitor asks how to do something elsewhere, with no third person in it: "How do I get a protection order in Wyoming". */
const HOW_THERE = new RegExp(
  `^ (?:how|where) (?:do|can|could) (?:i|we) (?!.* (?:she|her|he|him|they|them) )(?:\\w+ ){1,6}(?:in|across) (?:the |state of )?(?:${NAMES}) $`,
);

const I_AM_IN = / (?:i am|we are|i live|we live|i moved to|we moved to|estoy|estamos|vivo|vivimos|me mude a) /;
