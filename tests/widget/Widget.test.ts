// @vitest-environment happy-dom
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Contact, Reply, ReplyKind } from '../../server/contract.ts';
import { words } from '../../widget/words.ts';
import { eventually } from '../eventually.ts';
import { aLateReply, lastTurn, openPanel, tap, texts } from './open-panel.ts';
import { anEntry, aReply, someContacts } from './replies.ts';

describe('when no answer can be had', () => {
  it('shows the contacts at once, and one tap asks again', async () => {
    let works = false;
    const { panel, asked, ask } = openPanel(() => (works ? aReply('answer') : undefined));
    const failure = await ask('is it a crime');
    expect(failure.querySelector('.lead')?.textContent).toBe(words.en.failure);
    expect(texts(failure, '.card h3')).toEqual(['First Line', 'Second Line', 'Third Line']);
    works = true;
    tap(failure, 'Try again');
    await eventually(() => expect(lastTurn(panel).textContent).toContain('Yes, it is.'));
    expect(asked.map(({ utterance }) => utterance)).toEqual(['is it a crime', 'is it a crime']);
    expect(panel.querySelectorAll('.turns > li')).toHaveLength(2);
  });

  it('says so once in the live region, with the first line to call', async () => {
    const { said, ask } = openPanel(() => undefined);
    await ask('is it a crime');
    expect(await said()).toEqual([`${words.en.failure}\nFirst Line: 1-555-555-0100`]);
  });

  it('draws nothing after the panel was removed', async () => {
    const late = aLateReply();
    const { panel, said, handle } = openPanel(() => late.reply);
    tap(panel, 'Where to start in en?');
    handle.destroy();
    late.arrive(aReply('answer'));
    await late.reply;
    expect(await said()).toEqual([]);
    expect(panel.textContent).toBe('');
  });
});

describe('a reply that comes after the lines to call', () => {
  const focused = (panel: HTMLElement) => (panel.getRootNode() as ShadowRoot).activeElement;

  it('takes the focus to its question where it takes the place of the lines in which that was', async () => {
    const lates: ((reply: Reply) => void)[] = [];
    const { panel, ask } = openPanel((_, late) => void (late && lates.push(late)));
    const failure = await ask('is it a crime');
    await ask('where');
    failure.querySelector<HTMLElement>('.card a')?.focus();
    lates[0]?.(aReply('answer'));
    await eventually(() => expect(panel.textContent).toContain('Yes, it is.'));
    expect(focused(panel)?.id).toBe('turn-0');
  });

  it('leaves the focus where it is when the question was asked again, and answered meanwhile', async () => {
    const lates: ((reply: Reply) => void)[] = [];
    const again = aLateReply();
    const { panel, ask } = openPanel((_, late) => (late && lates.push(late) > 1 ? again.reply : undefined));
    tap(await ask('is it a crime'), 'Try again');
    await eventually(() => expect(lates).toHaveLength(2));
    lates[0]?.(aReply('answer'));
    await eventually(() => expect(lastTurn(panel).textContent).toContain('Yes, it is.'));
    const call = lastTurn(panel).querySelector<HTMLElement>('.card a');
    call?.focus();
    again.arrive(aReply('answer'));
    await again.reply;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(focused(panel)).toBe(call);
  });
});

it('somebody to reach who has no number is announced by name alone', async () => {
  const [{ call, text, ...contact }] = someContacts as [Contact];
  const { ask, said } = openPanel(() => aReply('fallback', { contacts: [contact] }));
  await ask('help near me');
  expect((await said()).pop()?.split('\n').pop()).toBe('First Line');
});

it.each<ReplyKind>(['answer', 'clarification', 'fallback', 'escalation'])('%s is announced once', async (kind) => {
  const { said, ask } = openPanel(() => aReply(kind));
  await ask('one');
  // What is asked back are the choices.
  expect(await said()).toEqual([expect.stringContaining(kind === 'clarification' ? 'What comes next?' : 'First Line')]);
});

it('an escalation is heard once: what to do, whom to call, and how the answer begins; each line comes to an end', async () => {
  const text = [{ p: ['Call now.'] }, { p: ['Say the place first.'] }];
  const { said, ask } = openPanel(() => aReply('escalation', { text }));
  await ask('one');
  expect((await said())[0]?.split('\n')).toEqual([
    'Call now.',
    'Say the place first.',
    'First Line: 1-555-555-0100.',
    'Second Line: 1-555-555-0101.',
    'Third Line: 1-555-555-0103.',
    'Yes, it is.',
  ]);
});

