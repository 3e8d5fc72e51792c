/** @jsxImportSource hono/jsx */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { LocaleContent } from '../content/content.ts';
import { BACK_GUARD } from './back-guard.ts';
import { Ways } from './Contacts.tsx';
import { defaultContacts } from './default-contacts.ts';
import { EXIT_ADDRESS } from './exit-address.ts';
import { forWebPeople, howToAsk } from './messages/own-copy.ts';
import { messagesFor } from './messages.ts';

/** As it stands in the page itself: the script is in the same folder. */
const LINE = '<script src="cairn.js" defer></script>';

const STYLE =
  ':root{color-scheme:light dark}body{max-width:40rem;margin:2rem auto;padding:0 1rem 6rem;font:1.125rem/1.5 system-ui,sans-serif}pre{white-space:pre-wrap}ul{padding:0 1.2em;overflow-wrap:break-word}.ways{padding:0;list-style:none}.exit a,.ways a,b+a{display:inline-block;max-width:100%;padding:.6em 0}.exit a{padding:.6em 1.2em;border:1px solid;border-radius:2em;background:#1f2a30;color:#fff;text-decoration:none}';

/**
 * While Cairn is on the page, it has the exit, and the button that is spoken of is there. Without it, also where scripts run but not
 * ours, the exit is the link. Browsers from before 2023 do not know `:has()`: they show both.
 */
const BESIDE_CAIRN =
  '@supports selector(:has(a)){.how,:root:has(cairn-chat) .exit{display:none}:root:has(cairn-chat) .how{display:block}}';

/**
 * Returns the page of a folder of static files: the chat to try, and the lines to call, in every language of the content. It works in
 * whatever folder it lies, and loads nothing from elsewhere.
 */
export function ownCopyPage(locales: readonly LocaleContent[]): string {
  return `<!doctype html>${(<OwnCopy locales={locales} />).toString()}\n`;
}

/**
 * Returns the page that a proxy may show in place of its own "Bad gateway" while no Cairn answers: the way out and the lines to call, in
 * every language of the content. It loads nothing and runs nothing.
 */
export function downPage(locales: readonly LocaleContent[]): string {
  return `<!doctype html>${(<Down locales={locales} />).toString()}\n`;
}

function Down({ locales }: { locales: readonly LocaleContent[] }) {
  return (
    <Page locales={locales}>
      <main>
        {locales.map((content) => {
          const words = messagesFor(content.locale);
          return (
            <Lines content={content}>
              <p>
                {words.failures.broken} {words.stillThere}
              </p>
            </Lines>
          );
        })}
      </main>
    </Page>
  );
}

/** A page without address or name, in as many languages as there are. */
function Page({ locales, head, children }: { locales: readonly LocaleContent[]; head?: Child; children: Child }) {
  const [first = 'en'] = locales.map(({ locale }) => locale);
  const titles = new Set(locales.map(({ locale }) => messagesFor(locale).title));
  return (
    <html lang={first}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <title>{[...titles].join(' · ')}</title>
        <link rel="icon" href="data:," />
        <style>{raw(STYLE)}</style>
        {head}
      </head>
      <body>{children}</body>
    </html>
  );
}

function OwnCopy({ locales }: { locales: readonly LocaleContent[] }) {
  const head = (
    <>
      <style>{raw(BESIDE_CAIRN)}</style>
      <noscript>
        <style>{'.how{display:none}'}</style>
      </noscript>
      <script>{raw(BACK_GUARD)}</script>
      {raw(LINE)}
    </>
  );
  return (
    <Page locales={locales} head={head}>
      <main>
        {locales.map((content) => {
          const how = howToAsk(content.locale);
          return <Lines content={content}>{how && <p class="how">{how}</p>}</Lines>;
        })}
      </main>
      <details>
        <summary lang="en">{forWebPeople.summary}</summary>
        <div lang="en">
          <p>{forWebPeople.line}</p>
          <pre>
            <code>{LINE}</code>
          </pre>
          <p>{forWebPeople.page}</p>
        </div>
      </details>
    </Page>
  );
}

/** What one language says: the way out, what else there is to say, and whom to call. */
function Lines({ content, children }: { content: LocaleContent; children: Child }) {
  const { locale } = content;
  const words = messagesFor(locale);
  return (
    <section lang={locale} aria-labelledby={`title-${locale}`}>
      <h1 id={`title-${locale}`}>{words.title}</h1>
      <p class="exit">
        <a href={EXIT_ADDRESS} rel="noreferrer">
          {words.exit}
        </a>
      </p>
      <p>
        <b>{words.danger}</b> <a href="tel:911">{words.call911}</a>
      </p>
      {children}
      <h2>{words.contacts}</h2>
      <p>{words.phoneTrace}</p>
      <ul>
        {defaultContacts(content).map((contact) => (
          <li>
            <h3>{contact.name}</h3>
            <Ways contact={contact} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}
