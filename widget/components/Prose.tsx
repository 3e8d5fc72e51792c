import type { Block, Prose as Blocks, Inline } from '../../server/contract.ts';
import { Anchor } from './Anchor.tsx';

/** Structured text as elements. `lead` marks the first block as the line that answers. */
export const Prose = ({ blocks, lead }: { blocks: Blocks; lead?: boolean }) => (
  <>
    {blocks.map((block, at) => {
      if ('p' in block) return <p class={lead && at === 0 ? 'lead' : undefined}>{block.p.map(draw)}</p>;
      const List = 'ul' in block ? 'ul' : 'ol';
      return (
        <List class="list">
          {linesOf(block).map((item) => (
            <li>{item.map(draw)}</li>
          ))}
        </List>
      );
    })}
  </>
);

/** The words alone, for a screen reader. */
export const spokenText = (blocks: Blocks): string =>
  blocks
    .flatMap(linesOf)
    .map((inlines) => inlines.map(wordsOf).join(''))
    .join('\n');

const linesOf = (block: Block): Inline[][] => ('p' in block ? [block.p] : 'ul' in block ? block.ul : block.ol);

const draw = (inline: Inline) => {
  if (typeof inline === 'string') return inline;
  if ('b' in inline) return <b>{inline.b}</b>;
  // In a span, which no line may break: half a number is no number.
  return (
    <Anchor
      href={inline.href}
      text={
        <>
          {inline.a}
          <span>{numberOf(inline)}</span>
        </>
      }
    />
  );
};

const wordsOf = (inline: Inline): string =>
  typeof inline === 'string' ? inline : 'b' in inline ? inline.b : inline.a + numberOf(inline);

/**
 * The number that a link dials, where its words do not say it. On a computer a click dials nothing, and a number can be learned
 * by heart. Outside of North America it needs its +.
 */
const numberOf = ({ a, href }: { a: string; href: string }): string => {
  const [, number] = /^(?:tel|sms):(\+?\d+)/.exec(href) ?? [];
  return number && !/\d/.test(a) ? ` (${number.replace(/^\+?1(\d{3})(\d{3})(?=\d{4}$)/, '1-$1-$2-')})` : '';
};
