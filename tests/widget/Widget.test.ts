// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Ask, Reply, ReplyKind } from '../../server/contract.ts';
import type { AskCairn } from '../../widget/client.ts';
import type { PanelHandle, PanelHost, Speech } from '../../widget/host.ts';
import { createWidget } from '../../widget/Widget.tsx';
import { type Language, words } from '../../widget/words.ts';
import { anEntry, aReply, someContacts } from './replies.ts';

interface Opened {
  panel: HTMLElement;
  dock: HTMLElement;
  status: HTMLElement;
  asked: Ask[];
  host: PanelHost;
  handle: PanelHandle;
  /** Types and sends, and waits for what is said. */
  ask: (utterance: string) => Promise<HTMLElement>;
}

/** Whether the other language can be fetched. */
let fetches = true;
let close: (() => void) | undefined;
afterEach(() => {
  fetches = true;
  close?.();
});

const speechIn = (language: Language): Speech => ({
  words: words[language],
  greeting: `A greeting in ${language}.`,
  starters: [{ question: `Where to start in ${language}?` }],
  contacts: someContacts,
});

/** The panel as cairn.js holds it, with `answer` in place of server and device. */
const openPanel = (answer: (ask: Ask) => Reply | undefined, overrides: Partial<PanelHost> = {}): Opened => {
  const element = document.createElement('cairn-chat');
  const root = element.attachShadow({ mode: 'open' });
  const dock = document.createElement('div');
  const place = document.createElement('div');
  const status = document.createElement('span');
  dock.append(place);
  root.append(dock);
  element.append(status);
  document.documentElement.append(element);
  const asked: Ask[] = [];
  const askCairn: AskCairn = async (ask) => {
    asked.push(ask);
    return answer(ask);
  };
  const host: PanelHost = {
    dock,
    place,
    status,
    inline: false,
    locale: 'en',
    read: () => undefined,
    answers: 'server',
    ask: '',
    load: () => Promise.reject(new Error('nothing to load')),
    panels: { en: { file: '', integrity: '' }, es: { file: '', integrity: '' } },
    style: () => undefined,
    exit: { href: 'https://www.weather.gov/', leave: vi.fn() },
    close: vi.fn(),
    setLocale: vi.fn(),
    ...overrides,
  };
  const handle = createWidget(host, {
    ask: askCairn,
    speech: speechIn('en'),
    loadSpeech: async (locale) => (fetches ? speechIn(locale as Language) : Promise.reject(new Error('offline'))),
  });
  handle.show();
  close = () => {
    handle.destroy();
    element.remove();
  };
  const ask = async (utterance: string): Promise<HTMLElement> => {
    const field = place.querySelector('textarea') as HTMLTextAreaElement;
    field.value = utterance;
    tap(place, 'Send');
    await vi.waitFor(() => expect(lastTurn(place).querySelector('.lead')).not.toBeNull());
    return lastTurn(place);
  };
  return { panel: place, dock, status, asked, host, handle, ask };
};

