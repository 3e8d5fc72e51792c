import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BACK_GUARD, BACK_GUARD_HASH } from '../../../server/pages/back-guard.ts';
import { BACK_KEY } from '../../../widget/quick-exit.ts';

const page = readFileSync('docs/quick-exit.md', 'utf8');

it('has the hash a browser computes, and the page for partners names it', () => {
  const hash = `'sha256-${createHash('sha256').update(BACK_GUARD).digest('base64')}'`;
  expect(BACK_GUARD_HASH).toBe(hash);
  expect(page).toContain(`\`${hash}\``);
});

it('is in the page for partners to the byte, and reads the key the exit writes', () => {
  const printed = /```html\n<script>(.*)<\/script>\n```/.exec(page)?.[1];
  expect(printed).toBe(BACK_GUARD);
  expect(BACK_GUARD).toContain(`sessionStorage.getItem("${BACK_KEY}")`);
});

it('does nothing, and throws nothing, where there is no storage', () => {
  const run = new Function('sessionStorage', 'performance', 'document', 'location', BACK_GUARD);
  const refuse = {
    getItem: () => {
      throw new Error('refused');
    },
  };
  expect(() => run(refuse, undefined, undefined, undefined)).not.toThrow();
});

it.each([
  ['back_forward', 'https://www.weather.gov/', 1],
  ['back_forward', 'about:blank', 1],
  ['back_forward', null, 0],
  ['back_forward', 'javascript:alert(1)', 0],
  ['navigate', 'https://www.weather.gov/', 0],
  // Whoever opened the page again on purpose has no mark any more.
  ['reload', 'https://www.weather.gov/', 1],
])('on %s with %s leaves %i times', (type, kept, times) => {
  const left: string[] = [];
  const style = { display: '' };
  new Function('sessionStorage', 'performance', 'document', 'location', BACK_GUARD)(
    { getItem: () => kept },
    { getEntriesByType: () => [{ type }] },
    { documentElement: { style } },
    { replace: (url: string) => left.push(url) },
  );
  expect(left).toEqual(times ? [kept] : []);
  expect(style.display).toBe(times ? 'none' : '');
});