it('where a text was read in part it says so, once, and only of this reply', async () => {
  const answer = aReply('answer', { readInPart: true });
  const { panel, said, ask } = openPanel(({ utterance }) => (utterance === 'long' ? answer : aReply('answer')));
  expect((await ask('long')).textContent).toContain(words.en.readInPart);
  expect((await said())[0]).toMatch(new RegExp(`^${words.en.readInPart}\n`));
  expect((await ask('short')).textContent).not.toContain(words.en.readInPart);
  expect(panel.textContent?.split(words.en.readInPart)).toHaveLength(2);
});

it('of a long answer what is on the screen is heard, and that there is more', async () => {
  const answer = ['Yes, it is.', ...'abcdefgh'].map((name) => ({ p: [`${name} ${'word '.repeat(30)}`] }));
  const { said, ask } = openPanel(() => aReply('answer', { entry: { ...anEntry(), answer } }));
  await ask('one');
  const [heard = ''] = await said();
  expect(heard).toContain('a word');
  expect(heard).not.toContain('h word');
  expect(heard).toMatch(/More\.\nFirst Line/);
});

it('nothing is folded of an answer that was asked for whole', async () => {
  const answer = ['Yes, it is.', ...'abcdefgh'].map((name) => ({ p: [`${name} ${'word '.repeat(30)}`] }));
  const long = aReply('answer', { entry: { ...anEntry(), answer } });
  const { ask } = openPanel(({ utterance }) => (utterance === 'tell me more' ? { ...long, whole: true } : long));
  const isOpen = async (utterance: string) => (await ask(utterance)).querySelector('details')?.open;
  expect([await isOpen('one'), await isOpen('tell me more')]).toEqual([false, true]);
});

describe('the language', () => {
  it('is that of the reply, and the panel follows', async () => {
    const { panel, host, ask } = openPanel(() => aReply('answer', { locale: 'es' }));
    const turn = await ask('es un delito');
    expect(turn.lang).toBe('es');
    await eventually(() => expect(panel.querySelector('h2')?.textContent).toBe('Preguntas'));
    expect(turn.textContent).toContain(words.es.notReviewed);
    expect(host.setLocale).toHaveBeenCalledWith('es');
  });

  it('is also that of the line on a text that was read in part', async () => {
    const { ask } = openPanel(() => aReply('answer', { locale: 'es', readInPart: true }));
    const turn = await ask('es un delito');
    await eventually(() => expect(turn.textContent).toContain(words.es.readInPart));
    expect(turn.textContent).not.toContain(words.en.readInPart);
  });

  it('does not hold up a reply where its words cannot be fetched', async () => {
    const { panel, host, ask } = openPanel(() => aReply('escalation', { locale: 'es' }), { fetches: () => false });
    const turn = await ask('no me deja salir');
    expect(turn.lang).toBe('es');
    expect(texts(turn, '.acts a')[0]).toBe('Call');
    expect(panel.querySelector('h2')?.textContent).toBe('Questions');
    expect(host.setLocale).not.toHaveBeenCalled();
  });

  it('is tried again with the next reply where its words could not be fetched', async () => {
    let isOnline = false;
    const { panel, ask } = openPanel(() => aReply('answer', { locale: 'es' }), { fetches: () => isOnline });
    await ask('es un delito');
    expect(panel.querySelector('h2')?.textContent).toBe('Questions');
    isOnline = true;
    await ask('y por qué');
    await eventually(() => expect(panel.querySelector('h2')?.textContent).toBe('Preguntas'));
  });

  it.each(['fr', 'toString'])('in %s, for which there is no panel, leaves the language as it is', async (locale) => {
    const { asked, ask } = openPanel(() => aReply('answer', { locale }));
    await ask('one');
    await ask('two');
    expect(asked.map((each) => each.locale)).toEqual(['en', 'en']);
  });

  it('switches every word to the other language, names included', async () => {
    const { panel, host } = openPanel(() => undefined);
    (panel.querySelector('[lang="es"]') as HTMLButtonElement).click();
    await eventually(() => expect(panel.getAttribute('aria-label')).toBe('Preguntas'));
    expect(host.setLocale).toHaveBeenCalledWith('es');
    const english = new Set(Object.values(words.en).filter((text) => typeof text === 'string' && text.length > 4));
    const shown = [...panel.querySelectorAll('*')].flatMap((element) => [
      element.getAttribute('aria-label'),
      element.getAttribute('placeholder'),
      ...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map((node) => node.nodeValue),
    ]);
    const spoken = shown.flatMap((text) => (text?.trim() ? [text.trim()] : []));
    expect(spoken).toContain(words.es.program);
    expect(spoken.filter((text) => english.has(text))).toEqual([]);
  });

  it('that is chosen after a reply says in one line that the reply stays as it was, until something is asked', async () => {
    const { panel, said, ask } = openPanel(() => aReply('answer', { locale: 'es' }));
    const notices = () => texts(panel, '.notice');
    await ask('es un delito');
    await eventually(() => expect(panel.querySelector('h2')?.textContent).toBe('Preguntas'));
    (panel.querySelector('[lang="en"]') as HTMLButtonElement).click();
    await eventually(() => expect(notices()).toEqual([words.en.switched]));
    expect(await said()).toContain(words.en.switched);
    await ask('and why');
    expect(notices()).toEqual([]);
  });

  it('stays in its language where the other one cannot be fetched, says so, and can be asked again', async () => {
    let isOnline = false;
    const { panel, host, status } = openPanel(() => undefined, { fetches: () => isOnline });
    const other = panel.querySelector('[lang="es"]') as HTMLButtonElement;
    other.click();
    await eventually(() => expect(status.textContent).toBe(words.en.other.failed));
    expect(status.lang).toBe('es');
    expect(texts(panel, '.notice[lang=es]')).toEqual([words.en.other.failed]);
    expect(panel.getAttribute('aria-label')).toBe('Questions');
    expect(host.setLocale).not.toHaveBeenCalled();
    isOnline = true;
    other.click();
    await eventually(() => expect(panel.getAttribute('aria-label')).toBe('Preguntas'));
    expect(panel.textContent).not.toContain(words.en.other.failed);
  });

  it('of an announcement is that of the reply, whatever the page is in', async () => {
    const { status, ask } = openPanel(() => aReply('answer', { locale: 'es' }), { fetches: () => false });
    await ask('es un delito');
    await eventually(() => expect(status.textContent).toContain('First Line'));
    expect(status.lang).toBe('es');
  });

  it('that was chosen while an answer was looked for is kept, and the answer has its own', async () => {
    const late = aLateReply();
    const { panel } = openPanel(() => late.reply);
    tap(panel, 'Where to start in en?');
    (panel.querySelector('[lang="es"]') as HTMLButtonElement).click();
    await eventually(() => expect(panel.querySelector('h2')?.textContent).toBe('Preguntas'));
    late.arrive(aReply('answer'));
    await eventually(() => expect(lastTurn(panel).textContent).toContain('Yes, it is.'));
    expect(lastTurn(panel).lang).toBe('en');
    expect(panel.querySelector('h2')?.textContent).toBe('Preguntas');
  });
});

