/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { FaqEntry } from '../content/content.ts';
import type { Entry, IsoDate } from '../contract.ts';
import type { Messages } from './messages.ts';
import { Prose } from './Prose.tsx';
import { passageFirst } from './passage-first.ts';

interface Props {
  entry: Entry | FaqEntry;
  words: Messages;
  /** Place of the passage that was asked for. */
  passage?: number | undefined;
  /** What stands after the line that answers. */
  children?: Child;
}

/** An answer with where it is from, how old it is, and whether a person has reviewed it. */
export function Answer({ entry, words, passage, children }: Props) {
  const { answer, sources, updated, reviewed } = entry;
  const prose = passageFirst(answer, passage);
  return (
    <>
      <Prose prose={prose.slice(0, 1)} lead />
      {children}
      <Prose prose={prose.slice(1)} />
      {sources.length > 0 && (
        <>
          <p class="small">
            {words.updated(onDay(updated, words))}.{' '}
            {reviewed === null ? words.notReviewed : words.reviewed(onDay(reviewed, words))}. {words.notAdvice}.
          </p>
          <details class="small">
            <summary>{`${words.sources} (${sources.length})`}</summary>
            <ul>
              {sources.map(({ title, url, date }) => (
                <li>
                  <a href={url} rel="noreferrer">
                    {title}, <time datetime={date}>{date.slice(0, 4)}</time>
                  </a>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </>
  );
}

/** Writes a date as the widget does. */
function onDay(date: IsoDate, { months, day }: Messages): string {
  const [year = '', month, dayOfMonth] = date.split('-');
  return day(year, months.split(' ')[Number(month) - 1] ?? '', Number(dayOfMonth));
}