const lastTurn = (panel: HTMLElement): HTMLElement => panel.querySelector('.turns > li:last-child') as HTMLElement;
const texts = (within: HTMLElement, selector: string): string[] =>
  [...within.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');
const tap = (within: HTMLElement, text: string): void => {
  const button = [...within.querySelectorAll('button')].find(({ textContent }) => textContent === text);
  if (!button) throw new Error(`There is no button "${text}" among: ${texts(within, 'button').join(', ')}`);
  button.click();
};

describe('when no answer can be had', () => {
  it('shows the contacts at once, and one tap asks again', async () => {
    let works = false;
    const { panel, asked, ask } = openPanel(() => (works ? aReply('answer') : undefined));
    const failure = await ask('is it a crime');
    expect(failure.querySelector('.lead')?.textContent).toBe(words.en.failure);
    expect(texts(failure, '.card h3')).toEqual(['First Line', 'Second Line', 'Third Line']);
    works = true;
    tap(failure, 'Try again');
    await vi.waitFor(() => expect(lastTurn(panel).textContent).toContain('Yes, it is.'));
    expect(asked.map(({ utterance }) => utterance)).toEqual(['is it a crime', 'is it a crime']);
    expect(panel.querySelectorAll('.turns > li')).toHaveLength(2);
  });

  it('says so once in the live region', async () => {
    const { status, ask } = openPanel(() => undefined);
    await ask('is it a crime');
    await vi.waitFor(() => expect(status.textContent).toBe(words.en.failure));
  });

  it('nothing is drawn after the panel was taken away', async () => {
    let answer: (reply: Reply) => void = () => undefined;
    const late = new Promise<Reply>((resolve) => {
      answer = resolve;
    });
    const { panel, status, handle } = openPanel(() => late as unknown as Reply);
    tap(panel, 'Where to start in en?');
    handle.destroy();
    answer(aReply('answer'));
    await late;
    expect(panel.textContent).toBe('');
    expect(status.textContent).toBe('');
  });
});

describe('the first view', () => {
  it('says what Cairn is, what is kept, what exit cannot do, and offers 911', () => {
    const { panel } = openPanel(() => undefined);
    for (const text of [words.en.program, words.en.kept, words.en.exitLimit.trim()])
      expect(panel.textContent).toContain(text);
    expect(panel.querySelector('a[href="tel:911"]')?.textContent).toBe('Call 911');
  });

  it('has the exit first in the order of the keyboard, as a link that needs no script', () => {
    const { panel, host } = openPanel(() => undefined);
    const first = panel.querySelector('a, button, textarea') as HTMLAnchorElement;
    expect(first.textContent).toBe('Exit now');
    expect(first.getAttribute('href')).toBe('https://www.weather.gov/');
    expect(first.rel).toBe('noreferrer');
    first.dispatchEvent(new Event('click', { cancelable: true }));
    expect(host.exit.leave).toHaveBeenCalledOnce();
  });

  it('tells the limits of exit one tap away, also after a question was asked', async () => {
    const { panel, ask } = openPanel(() => aReply('answer'));
    await ask('is it a crime');
    tap(panel, words.en.aboutExit);
    expect(texts(panel, '.limits li')).toEqual(words.en.limits);
    expect(panel.querySelector('.limits')?.textContent).toContain('You will see www.weather.gov.');
    tap(panel, words.en.back);
    expect(lastTurn(panel).textContent).toContain('Yes, it is.');
  });

  it('asks a starter question when it is tapped', async () => {
    const { panel, asked } = openPanel(() => aReply('answer'));
    const question = 'Where to start in en?';
    tap(panel, question);
    await vi.waitFor(() => expect(lastTurn(panel).querySelector('.lead')).not.toBeNull());
    expect(asked).toEqual([{ utterance: question, locale: 'en', context: [] }]);
    expect(texts(panel, '.visitor p')).toEqual([`You asked: ${question}`]);
  });
});

describe('what is said', () => {
  it('an answer: its first line, sources with their year, its age, next questions, contacts', async () => {
    const { asked, panel, ask } = openPanel(() => aReply('answer'));
    const turn = await ask('is it a crime');
    expect(turn.querySelector('.lead')?.textContent).toBe('Yes, it is.');
    expect(turn.querySelector('.meta summary')?.textContent).toBe('Sources (1)');
    const source = turn.querySelector('details.meta a') as HTMLAnchorElement;
    expect([source.textContent, source.target, source.rel]).toEqual(['A court, 2023', '_blank', 'noreferrer']);
    expect(turn.textContent).toContain('Updated Nov 24, 2026. Not yet reviewed by a person.');
    tap(turn, 'What comes next?');
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toEqual({ utterance: 'What comes next?', locale: 'en', context: ['one-entry'] });
    await vi.waitFor(() => expect(panel.querySelectorAll('.turns > li')).toHaveLength(4));
  });

  it('a reviewed answer says on which day, small talk says nothing of it', async () => {
    let entry = anEntry({ reviewed: '2026-11-25' });
    const { ask } = openPanel(() => aReply('answer', { entry }));
    expect((await ask('one')).textContent).toContain('Reviewed by a person Nov 25, 2026.');
    entry = anEntry({ sources: [] });
    expect((await ask('two')).textContent).not.toContain('eviewed by a person');
  });

  it('a long answer folds what does not fit on the first screen', async () => {
    const paragraph = { p: ['x'.repeat(300)] };
    const { ask } = openPanel(() =>
      aReply('answer', { entry: anEntry({ answer: [paragraph, paragraph, paragraph] }) }),
    );
    const turn = await ask('one');
    expect(texts(turn, ':scope > p:not(.meta)')).toHaveLength(2);
    expect(texts(turn, 'details > p')).toHaveLength(1);
    expect(turn.querySelector('summary')?.textContent).toBe('More');
  });

  it('a line that leads into a list is folded with its list', async () => {
    const answer = [{ p: ['First.'] }, { p: ['x'.repeat(380)] }, { p: ['They may:'] }, { ul: [['y'.repeat(200)]] }];
    const turn = await openPanel(() => aReply('answer', { entry: anEntry({ answer }) })).ask('one');
    expect(texts(turn, 'details > p')).toEqual(['They may:']);
  });

  it('an escalation: words, people, then the entry, and a way to say it was misunderstood', async () => {
    const { panel, ask } = openPanel(() => aReply('escalation'));
    const turn = await ask('he took my id');
    const order = [...turn.children].map((child) => child.className || child.tagName.toLowerCase());
    expect(order.indexOf('contacts')).toBe(1);
    expect(texts(turn, '.lead')).toEqual(['The words of a escalation.', 'Yes, it is.']);
    expect(turn.querySelector('.card')?.classList.contains('urgent')).toBe(true);
    expect(turn.querySelectorAll('.urgent')).toHaveLength(1);
    tap(turn, words.en.notMeant);
    expect(lastTurn(panel).querySelector('.lead')?.textContent).toBe(words.en.again);
    expect(texts(lastTurn(panel), '.questions button')).toEqual(['What comes next?', 'And after that?']);
    expect(panel.querySelectorAll('.urgent')).toHaveLength(1);
  });

  it('a clarification: up to three questions, with the contacts folded', async () => {
    const turn = await openPanel(() => aReply('clarification')).ask('it');
    expect(texts(turn, '.questions button')).toEqual(['What comes next?', 'And after that?']);
    expect(texts(turn, 'details .card h3')).toEqual(['First Line', 'Second Line', 'Third Line']);
    expect(turn.querySelectorAll('.urgent')).toHaveLength(0);
  });

  it('people alone, as for a town: they come before what to ask next', async () => {
    const reply = aReply('answer', { text: [{ p: ['These are near.'] }] });
    delete reply.entry;
    const turn = await openPanel(() => reply).ask('help near here');
    expect([...turn.children].map(({ className }) => className)).toEqual(['lead', 'contacts', 'questions']);
    expect(turn.querySelectorAll(':scope > .contacts > ul > .card')).toHaveLength(3);
  });

  it('a fallback: words, then contacts that stand open', async () => {
    const turn = await openPanel(() => aReply('fallback', { questions: [] })).ask('weather on mars');
    expect(turn.querySelectorAll(':scope > .contacts > ul > .card')).toHaveLength(3);
    expect(turn.querySelector('.questions')).toBeNull();
  });

  it.each<ReplyKind>(['answer', 'clarification', 'fallback', 'escalation'])('%s is announced once', async (kind) => {
    const { status, ask } = openPanel(() => aReply(kind));
    const writes: string[] = [];
    const watch = new MutationObserver(() => status.textContent && writes.push(status.textContent));
    watch.observe(status, { childList: true, characterData: true, subtree: true });
    await ask('one');
    await vi.waitFor(() => expect(writes.some((text) => text.includes('First Line'))).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 150));
    watch.disconnect();
    expect(writes.filter((text) => text.includes('First Line'))).toHaveLength(1);
  });

  it('is in the language of the reply, and the panel follows', async () => {
    const { panel, host, ask } = openPanel(() => aReply('answer', { locale: 'es' }));
    const turn = await ask('es un delito');
    expect(turn.lang).toBe('es');
    await vi.waitFor(() => expect(panel.querySelector('h2')?.textContent).toBe('Preguntas'));
    expect(turn.textContent).toContain(words.es.notReviewed);
    expect(host.setLocale).toHaveBeenCalledWith('es');
  });

  it('is shown at once where the words of its language cannot be fetched', async () => {
    fetches = false;
    const { panel, host, ask } = openPanel(() => aReply('escalation', { locale: 'es' }));
    const turn = await ask('no me deja salir');
    expect(turn.lang).toBe('es');
    expect(texts(turn, '.acts a')[0]).toBe('Call');
    expect(panel.querySelector('h2')?.textContent).toBe('Questions');
    expect(host.setLocale).not.toHaveBeenCalled();
  });

  it.each(['fr', 'toString'])('in %s, for which there is no panel, leaves the language as it is', async (locale) => {
    const { asked, ask } = openPanel(() => aReply('answer', { locale }));
    await ask('one');
    await ask('two');
    expect(asked.map((each) => each.locale)).toEqual(['en', 'en']);
  });
});

