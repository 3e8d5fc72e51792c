import type { Block, Prose as Blocks, Inline } from '../../server/contract.ts';

/** Structured text as elements. `lead` marks the first block as the line that answers. */
export const Prose = ({ blocks, lead = false }: { blocks: Blocks; lead?: boolean }) => (
  <>{blocks.map((block, at) => drawBlock(block, lead && at === 0))}</>
);

/** The words alone, for a screen reader. */
export const plainText = (blocks: Blocks): string =>
  blocks
    .flatMap((block) => ('p' in block ? [block.p] : 'ul' in block ? block.ul : block.ol))
    .map((inlines) => inlines.map((inline) => wordsOf(inline)).join(''))
    .join('\n');

/** Only what opens a page, a call or a text message; anything else is no link. */
export const isSafeHref = (href: string): boolean => /^(https|tel|sms):/.test(href);

const drawBlock = (block: Block, lead: boolean) => {
  if ('p' in block) return <p class={lead ? 'lead' : undefined}>{block.p.map(drawInline)}</p>;
  const items = ('ul' in block ? block.ul : block.ol).map((item) => <li>{item.map(drawInline)}</li>);
  return 'ul' in block ? <ul class="bullets">{items}</ul> : <ol class="numbers">{items}</ol>;
};

const drawInline = (inline: Inline) => {
  if (typeof inline === 'string') return inline;
  if ('b' in inline) return <b>{inline.b}</b>;
  if (!isSafeHref(inline.href)) return inline.a;
  return inline.href.startsWith('https:') ? (
    <a href={inline.href} target="_blank" rel="noreferrer">
      {inline.a}
    </a>
  ) : (
    <a href={inline.href}>{inline.a}</a>
  );
};

const wordsOf = (inline: Inline): string => (typeof inline === 'string' ? inline : 'b' in inline ? inline.b : inline.a);
