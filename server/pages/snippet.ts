import { BACK_GUARD, BACK_GUARD_HASH } from './back-guard.ts';

/** What a partner may choose, by attribute of the script tag without `data-`. Anything absent is the default. */
export type EmbedChoices = Partial<Record<(typeof CHOICES)[number], string>>;

/** Where the script is served, and what pins it. */
export interface EmbedSource {
  /** `https://cairn.example.org` */
  origin: string;
  version: string | null;
  integrity: string | null;
}

/** Whether the address always has the newest version, or one version for good with a checksum. */
export type EmbedAddress = 'rolling' | 'pinned';

/** Order of the attributes in the snippet. */
const CHOICES = ['locale', 'position', 'accent', 'label', 'theme', 'exit', 'exit-url', 'back', 'answers'] as const;

const RIGHT: Record<(typeof CHOICES)[number], RegExp> = {
  locale: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
  position: /^left$/,
  accent: /^#[0-9a-f]{6}$/i,
  label: /^[^<>"&]{1,24}$/,
  theme: /^(light|dark)$/,
  exit: /^blank$/,
  'exit-url': /^https:\/\/[^\s"<>@]{3,200}$/,
  back: /^plain$/,
  answers: /^device$/,
};

/** The accent the widget has by itself: choosing it is no choice. */
export const DEFAULT_ACCENT = '#1b5e6b';

/** The choices in a form or an address that are right; the rest is left out, as the widget would ignore it too. */
export function readChoices(fields: URLSearchParams): EmbedChoices {
  const choices: EmbedChoices = {};
  for (const name of CHOICES) {
    const value = (fields.get(name) ?? '').trim();
    if (RIGHT[name].test(value) && value.toLowerCase() !== DEFAULT_ACCENT) choices[name] = value;
  }
  return choices;
}

export function readAddress(fields: URLSearchParams): EmbedAddress {
  return fields.get('address') === 'pinned' ? 'pinned' : 'rolling';
}

/** Attributes of the script tag, in order. */
export function attributesOf(
  source: EmbedSource,
  choices: EmbedChoices,
  address: EmbedAddress,
): [string, string | null][] {
  const { origin, version, integrity } = source;
  const pinned = address === 'pinned' && version !== null && integrity !== null;
  return [
    ['src', pinned ? `${origin}/v/${version}/cairn.js` : `${origin}/cairn.js`],
    ...(pinned
      ? ([
          ['integrity', integrity],
          ['crossorigin', 'anonymous'],
        ] as [string, string][])
      : []),
    ['defer', null],
    ...CHOICES.flatMap((name): [string, string][] => {
      const value = choices[name];
      return value === undefined ? [] : [[`data-${name}`, value]];
    }),
  ];
}

/** Whether Back is kept from showing the page: then the guard comes before the script, which comes after the page. */
const isGuarded = ({ back }: EmbedChoices): boolean => back !== 'plain';

/**
 * The lines a partner pastes into `<head>`: the guard, the script tag, and a plain link for
 * when scripts do not run.
 */
export function snippetOf(source: EmbedSource, choices: EmbedChoices, address: EmbedAddress): string {
  const attributes = attributesOf(source, choices, address).map(([name, value]) =>
    value === null ? name : `${name}="${value}"`,
  );
  const spanish = choices.locale?.startsWith('es') === true;
  const link = `<a href="${source.origin}${spanish ? '/es/preguntas' : '/faq'}">${spanish ? 'Preguntas y respuestas' : 'Questions and answers'}</a>`;
  const guard = isGuarded(choices) ? `<script>${BACK_GUARD}</script>\n` : '';
  return `${guard}<script ${attributes.join('\n        ')}></script>\n<noscript>${link}</noscript>`;
}

/** What a page with a Content Security Policy adds to it. No style rule is needed. */
export function policyOf({ origin }: EmbedSource, choices: EmbedChoices): string {
  return `script-src ${origin}${isGuarded(choices) ? ` ${BACK_GUARD_HASH}` : ''};\nconnect-src ${origin};`;
}