describe('a contact', () => {
  const cards = async (): Promise<HTMLElement[]> => {
    const turn = await openPanel(() => aReply('fallback')).ask('one');
    return [...turn.querySelectorAll<HTMLElement>('.card')];
  };

  it('has its acts in order, each named with whom it reaches', async () => {
    const [first, second] = await cards();
    const acts = [...(first?.querySelectorAll<HTMLAnchorElement>('.acts a') ?? [])];
    expect(acts.map((act) => [act.textContent, act.getAttribute('href')])).toEqual([
      ['Call', 'tel:+15555550100'],
      ['Text', 'sms:55555?&body=HELP'],
      ['Chat', 'https://first.example/chat'],
    ]);
    expect(acts.map((act) => act.getAttribute('aria-label'))[1]).toBe('Text: First Line, 55555');
    expect(texts(second as HTMLElement, '.acts a')).toEqual(['Call', 'Website']);
  });

  it('shows its number, keyword, relay, hours and what to know before', async () => {
    const [first, second] = await cards();
    for (const text of [
      '1-555-555-0100 · Text 55555',
      'any hour · English, Spanish · everywhere',
      'You can write HELP.',
      'TTY: 711',
      'They may have to tell',
    ])
      expect(first?.textContent).toContain(text);
    expect(second?.textContent).toContain('Videophone: 1-555-555-0102');
  });

  it('says when nobody of us has confirmed it, and only then', async () => {
    const [first, second, third] = await cards();
    expect(first?.textContent).toContain('From a 2022 source. Not yet confirmed by us.');
    expect(second?.textContent).not.toContain('confirmed');
    expect(third?.textContent).not.toContain('confirmed');
  });

  it('leaves out that its languages are not known', async () => {
    const { unsaid } = words.en;
    const contacts = someContacts.map((contact) => ({ ...contact, languages: unsaid }));
    const turn = await openPanel(() => aReply('fallback', { contacts })).ask('one');
    expect(turn.textContent).toContain('any hour · everywhere');
    expect(turn.textContent).not.toContain(unsaid);
  });

  it('with an address that is no call, text or page has no link', async () => {
    const [, , third] = await cards();
    expect(third?.querySelector('a')).toBeNull();
  });

  it('comes with the note that calls and texts leave traces', async () => {
    const turn = await openPanel(() => aReply('fallback')).ask('one');
    expect(turn.textContent).toContain(words.en.traces);
  });
});

