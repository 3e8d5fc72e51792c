/** @jsxImportSource hono/jsx */
import type { PageContext } from './page-context.ts';

/** A plain form. `POST`, so that the words stay out of addresses, history, logs and referrers. */
export function AskForm({ context }: { context: PageContext }) {
  const { words, base } = context;
  return (
    <form class="ask" method="post" action={base}>
      <label for="utterance">{words.searchLabel}</label>
      <p class="small" id="hint">
        {words.searchHint}
      </p>
      <textarea
        id="utterance"
        name="utterance"
        rows={2}
        maxlength={500}
        required
        autocomplete="off"
        spellcheck={false}
        aria-describedby="hint"
      />
      <button type="submit">{words.searchButton}</button>
    </form>
  );
}
