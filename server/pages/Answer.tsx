/** @jsxImportSource hono/jsx */
import type { FaqEntry } from '../content/content.ts';
import type { Entry } from '../contract.ts';
import type { Messages } from './messages.ts';
import { Prose } from './Prose.tsx';
import { passageFirst } from './passage-first.ts';

interface Props {
  entry: Entry | FaqEntry;
  words: Messages;
  /** Place of the passage that was asked for. */
  passage?: number | undefined;
}

/** An answer with where it is from, how old it is, and whether a person has reviewed it. */
export function Answer({ entry, words, passage }: Props) {
  const { answer, sources, updated, reviewed } = entry;
  return (
    <>
      <Prose prose={passageFirst(answer, passage)} lead />
      {sources.length > 0 && (
        <>
          <p class="small">
            {words.sources}:{' '}
            {sources.map(({ title, url, date }, index) => (
              <>
                {index > 0 && ' · '}
                <a href={url} rel="noreferrer">
                  {title}
                </a>
                , <time datetime={date}>{date}</time>
              </>
            ))}
          </p>
          <p class="small">
            {words.updated(updated)}. {reviewed === null ? words.notReviewed : words.reviewed(reviewed)}.{' '}
            {words.notAdvice}.
          </p>
        </>
      )}
    </>
  );
}
