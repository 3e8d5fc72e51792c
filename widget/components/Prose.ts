import type { Block, Prose as Blocks, Inline } from '../../server/contract.ts';
import { Anchor } from './Anchor.ts';
import { element } from './element.ts';

/** Structured text as elements. `lead` marks the first block as the line that answers. */
export const Prose = (blocks: Blocks, lead?: 'lead'): Node[] =>
  blocks.map((block, at) =>
    'p' in block
      ? element('p', { class: at > 0 ? undefined : lead }, ...block.p.map(draw))
      : element(
          'ul' in block ? 'ul' : 'ol',
          { class: 'list' },
          ...linesOf(block).map((item) => element('li', {}, ...item.map(draw))),
        ),
  );

/** The words alone, for a screen reader. */
export const plainText = (blocks: Blocks): string =>
  blocks
    .flatMap(linesOf)
    .map((inlines) => inlines.map(wordsOf).join(''))
    .join('\n');

const linesOf = (block: Block): Inline[][] => ('p' in block ? [block.p] : 'ul' in block ? block.ul : block.ol);

const draw = (inline: Inline): Node | string => {
  if (typeof inline === 'string') return inline;
  return 'b' in inline ? element('b', {}, inline.b) : Anchor(inline.href, inline.a);
};

const wordsOf = (inline: Inline): string => (typeof inline === 'string' ? inline : 'b' in inline ? inline.b : inline.a);
