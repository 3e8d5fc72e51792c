/** The settings that an operator may make in the environment, checked. */
export interface Settings {
  /** The port to listen on; with 0 the system picks a free one. */
  port: number;
  host: string;
  /** The content folder; undefined for the one that comes with Cairn. */
  content: string | undefined;
  origins: 'any' | string[];
  /** Utterances a minute for one address; 0 turns the limit off. */
  rateLimit: number;
  /** How many proxies of the operator stand in front. */
  trustProxy: number;
  metricsToken: string | undefined;
  redisUrl: string | undefined;
  title: string | undefined;
  /** How long `/readyz` says that the end is near before new connections are refused, in seconds. */
  drainSeconds: number;
  /** Whether every page shows what is wrong in the content folder: for `npm run dev`. */
  showProblems: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Thrown when the environment cannot be used. It holds every problem, not only the first. */
export class SettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `${problems.length} ${problems.length === 1 ? 'setting is' : 'settings are'} wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/**
 * Reads the settings from environment variables. An empty variable counts as not set. Throws SettingsError; a token or an
 * address with a password is never repeated in it.
 */
export function parseSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const known = new Set(INTERNAL);
  const read = <T>(
    name: string,
    fallback: T,
    parse: (value: string) => T | undefined,
    right: string | ((value: string) => string),
  ): T => {
    known.add(name);
    const value = environment[name]?.trim();
    if (value === undefined || value === '') return fallback;
    const parsed = parse(value);
    if (parsed === undefined) {
      const shown = SECRET.has(name) ? '' : ` is "${value}", but`;
      problems.push(`${name}${shown} must be ${typeof right === 'string' ? right : right(value)}.`);
      return fallback;
    }
    return parsed;
  };

  const settings: Settings = {
    port: read('PORT', 8787, integer(0, 65535), 'a port from 0 to 65535, such as 8787'),
    host: read('HOST', '0.0.0.0', parseHost, rightHost),
    content: read<string | undefined>('CAIRN_CONTENT', undefined, (value) => value, 'a folder'),
    origins: read('CAIRN_ORIGINS', 'any', parseOrigins, rightOrigins),
    rateLimit: read(
      'CAIRN_RATE_LIMIT',
      1200,
      integer(0, 1_000_000),
      'a whole number of questions a minute up to 1000000, or 0 for no limit',
    ),
    trustProxy: read(
      'CAIRN_TRUST_PROXY',
      0,
      integer(0, 16),
      'how many proxies stand in front, up to 16, such as 1, or 0 for none',
    ),
    metricsToken: read<string | undefined>(
      'CAIRN_METRICS_TOKEN',
      undefined,
      fitting(/^[\x21-\x7e]{16,}$/),
      'at least 16 characters without spaces, such as what "openssl rand -hex 24" prints',
    ),
    redisUrl: read<string | undefined>(
      'CAIRN_REDIS_URL',
      undefined,
      parseRedis,
      'an address such as redis://127.0.0.1:6379/0',
    ),
    title: read<string | undefined>(
      'CAIRN_TITLE',
      undefined,
      fitting(/^.{1,40}$/u),
      '1 to 40 characters, such as Questions',
    ),
    drainSeconds: read('CAIRN_DRAIN_SECONDS', 0, integer(0, 60), 'whole seconds from 0 to 60, such as 5'),
    showProblems: read('CAIRN_SHOW_PROBLEMS', false, parseSwitch, '1 or 0'),
  };

  problems.push(...misnamed(environment, known));
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

/**
 * What is wrong with the names of variables that look like settings and are none. If a mistyped name were ignored, a limit or an
 * allow-list would stay at its default, and nobody would notice.
 */
function misnamed(environment: Environment, known: ReadonlySet<string>): string[] {
  const settable = [...known].filter((name) => name.startsWith('CAIRN_') && !INTERNAL.has(name));
  return Object.keys(environment).flatMap((name) => {
    const value = environment[name] ?? '';
    const bare = name.slice('CAIRN_'.length);
    // A platform sets an address in CAIRN_PORT, never a bare number.
    const isPlatforms = PLATFORM.test(name) && !(bare === 'PORT' && /^\d+$/.test(value));
    if (!name.startsWith('CAIRN_') || known.has(name) || isPlatforms) return [];
    const right = known.has(bare) ? `Write ${bare}=${value}` : `There are ${settable.join(', ')}`;
    return [`${name} is not a setting. ${right}.`];
  });
}

/** The variables that Kubernetes and Docker set for services that are called cairn, or cairn-redis. */
const PLATFORM = /^CAIRN_(?:[A-Z\d]+_)*(?:SERVICE|PORT)(?:_|$)/;
const SECRET = new Set(['CAIRN_METRICS_TOKEN', 'CAIRN_REDIS_URL']);
/** Read by the build, the tests and `npm run dev`, which may share an environment with the server. */
const INTERNAL = new Set([
  'CAIRN_SHOW_PROBLEMS',
  'CAIRN_CHROMIUM',
  'CAIRN_FIREFOX',
  'CAIRN_KEEP',
  'CAIRN_OUT',
  'CAIRN_PUBLIC_SETS',
  'CAIRN_SEED',
  'CAIRN_SKIP_BUILD',
]);

function integer(least: number, most: number): (value: string) => number | undefined {
  return (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most ? Number(value) : undefined;
}

function fitting(pattern: RegExp): (value: string) => string | undefined {
  return (value) => (pattern.test(value) ? value : undefined);
}

function parseHost(value: string): string | undefined {
  return /^[A-Za-z0-9.:_-]+$/.test(value) && !WITH_PORT.test(value) ? value : undefined;
}

/** An address with its port behind it. An IPv6 address without brackets has more colons. */
const WITH_PORT = /^(\[[^\]]*\]|[^:]*):(\d+)$/;

function rightHost(value: string): string {
  const [, host = '', port] = WITH_PORT.exec(value) ?? [];
  if (/^\[.+\]$/.test(value)) return `an address without brackets, as HOST=${value.slice(1, -1)}`;
  if (port === undefined) return 'a host name or an address, such as 127.0.0.1';
  const bare = host.replace(/[[\]]/g, '') || '0.0.0.0';
  return `an address alone, as HOST=${bare}: the port goes into PORT, as PORT=${port}`;
}

function parseSwitch(value: string): boolean | undefined {
  return value === '1' ? true : value === '0' ? false : undefined;
}

function parseRedis(value: string): string | undefined {
  return URL.canParse(value) && /^rediss?:$/.test(new URL(value).protocol) ? value : undefined;
}

function parseOrigins(value: string): 'any' | string[] | undefined {
  if (value === '*') return 'any';
  const origins = value.split(',').map((part) => part.trim());
  return origins.every(isOrigin) ? origins : undefined;
}

/** Browsers name an origin letter for letter: one with a star in it, as `https://*.example.org`, would never be theirs. */
function isOrigin(text: string): boolean {
  return /^https?:$/.test(protocolOf(text)) && new URL(text).origin === text && !text.includes('*');
}

/** What origins must be, by what is wrong with the first part that is none. */
function rightOrigins(value: string): string {
  const example = 'such as https://example.org,https://www.example.org';
  const wrong = value.split(',').find((part) => !isOrigin(part.trim())) ?? '';
  if (/\S[\s;]+\S/.test(wrong)) return `origins with a comma between, and no space or semicolon, ${example}`;
  if (wrong.includes('*')) return `whole origins, ${example}; for any, leave CAIRN_ORIGINS unset`;
  if (/^https?:$/.test(protocolOf(wrong)) && new URL(wrong).origin !== wrong.trim())
    return `origins without a slash or a path at the end: ${new URL(wrong).origin}`;
  return `origins with a comma between, ${example}`;
}

function protocolOf(address: string): string {
  return URL.canParse(address) ? new URL(address).protocol : '';
}
