import type { Block, Inline, Prose } from '../contract.ts';
import { unsaidNumber } from './numbers.ts';

/** The same words without any marks, one block a line: for search engines. */
export function textWithNumbers(prose: Prose): string {
  return prose.map((block) => runsOf(block).map(plainRun).join(' ')).join('\n');
}

function runsOf(block: Block): Inline[][] {
  if ('p' in block) return [block.p];
  return 'ul' in block ? block.ul : block.ol;
}

function plainRun(run: Inline[]): string {
  return run
    .map((part) =>
      typeof part === 'string' ? part : 'b' in part ? part.b : `${part.a} ${unsaidNumber(part.a, part.href)}`.trimEnd(),
    )
    .join('');
}
