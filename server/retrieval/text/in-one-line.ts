import type { Block, Inline, Prose } from '../../contract.ts';

/** The words of prose, without bold and links. */
export function inOneLine(prose: Prose): string {
  return prose.map(blockText).join(' ');
}

function blockText(block: Block): string {
  return 'p' in block ? lineText(block.p) : ('ul' in block ? block.ul : block.ol).map(lineText).join(' ');
}

function lineText(runs: readonly Inline[]): string {
  return runs.map((run) => (typeof run === 'string' ? run : 'b' in run ? run.b : run.a)).join('');
}
