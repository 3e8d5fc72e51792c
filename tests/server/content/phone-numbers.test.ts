import { describe, expect, it } from 'vitest';
import { findPhoneNumbers, isSomeonesNumber, toDigits } from '../../../server/content/phone-numbers.ts';

describe('findPhoneNumbers', () => {
  it.each([
    'call 1-888-373-7888 now',
    'call (406) 444-5803.',
    'call 888.373.7888',
    'call 888 373 7888',
    'call +1 888 373 7888',
    'call +18883737888',
    'call 8883737888',
    'call 406/444-5803',
    'call 406·444·5803',
    'call 1-833-406-STOP',
    'call 1-800-THE-LOST',
    'call 1-844-7NATIVE',
    'call 1-888-3737-888',
    'call 1-800-656-HOPE.',
    'call 800-656-HOPE.',
    'call 444-5803',
    'call 406-STOP',
    'call 1 800 373 7888',
    'call 406–555–0123',
    'call 406‑555‑0123',
    'call 406\u00a0555\u00a00123',
    'call 406 - 555 - 0123',
    'call 1-800-the-lost',
  ])('sees one number in %j', (text) => expect(findPhoneNumbers(text)).toHaveLength(1));

  it.each([
    'call or text 911, 988, 211 or 711',
    'from 2015 to 2023, then 2024',
    '2017-2019 and 2017–2019',
    'on 2026-11-24',
    'MCA 46-18-608, 45-5-702, 27-1-755 and 44-4-1501',
    'section 20-7-1316',
    '18 USC 1591 and P.L. 119-73',
    '650 of 2,114 reports, or 1,084,225 people',
    'grants of $323,007 and $35,000,000',
    'HB 112 of 2023 had 24 sections',
    'ages 12-21, 10 or 15 years to life',
    'open 8-5 on weekdays',
    'in 129 cases (2024) and 64 (2025)',
  ])('sees none in %j', (text) => expect(findPhoneNumbers(text)).toEqual([]));

  it('returns what was written and where', () => {
    expect(findPhoneNumbers('Call 1-888-373-7888 or 406-555-0100.')).toEqual([
      { written: '1-888-373-7888', index: 5 },
      { written: '406-555-0100', index: 23 },
    ]);
  });
});

describe('isSomeonesNumber', () => {
  it.each(['406-586-0123', '1 (406) 586-0123', '4065860123', '406-555-1234'])('may be: %s', (written) => {
    expect(isSomeonesNumber(written)).toBe(true);
  });

  it.each(['406-555-0123', '1-888-373-7888', '77777777777', '586-0123'])('is not: %s', (written) => {
    expect(isSomeonesNumber(written)).toBe(false);
  });
});

describe('toDigits', () => {
  it.each([
    ['1-833-406-STOP', '18334067867'],
    ['1-844-7NATIVE', '18447628483'],
    ['1-800-THE-LOST', '18008435678'],
    ['(406) 444-5803', '4064445803'],
  ])('reads %s on the keypad', (written, digits) => expect(toDigits(written)).toBe(digits));
});
