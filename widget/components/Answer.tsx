import type { Prose as Blocks, Entry, IsoDate, Source } from '../../server/contract.ts';
import type { Messages } from '../conversation.ts';
import { Prose, plainText } from './Prose.tsx';

interface Props {
  entry: Entry;
  words: Messages;
  /** BCP 47, for dates. */
  locale: string;
}

/** About what fits on the first screen of a phone, in characters. */
const FIRST_SCREEN = 420;
/** Less than this is not worth a tap. */
const WORTH_FOLDING = 160;

/** One curated answer: the line that answers, the rest, where it comes from and how old it is. */
export const Answer = ({ entry, words, locale }: Props) => {
  const [shown, folded] = firstScreen(entry.answer);
  return (
    <>
      <Prose blocks={shown} lead />
      {folded.length > 0 && (
        <details class="more">
          <summary>{words.more}</summary>
          <Prose blocks={folded} />
        </details>
      )}
      {entry.sources.length > 0 && (
        <p class="meta">
          {words.sources}
          {entry.sources.map((source, at) => [at > 0 && ' · ', <SourceLink key={source.url} {...source} />])}
          <br />
          {words.updated + day(entry.updated, locale)}.{' '}
          {entry.reviewed ? `${words.reviewed}${day(entry.reviewed, locale)}.` : words.notReviewed} {words.general}
        </p>
      )}
    </>
  );
};

/** Splits between blocks, so that what is seen first stays within a screen where that saves something. */
export const firstScreen = (blocks: Blocks): [Blocks, Blocks] => {
  const lengths = blocks.map((block) => plainText([block]).length);
  let at = 1;
  for (let sum = lengths[0] ?? 0; at < blocks.length; at++) {
    sum += lengths[at] ?? 0;
    if (sum > FIRST_SCREEN && at > 1) break;
  }
  const rest = lengths.slice(at).reduce((sum, length) => sum + length, 0);
  return rest < WORTH_FOLDING ? [blocks, []] : [blocks.slice(0, at), blocks.slice(at)];
};

const SourceLink = ({ title, url, date }: Source) => (
  <a href={url} target="_blank" rel="noreferrer">
    {title}, {date.slice(0, 4)}
  </a>
);

const day = (date: IsoDate, locale: string): string =>
  new Date(date).toLocaleDateString(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
