import { describe, expect, it } from 'vitest';
import { weigh } from './budgets.ts';

describe('what is built', () => {
  it.each(weigh())('$name stays under its gate', ({ name, bytes, gate, files }) => {
    const parts = files.map((file) => `${file.name} ${file.bytes} B`).join(', ');
    expect(
      bytes,
      `${name} weighs ${bytes} B, the gate is ${gate} B (${parts}): make that file smaller`,
    ).toBeLessThanOrEqual(gate);
  });
});
