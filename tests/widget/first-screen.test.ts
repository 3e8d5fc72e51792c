import { describe, expect, it } from 'vitest';
import type { Block } from '../../server/contract.ts';
import { firstScreen } from '../../widget/components/Answer.tsx';

const paragraph = (length: number): Block => ({ p: ['x'.repeat(length)] });
const list: Block = { ul: [['y'.repeat(200)], ['z'.repeat(200)]] };

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
});
