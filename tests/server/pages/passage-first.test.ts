import { describe, expect, it } from 'vitest';
import { loadContent } from '../../../server/content/load.ts';
import { parseContent } from '../../../server/content/parse.ts';
import type { Prose } from '../../../server/contract.ts';
import { passageFirst } from '../../../server/pages/passage-first.ts';
import { shortOf } from '../../../server/pages/short-address.ts';
import { createEngine } from '../../../server/retrieval/engine.ts';
import { SMALL_FILES, smallApp } from '../small-content.ts';
import { open, post } from './open-page.ts';

const long = (name: string) => ({ p: [`${name} ${'word '.repeat(50)}`] });
const answer: Prose = [{ p: ['lead'] }, long('a'), long('b'), long('c'), { ul: [['d']] }, long('e')];

describe('the passage that was asked for', () => {
  it('comes with its list right after the first screen, and nothing is lost or said twice', () => {
    const [lead, a, b, c, list, e] = answer;
    expect(passageFirst(answer, 3)).toEqual([lead, a, c, list, b, e]);
    expect(passageFirst(answer, 5)).toEqual([lead, a, e, b, c, list]);
  });

  it.each([undefined, 0, 1, 2])('changes nothing where it stands on the first screen anyway (%s)', (passage) => {
    expect(passageFirst(answer, passage)).toEqual(answer);
  });

  it('takes no list from the paragraph before it, of all answers', () => {
    for (const { faq } of loadContent('content').locales)
      for (const entry of faq)
        for (const [place, block] of entry.answer.entries()) {
          if (!('p' in block)) continue;
          const shown = passageFirst(entry.answer, place);
          expect(new Set(shown)).toEqual(new Set(entry.answer));
          expect(shown).toHaveLength(entry.answer.length);
          for (const [at, list] of entry.answer.entries())
            if (!('p' in list)) expect(shown[shown.indexOf(list) - 1], entry.id).toBe(entry.answer[at - 1]);
        }
  });

  it('is shown at the address that the form leads to', async () => {
    const path = 'en/faq/signs.md';
    const filler = `Much else may be said of it. ${'It is long. '.repeat(40)}\n\n`;
    const text = `${SMALL_FILES.get(path)}\n${filler}${filler}At the bus station, look for tickets.\n`;
    const content = parseContent(new Map([...SMALL_FILES, [path, text]]));
    const app = smallApp({ content, engine: createEngine(content) });
    const textAt = ({ page }: Awaited<ReturnType<typeof open>>) => {
      const said = page.querySelector('article')?.textContent ?? '';
      return said.indexOf('look for tickets') / said.indexOf('Much else');
    };
    const asked = textAt(await post(app, '/faq?lang=en', 'what are the signs at the bus station'));
    const listed = textAt(await open(app, `/faq/${shortOf('signs')}?lang=en`));
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(1);
    expect(listed).toBeGreaterThan(1);
  });
});
