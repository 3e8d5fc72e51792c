import { describe, expect, it } from 'vitest';
import { laughs } from '../../../../server/retrieval/text/laughter.ts';

describe('laughter', () => {
  it.each([
    'locked out again lol',
    'JAJAJA no puedo',
    'me muero jajaj',
    'jeje',
    'hahaha stop',
    'lmao',
    'que oso xd',
    'no way \u{1F602}',
  ])('is heard: %s', (text) => expect(laughs(text)).toBe(true));

  it.each([
    'he is at the door',
    'lola is missing',
    'ajax',
    'alhambra street',
    'hah',
    'jaime',
    'xdrive',
    'did juju on me',
    'Jojo wont let me',
    '',
  ])('is not heard: %j', (text) => expect(laughs(text)).toBe(false));
});
