import { describe, expect, it } from 'vitest';
import { checkedCovers } from '../../widget/covers.ts';

const [FIRST, SECOND] = ['https://www.weather.gov/', 'https://www.google.com/webhp'];

describe('only safe covers', () => {
  const hosts = ['www.partner.test', 'cairn.test'];
  it.each([
    'javascript:alert(1)',
    'data:text/html,hello',
    'blob:https://example.org/1',
    'http://example.org/',
    'https://partner.test/',
    'https://partner.test./',
    'https://other.partner.test/',
    'https://CAIRN.test/',
    'https://name@example.org/',
    'https://name:word@example.org/',
    '//example.org/',
    'example.org',
    '/home',
    '',
    null,
    undefined,
  ])('skips %s and takes the default', (wanted) => {
    expect(checkedCovers(wanted, hosts)).toEqual([FIRST, SECOND]);
  });

  it('takes the partner’s own, and ours after it', () => {
    expect(checkedCovers('https://news.example/today', hosts)).toEqual(['https://news.example/today', FIRST]);
  });

  it('never leads back to the partner, even where the partner is one of the defaults', () => {
    expect(checkedCovers(null, ['www.weather.gov', 'cairn.test'])).toEqual([SECOND]);
  });
});
