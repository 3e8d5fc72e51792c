/** @jsxImportSource hono/jsx */
import type { Block, Inline, Prose as ProseBlocks } from '../contract.ts';
import { unsaidNumber } from './numbers.ts';

/** Structured text as elements. With `lead`, the first paragraph is the short line that answers. */
export function Prose({ prose, lead = false }: { prose: ProseBlocks; lead?: boolean }) {
  return (
    <>
      {prose.map((block, index) => (
        <BlockElement block={block} lead={lead && index === 0} />
      ))}
    </>
  );
}

function BlockElement({ block, lead }: { block: Block; lead: boolean }) {
  if ('p' in block)
    return (
      <p class={lead ? 'lead' : undefined}>
        <Run run={block.p} />
      </p>
    );
  const items = ('ul' in block ? block.ul : block.ol).map((run) => (
    <li>
      <Run run={run} />
    </li>
  ));
  return 'ul' in block ? <ul>{items}</ul> : <ol>{items}</ol>;
}

/** One run of text with its bold parts and links. */
export function Run({ run }: { run: Inline[] }) {
  return (
    <>
      {run.map((part) => {
        if (typeof part === 'string') return part;
        if ('b' in part) return <b>{part.b}</b>;
        const number = unsaidNumber(part.a, part.href);
        return (
          <a href={part.href} rel="noreferrer">
            {part.a}
            {number !== '' && ' '}
            {number !== '' && <span class="number">{number}</span>}
          </a>
        );
      })}
    </>
  );
}
