import { expect, it } from 'vitest';
import { digitsOf, unsaidNumber } from '../../../server/pages/numbers.ts';

it.each([
  ['tel:+18883737888', '1-888-373-7888'],
  ['tel:988', '988'],
  ['sms:233733?&body=HELP', '233733'],
  ['sms:+18334067867', '1-833-406-7867'],
  // Without its + it would dial somebody else.
  ['tel:+525512345678', '+525512345678'],
])('writes the number of %s as %s', (href, number) => {
  expect(digitsOf(href)).toBe(number);
});

it('says a number only where the words do not', () => {
  expect(unsaidNumber('the national line', 'tel:+18883737888')).toBe('(1-888-373-7888)');
  expect(unsaidNumber('1-888-373-7888', 'tel:+18883737888')).toBe('');
  expect(unsaidNumber('its page', 'https://example.org/')).toBe('');
});
