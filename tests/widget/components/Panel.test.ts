// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { words } from '../../../widget/words.ts';
import { eventually } from '../../eventually.ts';
import { lastTurn, openPanel, tap, texts } from '../open-panel.ts';
import { aReply } from '../replies.ts';

describe('the first view', () => {
  it('says what Cairn is, what is kept, what exit cannot do, and offers 911', () => {
    const { panel } = openPanel(() => undefined);
    for (const text of [words.en.program, words.en.kept, words.en.exitLimit.trim()])
      expect(panel.textContent).toContain(text);
    expect(panel.querySelector('a[href="tel:911"]')?.textContent).toBe('In danger right now? Call 911');
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
    tap(panel, words.en.limitsTitle);
    expect(texts(panel, '#limits li')).toEqual(words.en.limits);
    expect(panel.querySelector('#limits')?.textContent).toContain('You will see www.weather.gov.');
    tap(panel, words.en.back);
    expect(lastTurn(panel).textContent).toContain('Yes, it is.');
  });

  it('asks a starter question when it is tapped', async () => {
    const { panel, asked } = openPanel(() => aReply('answer'));
    const question = 'Where to start in en?';
    tap(panel, question);
    await eventually(() => expect(lastTurn(panel).querySelector('.lead')).not.toBeNull());
    expect(asked).toEqual([{ utterance: question, locale: 'en', context: [] }]);
    expect(texts(panel, '.visitor p')).toEqual([`You asked: ${question}`]);
  });

  it('greets as the content does, else in words of its own', () => {
    const { panel } = openPanel(() => undefined);
    expect(panel.querySelector('.lead')?.textContent).toBe('A greeting in en.');
    expect(texts(panel, '.questions button')).toEqual(['Where to start in en?']);
    const { panel: silent } = openPanel(() => undefined, { greets: false });
    expect(silent.querySelector('.lead')?.textContent).toBe(words.en.ask);
  });
});