describe('what stands there stays', () => {
  it('an unfolded part stays unfolded when more is said', async () => {
    const { panel, ask } = openPanel(() => aReply('answer'));
    const first = await ask('one');
    (first.querySelector('details.meta') as HTMLDetailsElement).open = true;
    const source = first.querySelector('details.meta a') as HTMLAnchorElement;
    await ask('two');
    expect(panel.contains(source)).toBe(true);
    expect((first.querySelector('details.meta') as HTMLDetailsElement).open).toBe(true);
  });

  it('what was said is not gone through again when more is said', async () => {
    const days = vi.spyOn(Date.prototype, 'toLocaleDateString');
    const { ask } = openPanel(() => aReply('answer'));
    await ask('one');
    await ask('two');
    expect(days).toHaveBeenCalledTimes(2);
    days.mockRestore();
  });

  it('what is typed and the focus, when the language changes', async () => {
    const { panel, dock } = openPanel(() => undefined);
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'half a thought';
    const other = panel.querySelector('[lang="es"]') as HTMLButtonElement;
    other.focus();
    other.click();
    await vi.waitFor(() => expect(dock.getAttribute('aria-label')).toBe('Preguntas'));
    expect(panel.querySelector('textarea')?.value).toBe('half a thought');
    expect((panel.getRootNode() as ShadowRoot).activeElement?.textContent).toBe('En');
  });
});

