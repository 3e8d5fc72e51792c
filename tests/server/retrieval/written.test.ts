import { describe, expect, it } from 'vitest';
import { compileVoice } from '../../../server/retrieval/reply/voice.ts';
import { finish } from '../../../server/retrieval/steps.ts';
import { readWritten, write } from '../../../server/retrieval/written.ts';
import fc from '../../property.ts';
import { smallContent } from '../small-content.ts';

const again = (data: object) => finish(readWritten(JSON.parse(JSON.stringify(write(data)))));

describe('numbers written as text', () => {
  it('are read back the same, whatever their kind and order', () => {
    fc.assert(
      fc.property(
        fc.int8Array({ maxLength: 50 }),
        fc.uint16Array({ maxLength: 50 }),
        fc.uint32Array({ maxLength: 50 }),
        fc.array(fc.integer({ min: 0, max: 2 ** 48 }), { maxLength: 20 }),
        (small, middle, large, largest) => {
          const data = { small, inner: { middle, large: large.sort() }, largest: Float64Array.from(largest) };
          expect(again(data)).toEqual(data);
        },
      ),
    );
  });

  it('need nothing that JSON or a script would have to escape', () => {
    const { all } = write({ all: Uint32Array.from({ length: 70_000 }, (_, at) => at) }) as { all: { text: string } };
    expect(all.text).toMatch(/^[#-[\]-~]+$/);
  });

  it('are joined by sorted words', () => {
    const data = { words: ['able', 'abler', 'über', 'ünder'], ids: ['b', 'a'], one: ['x'], loud: ['Ab', 'Ac'] };
    const { words, ...others } = write(data);
    expect(words).not.toEqual(data.words);
    expect(others).toEqual({ ids: data.ids, one: data.one, loud: data.loud });
    expect(again(data)).toEqual(data);
  });

  it('leave everything else as it is', () => {
    const data = { word: 'a', words: ['b', 'a'], nothing: null, many: { unit: 0.25 } };
    expect(write(data)).toEqual(data);
    expect(again(data)).toEqual(data);
  });

  it('restore a compiled search', () => {
    const [locale] = smallContent().locales;
    const model = finish(compileVoice(locale as NonNullable<typeof locale>));
    expect(again(model)).toEqual(model);
  });

  it('are read with a pause after each array', () => {
    const [locale] = smallContent().locales;
    const written = write(finish(compileVoice(locale as NonNullable<typeof locale>)));
    expect([...readWritten(written)].length).toBeGreaterThan(10);
  });
});
