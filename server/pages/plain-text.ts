import type { Block, Inline, Prose } from '../contract.ts';
import { withNumber } from './numbers.ts';

/** The same words without any marks, one block a line: for search engines. */
export function plainText(prose: Prose): string {
  return prose.map((block) => runsOf(block).map(plainRun).join(' ')).join('\n');
}

function runsOf(block: Block): Inline[][] {
  if ('p' in block) return [block.p];
  return 'ul' in block ? block.ul : block.ol;
}

function plainRun(run: Inline[]): string {
  return run
    .map((part) => (typeof part === 'string' ? part : 'b' in part ? part.b : withNumber(part.a, part.href)))
    .join('');
}
