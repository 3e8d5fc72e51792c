import { describe, expect, it } from 'vitest';
import { fold, hear, squeeze, words } from '../../../server/retrieval/normalize.ts';

describe('fold', () => {
  it('survives broken text', () => {
    expect(fold('a\ud800b')).toBe('a b');
    expect(fold('')).toBe('');
  });
  it('removes capitals, accents, curly apostrophes and long runs of a letter', () => {
    expect(fold('¿QUÉ pasó? He won’t… pleeeease')).toBe("¿que paso? he won't... pleease");
  });
});

describe('words', () => {
  it.each([
    ["he won't let me", 'he will not let me'],
    ['he wont let me', 'he will not let me'],
    ['y cant they stop', 'why can not they stop'],
    ['u r safe 2nite', 'you are safe tonight'],
    ['talk 2 me', 'talk to me'],
    ['4 of us and 2 kids', '4 of us and 2 kids'],
    ["Montana's laws", 'montana laws'],
    ["where's the shelter", 'where is the shelter'],
    ['on I-90', 'on i90'],
    ['a 14yo, a 9 y/o and a 15 yo', 'a 14 year old a 9 year old and a 15 year old'],
    ['yo, 14 of us', 'yo 14 of us'],
    [
      '17f, m/34 and f 16, with an m16 at 30 m',
      '17 year old girl 34 year old man and 16 year old girl with an m16 at 30 m',
    ],
    ["I'm 17, I’m 45", 'i am 17 i am 45'],
    ['s3x tr@fficking', 'sex trafficking'],
    ["it'constructor he'toString", 'itconstructor hetostring'],
    ['r4ped by a p1mp, not tr*fficked, w4m', 'raped by a pimp not trfficked w4m'],
    ['he can\u00b4t, I\u2032m, she won\u2019t', 'he can not i am she will not'],
    ['call 9-1-1, 9.1.1 or 9 1 1', 'call 911 911 or 911'],
    ['were locked in', 'we are locked in'],
    ['they were locked in', 'they were locked in'],
    ['were they locked in', 'were they locked in'],
    ['he\u00adlp, he\u200blp', 'help help'],
    ['🆘 help', '🆘 help'],
    ['...', ''],
  ])('reads %j as %j', (text, read) => {
    expect(words(text).join(' ')).toBe(read);
  });
  it.each([
    ['please h e l p me', 'please help me'],
    ['H.E.L.P', 'help'],
    ['h-e-l-p', 'help'],
    // Three letters may be words of their own, and so may a letter after an apostrophe.
    ['u r a friend', 'you are a friend'],
    ["i'm a b", 'i am a be'],
  ])('joins letters typed apart: %s', (typed, meant) => {
    expect(words(typed, 'en').join(' ')).toBe(meant);
  });
  it('joins letters before a habit of Spanish makes a word of one of them', () => {
    expect(words('a y u d a', 'es')).toEqual(['ayuda']);
  });
  it('has rules of its own in Spanish', () => {
    expect(words('q hago xq no puedo', 'es').join(' ')).toBe('que hago porque no puedo');
  });
});

describe('hear', () => {
  it.each([
    ['an accent that stands by itself as one letter', 'que\u0301 hago', 'qué hago'],
    ['no characters that nobody sees', '\ufeffhe wo\u200bn\u00ad\u2019t\u2069', 'he won\u2019t'],
    ['no web address', 'she is on https://example.com/a?b=c now', 'she is on   now'],
    ['a web address where there is nothing else', 'www.example.com', 'www.example.com'],
    ['what only looks like an address', 'I was r@ped.he is here', 'I was r@ped.he is here'],
  ])('reads %s', (_, typed, text) => {
    expect(hear(typed).text).toBe(text);
  });
});

describe('squeeze', () => {
  it('makes all spellings of a drawn-out word the same', () => {
    expect(squeeze('helppp')).toBe(squeeze('help'));
  });
});

it('a character that stands for a whole sentence does not turn a short text into a long one', () => {
  const text = '\ufdfa'.repeat(500);
  expect(fold(text).length).toBeLessThanOrEqual(2 * text.length);
  expect(fold('ﬁnd ½ ａｂｃ')).toBe('find 1⁄2 abc');
});
