/** The panel as cairn.js holds it, in happy-dom. A test says what is answered, and sees what is asked, shown and announced. */
import { afterEach, expect, vi } from 'vitest';
import type { Ask, Reply } from '../../server/contract.ts';
import type { PanelHandle, PanelHost, Speech } from '../../widget/host.ts';
import { createWidget } from '../../widget/Widget.tsx';
import { type Language, words } from '../../widget/words.ts';
import { eventually } from '../eventually.ts';
import { someContacts } from './replies.ts';

export interface Opened {
  panel: HTMLElement;
  dock: HTMLElement;
  status: HTMLElement;
  asked: Ask[];
  host: PanelHost;
  handle: PanelHandle;
  /** Types and sends, and waits for what is said. */
  ask: (utterance: string) => Promise<HTMLElement>;
  /** The texts that the live region was given, once nothing more comes. */
  said: () => Promise<string[]>;
}

export interface PanelOptions {
  /** Whether the other language can be fetched now. */
  fetches?: () => boolean;
  /** Whether the content has a greeting. */
  greets?: boolean;
  /** What the page did to its element before. */
  mark?: (host: HTMLElement) => void;
}

const close: (() => void)[] = [];
afterEach(() => {
  for (const each of close.splice(0)) each();
});

/** Opens the panel, with `answer` in place of server and device. It is removed at the end of the test. */
export const openPanel = (
  answer: (ask: Ask, late?: (reply: Reply) => void) => Reply | undefined | Promise<Reply | undefined>,
  { fetches = () => true, greets = true, mark = () => undefined }: PanelOptions = {},
): Opened => {
  const element = document.createElement('cairn-chat');
  mark(element);
  const root = element.attachShadow({ mode: 'open' });
  const dock = document.createElement('div');
  const place = document.createElement('div');
  const status = document.createElement('span');
  dock.append(place);
  root.append(dock);
  element.append(status);
  document.documentElement.append(element);
  const asked: Ask[] = [];
  const said: string[] = [];
  const watch = new MutationObserver(() => status.textContent && said.push(status.textContent));
  watch.observe(status, { childList: true, characterData: true, subtree: true });
  const host: PanelHost = {
    dock,
    place,
    status,
    inline: false,
    locale: 'en',
    answers: 'server',
    ask: '',
    load: () => Promise.reject(new Error('nothing to load')),
    panels: { en: '', es: '' },
    style: () => undefined,
    exit: { href: 'https://www.weather.gov/', leave: vi.fn() },
    close: vi.fn(),
    setLocale: vi.fn(),
  };
  const speechIn = (language: Language): Speech => ({
    words: words[language],
    ...(greets && { greeting: `A greeting in ${language}.` }),
    starters: [{ question: `Where to start in ${language}?` }],
    contacts: someContacts,
  });
  const handle = createWidget(host, {
    ask: async (ask, late) => {
      asked.push(ask);
      return answer(ask, late);
    },
    speech: speechIn('en'),
    loadSpeech: async (locale) => (fetches() ? speechIn(locale as Language) : Promise.reject(new Error('offline'))),
  });
  handle.show();
  close.push(() => {
    watch.disconnect();
    handle.destroy();
    element.remove();
  });
  return {
    panel: place,
    dock,
    status,
    asked,
    host,
    handle,
    ask: async (utterance) => {
      const field = place.querySelector('textarea') as HTMLTextAreaElement;
      field.value = utterance;
      tap(place, 'Send');
      await eventually(() => expect(lastTurn(place).querySelector('.lead')).not.toBeNull());
      return lastTurn(place);
    },
    said: async () => {
      await new Promise((resolve) => setTimeout(resolve, QUIET));
      return said;
    },
  };
};

/** Longer than the region waits before it speaks, in milliseconds. */
const QUIET = 250;

/** A reply that comes when the test says so. */
export const aLateReply = () => {
  let arrive: (reply: Reply | undefined) => void = () => undefined;
  const reply = new Promise<Reply | undefined>((resolve) => {
    arrive = resolve;
  });
  return { reply, arrive: (reply: Reply) => arrive(reply), fail: () => arrive(undefined) };
};

export const lastTurn = (panel: HTMLElement): HTMLElement =>
  panel.querySelector('.turns > li:last-child') as HTMLElement;

export const texts = (within: HTMLElement, selector: string): string[] =>
  [...within.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');

/** Clicks the button with this text. @throws where there is none, and names those that there are. */
export const tap = (within: HTMLElement, text: string): void => {
  const button = [...within.querySelectorAll('button')].find(({ textContent }) => textContent === text);
  if (!button) throw new Error(`There is no button "${text}" among: ${texts(within, 'button').join(', ')}`);
  button.click();
};
