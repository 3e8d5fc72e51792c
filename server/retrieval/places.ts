import type { Places } from '../content/content.ts';
import { type Text, words } from './normalize.ts';

/** What an utterance says about places. */
export interface PlaceReading {
  /** Contact ids that serve the named place itself, narrowest first; not those that serve everywhere. */
  near: string[];
  /** A place of the table is named. */
  named: boolean;
  /** Only places outside the table are named. */
  elsewhere: boolean;
  /** It asks for what is close by, or names a place and says nothing but that help is wanted. */
  asksNear: boolean;
}

export interface PlaceReader {
  read(utterance: Text): PlaceReading;
}

/** Finds places by name, county, reservation or ZIP code. With no table, only the wish for something near is seen. */
export function createPlaceReader(places: Places | null): PlaceReader {
  const byFirst = new Map<string, { name: string[]; areas: string[] }[]>();
  const codes: { pattern: RegExp; areas: string[] }[] = [];
  for (const { names, areas } of places?.places ?? [])
    for (const name of names) {
      if (/^\d[\dx]{4}$/i.test(name)) {
        codes.push({ pattern: new RegExp(`^${name.replace(/x/gi, '\\d')}$`), areas });
        continue;
      }
      const parts = words(name);
      const [first] = parts;
      if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), { name: parts, areas }]);
    }
  for (const named of byFirst.values()) named.sort((a, b) => b.name.length - a.name.length);
  const everywhere = commonAreas(places);

  return {
    read(utterance) {
      const spoken = words(utterance);
      const areas = new Set<string>();
      let named = false;
      const inPlace: boolean[] = [];
      for (let at = 0; at < spoken.length; at++) {
        const word = spoken[at] ?? '';
        const town = byFirst.get(word)?.find(({ name }) => name.every((part, offset) => spoken[at + offset] === part));
        const found = town ?? (/^\d{5}$/.test(word) ? codes.find(({ pattern }) => pattern.test(word)) : undefined);
        if (found === undefined) continue;
        named = true;
        for (const area of found.areas) if (!everywhere.has(area)) areas.add(area);
        const end = at + (town?.name.length ?? 1);
        for (; at < end; at++) inPlace[at] = true;
        at--;
      }
      const near = [...areas].flatMap((area) => places?.contacts[area] ?? []);
      const text = ` ${spoken.join(' ')} `;
      return {
        near: [...new Set(near)],
        named,
        elsewhere: places !== null && !named && ELSEWHERE.test(text) && !HERE.test(text),
        asksNear: NEAR.test(text) || (named && spoken.every((word, at) => inPlace[at] || WANTED.has(word))),
      };
    },
  };
}

/** Areas that every place lies in, such as the state: a contact that serves those is not near, it is everywhere. */
function commonAreas(places: Places | null): Set<string> {
  const [first, ...others] = places?.places ?? [];
  return new Set((first?.areas ?? []).filter((area) => others.every(({ areas }) => areas.includes(area))));
}

const NEAR =
  / (?:near (?:me|us|here|by)|nearby|near|close to (?:me|us|here)|close by|closest|nearest|around (?:here|me)|in my (?:area|town|county|city)|cerca(?: de)?|mas cercano|por aqui|en mi (?:area|ciudad|condado|pueblo)|zip) /;

/** Words around a place that say help is wanted there, and nothing else. */
const WANTED = new Set(
  (
    'a an any i is am are there in at of for to the my me we do does you can where who what which how near around from live ' +
    'get find need want have help helps shelter shelters advocate advocates someone somebody anyone safe place places stay ' +
    'service services resource resources office offices center support local line hotline agency agencies organization ' +
    'organizations people montana mt en de un una hay donde quien necesito busco quiero ayuda refugio albergue lugar servicios ' +
    'apoyo cerca vivo que puedo estoy'
  ).split(' '),
);

const HERE = / (?:montana|mt|here|aqui) /;

/** Places people ask about that are somewhere else, said as the place that is meant: in, for, from one, or at the start. */
const ELSEWHERE = new RegExp(
  `(?:^ | (?:in|for|of|at|across|near|inside|around|en|de) )(?:the |state of |new york |los |downtown )?(?:${[
    'alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana',
    'iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|nebraska|nevada',
    'new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island',
    'south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming',
    'las vegas|vegas|seattle|spokane|denver|boise|portland|chicago|los angeles|houston|dallas|atlanta|miami|phoenix|minneapolis',
    'canada|alberta|saskatchewan|british columbia|mexico|china|india|thailand|russia|ukraine|europe|africa|asia|england|uk',
    'japan|philippines|nepal|brazil|germany|france|spain|australia|vietnam|cambodia|nigeria|dubai|colombia|guatemala',
    'honduras|el salvador|venezuela|cuba|haiti',
  ].join('|')}) `,
);
