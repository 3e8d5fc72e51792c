import { describe, expect, it } from 'vitest';
import { createJobReader } from '../../../../server/retrieval/text/jobs.ts';
import { bareEntry } from '../../bare-content.ts';

const entries = [
  bareEntry('for-clinics', { jobs: ['nurse', 'er nurse', 'i work in a hospital'] }),
  bareEntry('for-inns', { jobs: ['hotel security', 'night clerk', 'i clean rooms'] }),
  bareEntry('laws'),
];
const read = createJobReader(entries, 'en');

describe('what visitors say that their work is', () => {
  it.each([
    ["I'm a nurse and she won't talk", 'for-clinics'],
    ['im an er nurse', 'for-clinics'],
    ['ER nurse. 19F, he has her ID', 'for-clinics'],
    ['as a school nurse do i have to report', 'for-clinics'],
    ['hi, nurse here', 'for-clinics'],
    ['something is off. i work in a hospital', 'for-clinics'],
    ['downtown hotel security, room 214', 'for-inns'],
    ['i clean rooms and a girl never comes out', 'for-inns'],
    ['night clerk here, was a nurse before', 'for-inns'],
  ])('%j names %s', (said, id) => expect(read(said)?.id).toBe(id));

  it.each([
    'a nurse told me to call',
    'my nurse asked about him',
    'nurse said he has to leave',
    'the nurse was kind',
    'can a nurse keep it private',
    'he is with a nurse',
    'i am dating a nurse',
    'i am scared of the nurse',
    'i am sick need a nurse',
    'he cleans rooms',
    '',
  ])('%j names none', (said) => expect(read(said)).toBeUndefined());

  it('leaves the rest of the words', () => {
    expect(read("I'm an ER nurse, what is the penalty?")?.rest).toBe('what is the penalty');
    expect(read('nurse here')?.rest).toBe('here');
    expect(read('as a nurse')?.rest).toBe('');
  });

  it('is read in Spanish, too', () => {
    const es = createJobReader([bareEntry('for-clinics', { jobs: ['enfermera', 'trabajo en un hospital'] })], 'es');
    for (const said of [
      'soy enfermera y sospecho',
      'Enfermera aquí',
      'hola, trabajo en un hospital',
      'soy la enfermera de la escuela',
    ])
      expect(es(said)?.id, said).toBe('for-clinics');
    for (const said of [
      'la enfermera me dijo',
      'una enfermera me ayudó',
      'mi enfermera',
      'enfermera me dijo que llamara',
      'soy sobreviviente necesito enfermera',
    ])
      expect(es(said), said).toBeUndefined();
  });

  it('is not read in a language whose frames are not known, nor without entries that name any', () => {
    expect(createJobReader(entries, 'fr')('nurse here')).toBeUndefined();
    expect(createJobReader([bareEntry('laws')], 'en')('nurse here')).toBeUndefined();
    expect(createJobReader([bareEntry('laws', { jobs: ['…'] })], 'en')('nurse here')).toBeUndefined();
  });
});
