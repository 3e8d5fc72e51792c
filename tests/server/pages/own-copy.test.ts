import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import { BACK_GUARD } from '../../../server/pages/back-guard.ts';
import { EXIT_ADDRESS } from '../../../server/pages/exit-address.ts';
import { messagesFor } from '../../../server/pages/messages.ts';
import { downPage, ownCopyPage } from '../../../server/pages/OwnCopy.tsx';
import { smallContent } from '../small-content.ts';

describe('the page of a folder of static files', () => {
  const text = ownCopyPage(smallContent().locales);
  const { document } = new Window();
  document.write(text);

  it('has the chat from its own folder behind the guard, and nothing of others', () => {
    const scripts = [...document.querySelectorAll('script')];
    expect(scripts.map((script) => script.getAttribute('src'))).toEqual([null, 'cairn.js']);
    expect(scripts[0]?.textContent).toBe(BACK_GUARD);
    const loaded = [...document.querySelectorAll('[src], link')].map(
      (element) => element.getAttribute('src') ?? element.getAttribute('href'),
    );
    expect(loaded).toEqual(['data:,', 'cairn.js']);
  });

  it('tells search engines and shoulders nothing', () => {
    expect(document.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
    expect(document.title).toBe('Questions · Preguntas');
    expect(text).not.toMatch(/traffick|trata/i);
  });

  it.each(['en', 'es'])('says how to ask and whom to call (%s)', (locale) => {
    const section = document.querySelector(`section[lang=${locale}]`);
    expect(section?.querySelector('h1 + .exit + p')?.textContent).toContain('911');
    expect(section?.textContent).toMatch(locale === 'en' ? /does not leave this device/ : /no sale de este aparato/);
    expect(section?.textContent).toContain(messagesFor(locale).notConfirmed);
    const links = [...(section?.querySelectorAll('li a') ?? [])].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['tel:+14065557867', 'sms:233733?&body=HELP', 'tel:+14065550111', 'tel:911']);
  });

  it.each(['en', 'es'])('has the way out first, also where scripts run, but not ours (%s)', (locale) => {
    const exit = document.querySelector(`section[lang=${locale}] a`);
    expect(exit?.getAttribute('href')).toBe(EXIT_ADDRESS);
    expect(exit?.closest('noscript')).toBe(null);
  });

  it('shows the line for other pages', () => {
    expect(document.querySelector('details code')?.textContent).toBe('<script src="cairn.js" defer></script>');
  });
});

describe('the page that a proxy shows while no Cairn answers', () => {
  const text = downPage(smallContent().locales);
  const { document } = new Window();
  document.write(text);

  it('loads and runs nothing, and shoulders nothing', () => {
    const loaded = [...document.querySelectorAll('script, [src], link')].map((element) => element.getAttribute('href'));
    expect(loaded).toEqual(['data:,']);
    expect(text).not.toMatch(/traffick|trata/i);
  });

  it.each(['en', 'es'])('has the way out first, says that the answers are away, and whom to call (%s)', (locale) => {
    const section = document.querySelector(`section[lang=${locale}]`);
    const { failures, stillThere } = messagesFor(locale);
    expect(section?.querySelector('a')?.getAttribute('href')).toBe(EXIT_ADDRESS);
    expect(section?.textContent).toContain(`${failures.broken} ${stillThere}`);
    const links = [...(section?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'));
    expect(links.slice(1, 3)).toEqual(['tel:911', 'tel:+14065557867']);
  });
});