describe('an answer that takes long', () => {
  it('leaves the visitor with lines to call meanwhile, said once, and takes their place', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const late = aLateReply();
    const { panel, status } = openPanel(() => late.reply);
    tap(panel, 'Where to start in en?');
    await vi.advanceTimersByTimeAsync(1900);
    expect(lastTurn(panel).textContent).toBe(words.en.looking);
    await vi.advanceTimersByTimeAsync(500);
    expect(texts(lastTurn(panel), '.card h3')).toEqual(['First Line', 'Second Line', 'Third Line']);
    expect(texts(lastTurn(panel), '.lead')).toEqual([words.en.meanwhile]);
    expect(status.textContent).toBe(words.en.meanwhile);
    late.arrive(aReply('answer'));
    vi.useRealTimers();
    await eventually(() => expect(lastTurn(panel).textContent).toContain('Yes, it is.'));
    expect(lastTurn(panel).textContent).not.toContain(words.en.meanwhile);
  });

  it('says nothing of it when the panel was closed or the answer is there', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const late = aLateReply();
    const { panel, status, handle } = openPanel(() => late.reply);
    tap(panel, 'Where to start in en?');
    handle.hide();
    await vi.advanceTimersByTimeAsync(2500);
    expect(status.textContent).toBe('');
    late.arrive(aReply('answer'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(lastTurn(panel).textContent).toContain('Yes, it is.');
    vi.useRealTimers();
  });
});

