/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import { Editing } from './Editing.tsx';
import { EXIT_ADDRESS } from './exit-address.ts';
import { directionOf, messagesFor } from './messages.ts';
import type { Alternate, PageContext } from './page-context.ts';
import { STYLES_PATH } from './styles.ts';

export interface LayoutProps {
  context: PageContext;
  /** Search engines may list it: only pages that are the same for everyone. */
  listed?: boolean;
  alternates?: Alternate[];
  /** What tells this page from the others without saying what it is about; the list of questions is the site's own title alone. */
  name?: string;
  /** A data block or the like for `<head>`. */
  head?: Child;
  /** On paper nothing but what it holds: no line of the browser's own. */
  bare?: boolean;
  children?: Child;
}

/**
 * What every page has: a neutral title, the way out first, the way to 911 next. Blocks and spaces keep its links apart in browsers
 * that know no styles, or no `header` and `aside`.
 */
export function Layout({ context, listed = false, alternates = [], name, head, bare = false, children }: LayoutProps) {
  const { words, title, base, editing, exitScript } = context;
  const { locale } = context.content;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        {!listed && <meta name="robots" content="noindex" />}
        <title>{name === undefined ? title : `${name} · ${title}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={STYLES_PATH} />
        {listed && <link rel="canonical" href={alternates.find((alternate) => alternate.locale === locale)?.href} />}
        {listed &&
          alternates.map((alternate) => <link rel="alternate" hreflang={alternate.locale} href={alternate.href} />)}
        {/* Before anything is painted: after an exit, Back must not show the page. */}
        {exitScript && <script src={exitScript} />}
        {head}
      </head>
      <body>
        <Editing state={editing} words={words} />
        <div>
          <a class="skip" href="#text">
            {words.skip}
          </a>
        </div>
        <header class="top">
          <a class="exit" href={EXIT_ADDRESS} rel="noreferrer" draggable={false} tabIndex={0} data-more={words.more}>
            {words.exit}
          </a>{' '}
          <a class="name" href={base}>
            <Stones />
            {title}
          </a>{' '}
          <nav aria-label={words.languages}>
            {alternates
              .filter((alternate) => alternate.locale !== locale)
              .map((alternate) => (
                <a href={alternate.href} hreflang={alternate.locale} lang={alternate.locale}>
                  {messagesFor(alternate.locale).languageName}
                </a>
              ))}
          </nav>
        </header>
        <aside aria-label={words.call911}>
          <div class="danger">
            <b>{words.danger}</b> <a href="tel:911">{words.call911}</a>
          </div>
        </aside>
        <main id="text" class={bare ? 'bare' : undefined}>
          {children}
        </main>
      </body>
    </html>
  );
}

/** Three stacked stones, in the colour of the text around. */
function Stones() {
  return (
    <svg width="22" height="22" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
      <ellipse cx="12" cy="5" rx="4" ry="2.6" />
      <ellipse cx="12" cy="11.4" rx="6" ry="3" />
      <ellipse cx="12" cy="18.6" rx="9" ry="3.6" />
    </svg>
  );
}