describe('the composer', () => {
  it('sends nothing when nothing is typed', () => {
    const { panel, asked } = openPanel(() => aReply('answer'));
    (panel.querySelector('textarea') as HTMLTextAreaElement).value = '   ';
    tap(panel, 'Send');
    expect(asked).toEqual([]);
  });

  it('keeps what is typed from the host page: no key, no input leaves it but Esc and Tab', () => {
    const { panel } = openPanel(() => aReply('answer'));
    const TYPES = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'compositionupdate'];
    const heard: string[] = [];
    const hear = (event: Event) => heard.push(`${event.type} ${(event as KeyboardEvent).key ?? ''}`.trim());
    for (const type of TYPES) document.addEventListener(type, hear);
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    for (const type of ['keydown', 'keypress', 'keyup'])
      field.dispatchEvent(new KeyboardEvent(type, { key: 's', bubbles: true, composed: true }));
    for (const type of TYPES.slice(3)) field.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    for (const key of ['Escape', 'Tab'])
      field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    for (const type of TYPES) document.removeEventListener(type, hear);
    expect(heard).toEqual(['keydown Escape', 'keydown Tab']);
  });

  it('has the browser ask no service about the words, and stops where the server does', () => {
    const { panel } = openPanel(() => undefined);
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    const attributes = ['autocomplete', 'writingsuggestions', 'maxlength'];
    expect(attributes.map((name) => field.getAttribute(name))).toEqual(['off', 'false', '500']);
  });

  it('asks one thing at a time', async () => {
    let answer: (reply: Reply) => void = () => undefined;
    const late = new Promise<Reply>((resolve) => {
      answer = resolve;
    });
    const { panel, asked } = openPanel(() => late as unknown as Reply);
    tap(panel, 'Where to start in en?');
    expect(lastTurn(panel).textContent).toBe(words.en.looking);
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'second';
    tap(panel, 'Send');
    expect(asked).toHaveLength(1);
    expect(field.value).toBe('second');
    answer(aReply('answer'));
    await vi.waitFor(() => expect(lastTurn(panel).textContent).toContain('Yes, it is.'));
  });
});

it('switches every word to the other language, names included', async () => {
  const { panel, dock, host } = openPanel(() => undefined);
  (panel.querySelector('[lang="es"]') as HTMLButtonElement).click();
  await vi.waitFor(() => expect(dock.getAttribute('aria-label')).toBe('Preguntas'));
  expect(host.setLocale).toHaveBeenCalledWith('es');
  const english = new Set(
    Object.values(words.en).filter((text): text is string => typeof text === 'string' && text.length > 4),
  );
  const left = [...panel.querySelectorAll('[aria-label], [placeholder]')]
    .flatMap((element) => [element.getAttribute('aria-label'), element.getAttribute('placeholder')])
    .filter((text) => text !== null && english.has(text));
  expect(left).toEqual([]);
});

it('stays in its language where the other one cannot be fetched, says so, and can be asked again', async () => {
  fetches = false;
  const { panel, dock, host, status } = openPanel(() => undefined);
  const other = panel.querySelector('[lang="es"]') as HTMLButtonElement;
  other.click();
  await vi.waitFor(() => expect(status.textContent).toBe(words.en.retry));
  expect(dock.getAttribute('aria-label')).toBe('Questions');
  expect(host.setLocale).not.toHaveBeenCalled();
  fetches = true;
  other.click();
  await vi.waitFor(() => expect(dock.getAttribute('aria-label')).toBe('Preguntas'));
});

it('greets as the content does, else in words of its own', () => {
  const { panel } = openPanel(() => undefined);
  expect(panel.querySelector('.lead')?.textContent).toBe('A greeting in en.');
  expect(texts(panel, '.questions button')).toEqual(['Where to start in en?']);
});

it('marks what it draws against session recorders, and takes the marks away again', () => {
  const { dock, handle } = openPanel(() => undefined);
  const { host } = dock.getRootNode() as ShadowRoot;
  for (const element of [host, dock]) {
    for (const name of ['data-private', 'data-hj-suppress', 'data-clarity-mask', 'data-recording-disable'])
      expect(element.hasAttribute(name)).toBe(true);
    expect(element.getAttribute('data-dd-privacy')).toBe('hidden');
    for (const name of ['fs-exclude', 'ph-no-capture', 'sentry-block', 'rr-block'])
      expect(element.classList.contains(name)).toBe(true);
  }
  handle.destroy();
  expect(host.getAttributeNames()).toEqual([]);
});
