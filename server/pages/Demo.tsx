/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import { BACK_GUARD } from './back-guard.ts';
import { Editing, type EditingState } from './Editing.tsx';
import { type BuilderField, builder } from './messages/builder.ts';
import { messagesFor } from './messages.ts';
import {
  attributesOf,
  bodyLineOf,
  DEFAULT_ACCENT,
  type EmbedChoices,
  type EmbedSource,
  headLinesOf,
  policyOf,
  readAddress,
  readChoices,
  readPolicy,
  wrongChoices,
} from './snippet.ts';
import { STYLES_PATH } from './styles.ts';

export interface DemoProps {
  source: EmbedSource;
  /** What the builder's form sent. */
  fields: URLSearchParams;
  /** Script of the builder; null where nothing was built. */
  script: string | null;
  editing: EditingState;
}

/**
 * A page as a partner has one, with Cairn on it as a partner embeds it, and the builder for its script tag. The builder is
 * a plain form: without its script, the button brings the page back with the choices made.
 */
export function Demo({ source, fields, script, editing }: DemoProps) {
  const choices = readChoices(fields, source);
  const wrong = wrongChoices(fields, source);
  const address = readAddress(fields);
  const policy = readPolicy(fields);
  // The same address as in the snippet, but on whatever host this page was opened: it has to work on every one.
  const embed = Object.fromEntries(
    attributesOf({ ...source, origin: '' }, tried(choices), address).map(([name, value]) => [name, value ?? true]),
  );
  const drawn = (field: BuilderField) => (
    <Field
      field={field}
      value={{ address, policy }[field.name as string] ?? fields.get(field.name)?.trim()}
      isWrong={wrong.includes(field.name)}
    />
  );
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${builder.builderHeading} · ${builder.place}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={STYLES_PATH} />
        {script && <script>{raw(BACK_GUARD)}</script>}
        {script && <script {...embed} />}
        {script && <script src={script} type="module" />}
      </head>
      <body>
        <Editing state={editing} words={messagesFor('en')} />
        <header class="top demo">
          <span class="name">{builder.title}</span>
          <span class="small">{builder.place}</span>
          {/* A partner comes for the builder, which a phone shows beneath the whole example. */}
          <a href="#builder">{builder.toBuilder}</a>
        </header>
        <main class="host">
          <div class="hero">
            <h1>{builder.heading}</h1>
            {builder.paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
          </div>
          <div class="facts">
            {builder.facts.map(([name, text]) => (
              <section class="card">
                <h2>{name}</h2>
                <p>{text}</p>
              </section>
            ))}
          </div>
          <noscript>
            <p>
              <a href="/faq">{builder.answers}</a>
            </p>
          </noscript>
          <section id="builder" aria-labelledby="builder-heading">
            <h2 id="builder-heading">{builder.builderHeading}</h2>
            {!script && <p class="note">{builder.notBuilt}</p>}
            <p>{builder.builderIntro}</p>
            <Lines id="snippet" heading={builder.snippetHeading} text={headLinesOf(source, choices, address, policy)} />
            <Lines
              id="body-line"
              heading={builder.bodyHeading}
              intro={builder.bodyIntro}
              text={bodyLineOf(source, choices)}
            />
            <h3>{builder.choicesHeading}</h3>
            <form
              method="get"
              action="/#builder"
              autocomplete="off"
              data-origin={source.origin}
              data-version={source.version}
              data-integrity={source.integrity}
            >
              <div class="fields">{builder.fields.map(drawn)}</div>
              {/* Open where one of them is chosen: what is wrong stays in sight, to be mended. */}
              <details open={builder.moreFields.some(({ name }) => (fields.get(name) ?? '').trim() !== '')}>
                <summary>{builder.more}</summary>
                <div class="fields">{builder.moreFields.map(drawn)}</div>
              </details>
              {/* Screen readers hear from here what is left out when the focus has gone on. */}
              <p class="skip" aria-live="polite" data-left-out={builder.leftOut} />
              <button type="submit">{builder.show}</button>
            </form>
            <Lines
              id="policy"
              heading={builder.policyHeading}
              intro={builder.policyIntro}
              text={policyOf(source, choices, policy)}
            />
            <h3>{builder.guideHeading}</h3>
            <ul>
              {builder.places.map(([name, text]) => (
                <li>
                  <b>{name}.</b> {text}
                </li>
              ))}
            </ul>
            <p>{builder.guide}</p>
          </section>
        </main>
      </body>
    </html>
  );
}

/**
 * What is chosen of the exit is printed and not tried here: this page answers in earnest, and whoever sends somebody a link to it
 * must not decide where its exit leads, nor learn from that that it was used. Nor what a click on this page does.
 */
function tried({ exit, back, 'exit-url': cover, 'open-on': opener, ...choices }: EmbedChoices): EmbedChoices {
  return choices;
}

/** What is typed into a field, as its attributes tell the browser. No `maxlength`: it would cut what is pasted, and say nothing. */
const TYPED: Partial<Record<BuilderField['name'], object>> = {
  'exit-url': { type: 'url', pattern: 'https://\\S+' },
};

function Field({ field, value = '', isWrong }: { field: BuilderField; value: string | undefined; isWrong: boolean }) {
  const { name, label, hint, options, placeholder } = field;
  const id = `choose-${name}`;
  const described = { id, name, 'aria-describedby': `${id}-hint` };
  return (
    <div>
      <label for={id}>{label}</label>
      {options ? (
        <select {...described}>
          {options.map(([key, words]) => (
            <option value={key} selected={key === value}>
              {words}
            </option>
          ))}
        </select>
      ) : name === 'accent' ? (
        <input type="color" {...described} value={value === '' || isWrong ? DEFAULT_ACCENT : value} />
      ) : (
        <input
          type="text"
          {...described}
          value={value}
          placeholder={placeholder}
          autocomplete="off"
          aria-invalid={isWrong ? 'true' : undefined}
          spellcheck={false}
          {...TYPED[name]}
        />
      )}
      <p class="small" id={`${id}-hint`}>
        <b class="error wrong">{builder.leftOut} </b>
        {hint}
      </p>
    </div>
  );
}

function Lines({ id, heading, intro, text }: { id: string; heading: string; intro?: string; text: string }) {
  return (
    <section aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`}>{heading}</h3>
      {intro && <p>{intro}</p>}
      <pre>
        <code id={id}>{text}</code>
      </pre>
      <p>
        <button type="button" hidden data-copy={id} aria-describedby={`${id}-heading`}>
          {builder.copy}
        </button>
        <span role="status" class="small" data-copied={builder.copied} data-failed={builder.copyFailed} />
      </p>
    </section>
  );
}