describe('a closed panel', () => {
  it('draws the reply that comes, and announces nothing: somebody may have come in', async () => {
    const late = aLateReply();
    const { panel, status, said, handle } = openPanel(() => late.reply);
    tap(panel, 'Where to start in en?');
    await said();
    handle.hide();
    expect(status.textContent).toBe('');
    late.arrive(aReply('escalation'));
    await eventually(() => expect(lastTurn(panel).textContent).toContain('First Line'));
    expect(await said()).toEqual([words.en.looking]);
    handle.hide();
    expect(await said()).toHaveLength(1);
  });

  it('announces the reply once it is opened again, and brings it up', async () => {
    const late = aLateReply();
    const { panel, said, handle } = openPanel(() => late.reply);
    const { scrollTop } = lowerTurns(panel);
    tap(panel, 'Where to start in en?');
    await said();
    handle.hide();
    const before = scrollTop();
    late.arrive(aReply('escalation'));
    await eventually(() => expect(lastTurn(panel).textContent).toContain('First Line'));
    expect(scrollTop()).toBe(before);
    handle.show();
    expect(scrollTop()).toBeGreaterThan(before);
    const heard = [words.en.looking, expect.stringContaining('First Line')];
    expect(await said()).toEqual(heard);
    handle.hide();
    handle.show();
    expect(await said()).toEqual(heard);
  });

  it('drops at once what it was about to announce', async () => {
    const { status, ask, said, handle } = openPanel(() => aReply('answer'));
    await ask('one');
    await said();
    handle.hide();
    expect(status.textContent).toBe('');
  });
});

describe('a reply that comes while what exit cannot do is open', () => {
  it('is shown', async () => {
    const late = aLateReply();
    const { panel } = openPanel(() => late.reply);
    tap(panel, 'Where to start in en?');
    tap(panel, words.en.limitsTitle);
    const log = panel.querySelector('[role=log]') as HTMLElement;
    expect(log.hidden).toBe(true);
    late.arrive(aReply('escalation'));
    await eventually(() => expect(lastTurn(panel).textContent).toContain('First Line'));
    expect(log.hidden).toBe(false);
    expect(panel.querySelector('#limits')).toBeNull();
  });
});

describe('danger in the first of two questions', () => {
  it.each([
    ['stays in view when the reply to the second one comes', 'answer', 'Yes, it is.'],
    ['makes way for danger in the second one', 'escalation', 'The words of a escalation.'],
  ] as const)('%s', async (_, kind, words) => {
    const late = aLateReply();
    const { panel, asked } = openPanel(({ utterance }) => (utterance === 'where' ? aReply(kind) : late.reply));
    const { scrollTop } = lowerTurns(panel);
    tap(panel, 'Where to start in en?');
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'where';
    tap(panel, 'Send');
    late.arrive(aReply('escalation'));
    await eventually(() => expect(panel.querySelector('.urgent')).not.toBeNull());
    const inView = scrollTop();
    await eventually(() => expect(lastTurn(panel).textContent).toContain(words));
    expect(asked).toHaveLength(2);
    if (kind === 'answer') expect(scrollTop()).toBe(inView);
    else expect(scrollTop()).toBeGreaterThan(inView);
  });
});

describe('what is on the screen stays', () => {
  it('an unfolded part stays unfolded when more is said', async () => {
    const { panel, ask } = openPanel(() => aReply('answer'));
    const first = await ask('one');
    (first.querySelector('details.meta') as HTMLDetailsElement).open = true;
    const source = first.querySelector('details.meta a') as HTMLAnchorElement;
    await ask('two');
    expect(panel.contains(source)).toBe(true);
    expect((first.querySelector('details.meta') as HTMLDetailsElement).open).toBe(true);
  });

  it('earlier lines are not drawn again when more is said', async () => {
    const days = vi.spyOn(words.en, 'day');
    const { ask } = openPanel(() => aReply('answer'));
    await ask('one');
    await ask('two');
    expect(days).toHaveBeenCalledTimes(2);
    days.mockRestore();
  });

  it('what is typed and the focus, when the language changes', async () => {
    const { panel } = openPanel(() => undefined);
    const field = panel.querySelector('textarea') as HTMLTextAreaElement;
    field.value = 'half a thought';
    const other = panel.querySelector('[lang="es"]') as HTMLButtonElement;
    other.focus();
    other.click();
    await eventually(() => expect(panel.getAttribute('aria-label')).toBe('Preguntas'));
    expect(panel.querySelector('textarea')?.value).toBe('half a thought');
    expect((panel.getRootNode() as ShadowRoot).activeElement?.textContent).toBe('English');
  });
});

/** Gives the lines a place on the screen, each a hundred pixels below the one before, as if nothing ever scrolled. */
const lowerTurns = (panel: HTMLElement): { scrollTop: () => number } => {
  const { getBoundingClientRect } = HTMLElement.prototype;
  const spy = vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const [, at] = /^turn-(\d+)$/.exec(this.id) ?? [];
    return at === undefined ? getBoundingClientRect.call(this) : new DOMRect(0, 1000 + 100 * Number(at), 0, 0);
  });
  onTestFinished(() => spy.mockRestore());
  return { scrollTop: () => panel.querySelector('.scroller')?.scrollTop ?? 0 };
};
