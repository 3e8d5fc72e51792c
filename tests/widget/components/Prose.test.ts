import { expect, it } from 'vitest';
import { spokenText } from '../../../widget/components/Prose.tsx';

it.each([
  ['tel:+18883737888', 'The line (1-888-373-7888)'],
  ['sms:233733?&body=HELP', 'The line (233733)'],
  // Without its +, it would be a number somewhere else.
  ['tel:+525512345678', 'The line (+525512345678)'],
])('says the number of a link to %s as it is dialed', (href, text) => {
  expect(spokenText([{ p: [{ a: 'The line', href }] }])).toBe(text);
});
