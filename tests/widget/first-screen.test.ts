import { describe, expect, it } from 'vitest';
import { loadContent } from '../../server/content/load.ts';
import type { Block } from '../../server/contract.ts';
import { firstScreen, inView } from '../../widget/components/Answer.tsx';
import { spokenText } from '../../widget/components/Prose.tsx';

const paragraph = (length: number): Block => ({ p: ['x'.repeat(length)] });
const list = { ul: [['y'.repeat(200)], ['z'.repeat(200)]] };

describe('the part of an answer that is shown first', () => {
  it('is all of it where folding would hide little', () => {
    expect(firstScreen([paragraph(200), paragraph(200), paragraph(150)])).toBe(3);
  });

  it('is what fits on the screen of a phone', () => {
    expect(firstScreen([paragraph(60), paragraph(200), paragraph(200), paragraph(200)])).toBe(2);
  });

  it('does not end on the heading of a list that is out of sight', () => {
    expect(firstScreen([paragraph(60), paragraph(150), paragraph(150), paragraph(20), list])).toBe(3);
  });

  it('shows a list that comes right after the first line, unless it is very long', () => {
    expect(firstScreen([paragraph(60), paragraph(20), list, paragraph(200)])).toBe(3);
    expect(firstScreen([paragraph(60), paragraph(20), { ul: [...list.ul, ...list.ul] }])).toBe(1);
  });

  it('is in no entry its first line alone, with everything else behind a tap', () => {
    const alone = loadContent('content').locales.flatMap(({ locale, faq }) =>
      faq.flatMap(({ id, answer }) =>
        answer.length > 1 && firstScreen(answer) === 1 ? [`${locale}/faq/${id}.md`] : [],
      ),
    );
    const remedy =
      'the list after the first lines is too long: let two or three items stand first, then a line, then the others';
    expect(alone, remedy).toEqual([]);
  });

  it('ends in no entry on a colon', () => {
    const ends = loadContent('content').locales.flatMap(({ faq }) =>
      faq.map(({ answer }) => spokenText(answer.slice(0, firstScreen(answer)))),
    );
    expect(ends.filter((text) => text.endsWith(':'))).toEqual([]);
  });
});

describe('the passage that fits the question', () => {
  const [first, second, third] = [paragraph(60), paragraph(200), paragraph(200)];
  const [heading, last] = [paragraph(20), paragraph(200)];
  const answer = [first, second, third, heading, list, last];

  it('is shown after the first screen, with its lists, and the rest stays behind "More"', () => {
    expect(inView(answer, 3)).toEqual([
      [first, second, heading, list],
      [third, last],
    ]);
    expect(inView(answer, 5)).toEqual([
      [first, second, last],
      [third, heading, list],
    ]);
  });

  it('changes nothing where it is on the first screen, or where there is none', () => {
    const asEver = [
      [first, second],
      [third, heading, list, last],
    ];
    expect(inView(answer, 1)).toEqual(asEver);
    expect(inView(answer, undefined)).toEqual(asEver);
  });
});
