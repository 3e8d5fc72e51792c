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

/** What lets our scripts run where the page has a policy: their address and a hash, or the nonce that the page gives its scripts. */
export type EmbedPolicy = 'sources' | 'nonce';

/** What a partner writes their own nonce in place of. */
const NONCE = 'RANDOM';

/** Order of the attributes in the snippet. */
const CHOICES = [
  'locale',
  'position',
  'accent',
  'label',
  'theme',
  'open-on',
  'exit',
  'exit-url',
  'back',
  'answers',
] as const;

/** What the widget takes; it leaves out the rest. */
const RIGHT: Record<(typeof CHOICES)[number], (value: string, origin: string) => boolean> = {
  locale: (value) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(value),
  position: (value) => value === 'left',
  accent: (value) => /^#[0-9a-f]{6}$/i.test(value),
  label: (value) => /^.{1,24}$/.test(value),
  theme: (value) => value === 'light' || value === 'dark',
  'open-on': isSelector,
  exit: (value) => value === 'blank',
  'exit-url': isCover,
  back: (value) => value === 'plain',
  answers: (value) => value === 'device',
};

/** The accent the widget has by itself: choosing it is no choice. */
export const DEFAULT_ACCENT = '#1b5e6b';

/** The choices in a form or an address that are right. */
export function readChoices(fields: URLSearchParams, { origin }: EmbedSource): EmbedChoices {
  const choices: EmbedChoices = {};
  for (const [name, value] of filledIn(fields))
    if (isRight(name, value, origin, fields) && value.toLowerCase() !== DEFAULT_ACCENT) choices[name] = value;
  return choices;
}

/** Names of what was filled in and is left out, to say so. */
export function wrongChoices(fields: URLSearchParams, { origin }: EmbedSource): string[] {
  return filledIn(fields).flatMap(([name, value]) => (isRight(name, value, origin, fields) ? [] : [name]));
}

/** Whether it counts beside the other choices: an exit that shows an empty page leads nowhere else. */
function isRight(name: (typeof CHOICES)[number], value: string, origin: string, fields: URLSearchParams): boolean {
  return RIGHT[name](value, origin) && !(name === 'exit-url' && fields.get('exit') === 'blank');
}

function filledIn(fields: URLSearchParams): [(typeof CHOICES)[number], string][] {
  return CHOICES.flatMap((name): [(typeof CHOICES)[number], string][] => {
    const value = (fields.get(name) ?? '').trim();
    return value === '' ? [] : [[name, value]];
  });
}

/**
 * Whether quick exit may lead there: over TLS, without a name or password, and not to the site that Cairn is on. A browser would take a
 * space, too, but what has one is rarely one address.
 */
function isCover(value: string, origin: string): boolean {
  try {
    const { href, host, hostname } = new URL(value);
    return (
      !/\s/.test(value) &&
      href.startsWith(`https://${host}/`) &&
      !host.includes('%') &&
      siteOf(hostname) !== siteOf(new URL(origin).hostname)
    );
  } catch {
    // Not a whole address.
    return false;
  }
}

/** Whether a browser takes it for a CSS selector. Without one, on the server, it cannot be told: then the widget says it. */
function isSelector(value: string): boolean {
  try {
    globalThis.document?.createDocumentFragment().querySelector(value);
    return true;
  } catch {
    return false;
  }
}

/** The last two labels of a name, as the widget tells sites apart. */
function siteOf(hostname: string): string {
  return hostname.replace(/\.$/, '').split('.').slice(-2).join('.');
}

/** The address that a form or an address chooses: the rolling one unless it says otherwise. */
export function readAddress(fields: URLSearchParams): EmbedAddress {
  return fields.get('address') === 'pinned' ? 'pinned' : 'rolling';
}

/** What the partner's policy goes by, as a form or an address says: the sources unless it says otherwise. */
export function readPolicy(fields: URLSearchParams): EmbedPolicy {
  return fields.get('policy') === 'nonce' ? 'nonce' : 'sources';
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

/** The lines a partner pastes into `<head>`: the guard and the script tag. */
export function headLinesOf(
  source: EmbedSource,
  choices: EmbedChoices,
  address: EmbedAddress,
  policy: EmbedPolicy,
): string {
  const nonce = policy === 'nonce' ? `nonce="${NONCE}"` : '';
  const attributes = attributesOf(source, choices, address).map(([name, value]) =>
    value === null ? name : `${name}="${escaped(value)}"`,
  );
  if (nonce) attributes.splice(1, 0, nonce);
  const guard = isGuarded(choices) ? `<script${nonce && ` ${nonce}`}>${BACK_GUARD}</script>\n` : '';
  return `${guard}<script ${attributes.join('\n        ')}></script>`;
}

/** The line for `<body>`: a plain link for when scripts do not run. In `<head>`, browsers without scripts would end the head at it. */
export function bodyLineOf({ origin }: EmbedSource, { locale }: EmbedChoices): string {
  const isSpanish = /^es(-|$)/.test(locale ?? '');
  const path = isSpanish ? '/es/preguntas' : locale === undefined ? '/faq' : `/faq?lang=${locale}`;
  const words = isSpanish ? 'Preguntas y respuestas' : 'Questions and answers';
  return `<noscript><a href="${origin}${path}">${words}</a></noscript>`;
}

/** What a page with a Content Security Policy adds to it. No style rule is needed; on the device, nothing is sent. */
export function policyOf({ origin }: EmbedSource, choices: EmbedChoices, policy: EmbedPolicy): string {
  const sources = `${origin}${isGuarded(choices) ? ` ${BACK_GUARD_HASH}` : ''}`;
  const scripts = `script-src ${policy === 'nonce' ? `'nonce-${NONCE}'` : sources};`;
  return choices.answers === 'device' ? scripts : `${scripts}\nconnect-src ${origin};`;
}

function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
