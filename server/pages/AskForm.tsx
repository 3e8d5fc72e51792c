/** @jsxImportSource hono/jsx */
import type { PageContext } from './page-context.ts';

/**
 * A plain form. `POST`, so that the words stay out of addresses, the list of history, logs and referrers. The pages' script sends it
 * (`ask-in-place.ts`); where none runs, the browser does, and its answer is another page (`reply-address.ts`). Only of what
 * found no answer the browser then keeps the words, and the form says so. Chromium of 2018 asks the form, and not the field,
 * whether it may be filled in again. `isEmpty`: it came with spaces alone, and what is wrong is read to whoever is in the field.
 */
export function AskForm({ context, isEmpty = false }: { context: PageContext; isEmpty?: boolean }) {
  const { words, base } = context;
  return (
    <form class="ask" method="post" action={base} autocomplete="off">
      <label for="utterance">{words.searchLabel}</label>
      <p class="small" id="hint">
        {isEmpty && <b class="error">{words.searchEmpty} </b>}
        {words.searchHint} <b class="unarmed">{words.wordsStay}</b>
      </p>
      {/* The script fills both: where keys leave, and where it gets no reply. Until then no page holds their words as text: a
          browser that does not know `hidden` would say to everybody that nothing can be reached, and that keys leave. */}
      <p class="small" data-exit-keys={words.exitKeys} />
      <p
        class="small"
        role="alert"
        data-failed={words.failures.broken}
        data-still={words.stillThere}
        data-call={words.call911}
        data-people={words.contacts}
      />
      <textarea
        id="utterance"
        name="utterance"
        rows={2}
        required
        autocomplete="off"
        autocorrect="off"
        spellcheck={false}
        writingsuggestions="false"
        aria-describedby="hint"
        aria-invalid={isEmpty ? 'true' : 'false'}
        autofocus={isEmpty}
      />
      <button type="submit" data-waiting={words.searchWaiting}>
        {words.searchButton}
      </button>
    </form>
  );
}
