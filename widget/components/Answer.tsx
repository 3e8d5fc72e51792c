import type { Prose as Blocks, Entry, IsoDate } from '../../server/contract.ts';
import type { Messages } from '../conversation.ts';
import { Anchor } from './Anchor.tsx';
import { Prose, spokenText } from './Prose.tsx';

interface Props {
  entry: Entry;
  passage: number | undefined;
  /** Whether nothing is folded away. */
  whole: boolean | undefined;
  words: Messages;
}

/** About what fits on the first screen of a phone, in characters. */
const FIRST_SCREEN = 420;
/** If fewer characters than this would be folded away, nothing is: they are not worth a tap. */
const WORTH_FOLDING = 160;

/** One curated answer: the line that answers, the rest, how old it is and where it comes from. */
export const Answer = ({ entry: { answer, sources, updated, reviewed }, passage, whole, words }: Props) => {
  const [first, rest] = inView(answer, passage);
  const age = reviewed ? `${words.reviewed}${onDay(reviewed, words)}.` : words.notReviewed;
  return (
    <>
      <Prose blocks={first} lead />
      {rest.length > 0 && (
        <details open={whole}>
          <summary>{words.more}</summary>
          <Prose blocks={rest} />
        </details>
      )}
      {sources.length > 0 && (
        <>
          <p class="meta">{`${words.updated}${onDay(updated, words)}. ${age} ${words.general}`}</p>
          <details class="meta">
            <summary>{`${words.sources} (${sources.length})`}</summary>
            <ul class="list">
              {sources.map(({ title, url, date }) => (
                <li key={url}>
                  <Anchor href={url} text={`${title}, ${date.slice(0, 4)}`} />
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </>
  );
};

/** The blocks that are shown, and those behind "More". The passage that fits the question best is shown, wherever it stands. */
export const inView = (answer: Blocks, passage = 0): [Blocks, Blocks] => {
  const at = firstScreen(answer);
  if (passage < at) return [answer.slice(0, at), answer.slice(at)];
  const next = answer.findIndex((block, place) => place > passage && 'p' in block);
  const end = next < 0 ? answer.length : next;
  return [
    [...answer.slice(0, at), ...answer.slice(passage, end)],
    [...answer.slice(at, passage), ...answer.slice(end)],
  ];
};

/** How many blocks are shown before "More": those that fit on the first screen, or all where folding would hide little. */
export const firstScreen = (blocks: Blocks): number => {
  const lengthTo = (at: number): number => spokenText(blocks.slice(0, at)).length;
  let at = blocks.findIndex((_, index) => index > 1 && lengthTo(index + 1) > FIRST_SCREEN);
  const [last, next] = blocks.slice(at - 1, at + 1);
  // "The person may:", or the heading of a list, belongs to what follows it. Where little else would be left, the list is shown.
  if (at > 1 && last && 'p' in last && next && !('p' in next))
    at += at > 2 || lengthTo(at + 1) > 2 * FIRST_SCREEN ? -1 : 1;
  return at < 0 || lengthTo(blocks.length) - lengthTo(at) < WORTH_FOLDING ? blocks.length : at;
};

/** Writes a date in our own words. When `Intl` is first used it takes a slow phone 50 ms, while a reply is waited for. */
const onDay = (date: IsoDate, { months, day }: Messages): string => {
  const [year = '', month, dayOfMonth] = date.split('-');
  return day(year, months.split(' ')[Number(month) - 1] ?? '', Number(dayOfMonth));
};
