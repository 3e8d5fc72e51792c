import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSettings, SettingsError } from '../../../server/node/settings.ts';

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

describe('settings', () => {
  it('names every problem at once, with what would be right', () => {
    const problems = problemsOf({
      PORT: '99999',
      CAIRN_ORIGINS: 'example.org',
      CAIRN_RATE_LIMIT: '-1',
      CAIRN_TRUST_PROXY: 'yes',
    });
    expect(problems).toHaveLength(4);
    expect(problems[0]).toBe('PORT is "99999", but must be a port from 0 to 65535, such as 8787.');
    expect(problems.join('\n')).toContain('https://example.org');
  });

  it.each([
    ['PORT', '80.5'],
    ['PORT', '0x50'],
    ['HOST', 'my host'],
    ['CAIRN_ORIGINS', 'https://example.org/'],
    ['CAIRN_ORIGINS', 'https://example.org,null'],
    ['CAIRN_ORIGINS', 'ftp://example.org'],
    ['CAIRN_RATE_LIMIT', '1e3'],
    ['CAIRN_TRUST_PROXY', 'true'],
    ['CAIRN_METRICS_TOKEN', 'short'],
    ['CAIRN_REDIS_URL', 'localhost:6379'],
    ['CAIRN_TITLE', 'x'.repeat(41)],
    ['CAIRN_SHOW_PROBLEMS', 'on'],
  ])('refuses %s=%s', (name, value) => expect(problemsOf({ [name]: value })).toHaveLength(1));

  it.each([
    ['https://example.org/', 'without a slash or a path at the end: https://example.org.'],
    ['https://example.org/chat', 'without a slash or a path at the end: https://example.org.'],
    ['https://a.test https://b.test', 'with a comma between, and no space or semicolon'],
    ['https://a.test; https://b.test', 'with a comma between, and no space or semicolon'],
    ['https://*.example.org', 'for any, leave CAIRN_ORIGINS unset'],
    ['https://a.test,*', 'for any, leave CAIRN_ORIGINS unset'],
    ['example.org', 'such as https://example.org'],
  ])('says what is wrong with CAIRN_ORIGINS=%s', (value, right) => {
    expect(problemsOf({ CAIRN_ORIGINS: value })).toEqual([expect.stringContaining(right)]);
  });

  it.each([
    ['CAIRN_RATE_LIMIT', '2000000', 'up to 1000000'],
    ['CAIRN_TRUST_PROXY', '17', 'up to 16'],
    ['HOST', '127.0.0.1:8901', 'as HOST=127.0.0.1: the port goes into PORT, as PORT=8901.'],
    ['HOST', '[::1]:80', 'as HOST=::1: the port goes into PORT, as PORT=80.'],
    ['HOST', '[::1]', 'must be an address without brackets, as HOST=::1.'],
    ['HOST', ':8787', 'as HOST=0.0.0.0: the port goes into PORT, as PORT=8787.'],
  ])('says what would be right in place of %s=%s', (name, value, right) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(right)]);
  });

  it.each(['::1', 'fe80::1', '0.0.0.0', 'cairn.internal'])('takes HOST=%s', (host) =>
    expect(parseSettings({ HOST: host }).host).toBe(host),
  );

  it('never repeats a secret', () => {
    const problems = problemsOf({ CAIRN_METRICS_TOKEN: 'hunter2', CAIRN_REDIS_URL: 'http://:hunter2@store' }).join();
    expect(problems).toContain('CAIRN_METRICS_TOKEN');
    expect(problems).not.toContain('hunter2');
  });

  it('refuses a name that is no setting, which would leave an allow-list open', () => {
    expect(problemsOf({ CAIRN_ORIGIN: 'https://example.org' })[0]).toContain('CAIRN_ORIGINS');
    expect(problemsOf({ CAIRN_PORT: '9000' })).toEqual(['CAIRN_PORT is not a setting. Write PORT=9000.']);
    expect(problemsOf({ CAIRN_HOST: '::1' })).toEqual(['CAIRN_HOST is not a setting. Write HOST=::1.']);
  });

  it('ignores variables that platforms set for a service of that name, and those that the build reads', () => {
    const own = { CAIRN_SERVICE_HOST: '10.0.0.1', CAIRN_PORT: 'tcp://10.0.0.1:80', CAIRN_PORT_80_TCP: 'x' };
    const others = { CAIRN_REDIS_SERVICE_HOST: '10.0.0.5', CAIRN_REDIS_PORT_6379_TCP_PROTO: 'tcp' };
    expect(parseSettings({ ...own, ...others, CAIRN_KEEP: '20', CAIRN_SEED: '7' }).port).toBe(8787);
  });

  it('has a sensible value for everything, and takes an empty variable as not set', () => {
    expect(parseSettings({ PORT: '', CAIRN_ORIGINS: ' ' })).toEqual({
      port: 8787,
      host: '0.0.0.0',
      content: undefined,
      origins: 'any',
      rateLimit: 1200,
      trustProxy: 0,
      metricsToken: undefined,
      redisUrl: undefined,
      title: undefined,
      drainSeconds: 0,
      showProblems: false,
    });
  });

  it('reads values that are right', () => {
    const settings = parseSettings({
      CAIRN_ORIGINS: 'https://a.test, http://b.test:8080',
      CAIRN_RATE_LIMIT: '0',
      PORT: '80',
    });
    expect(settings).toMatchObject({ origins: ['https://a.test', 'http://b.test:8080'], rateLimit: 0, port: 80 });
  });

  it('are the ones that the tables for operators list', () => {
    const [, section = ''] = readFileSync('docs/operating.md', 'utf8').split('\n## Settings\n');
    const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| (`[^|]*) \|/gm)].map(([, names = '']) => names);
    const told = rows.flatMap((names) => names.match(/[A-Z_]+/g) ?? []);
    const known = readFileSync('server/node/settings.ts', 'utf8').match(/(?<=')(?:CAIRN_[A-Z_]+|PORT|HOST)(?=')/g);
    expect(told.sort()).toEqual([...new Set(known)].sort());
  });
});
