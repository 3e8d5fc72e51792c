// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { words } from '../../../widget/words.ts';
import { eventually } from '../../eventually.ts';
import { lastTurn, openPanel, tap, texts } from '../open-panel.ts';
import { anEntry, aReply } from '../replies.ts';

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
    await eventually(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toEqual({ utterance: 'What comes next?', locale: 'en', context: ['one-entry'] });
    await eventually(() => expect(panel.querySelectorAll('.turns > li')).toHaveLength(4));
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

  it('a clarification: each question that may have been meant, with how its answer begins', async () => {
    const questions = [{ id: 'laws', question: 'Is it a crime?', lead: 'Yes, it is.' }];
    const { asked, ask } = openPanel(() => aReply('clarification', { questions }));
    const turn = await ask('crime');
    expect(texts(turn, '.questions small')).toEqual(['Yes, it is.']);
    turn.querySelector<HTMLElement>('.questions button')?.click();
    await eventually(() => expect(asked[1]?.utterance).toBe('Is it a crime?'));
  });

  it('an escalation: words, people, then the entry, and a way to say it was misunderstood', async () => {
    const text = [{ p: ['The words of a escalation.'] }, { p: ['What else to do.'] }];
    const { panel, ask } = openPanel(() => aReply('escalation', { text }));
    const turn = await ask('he took my id');
    const order = [...turn.children].map((child) => child.className || child.tagName.toLowerCase());
    expect(order.indexOf('contacts')).toBe(1);
    expect(texts(turn, '.contacts > p:not(.meta)')).toEqual(['What else to do.']);
    expect([...turn.querySelectorAll('.contacts > *')].map(({ tagName }) => tagName).slice(0, 3)).toEqual([
      'UL',
      'P',
      'UL',
    ]);
    expect(texts(turn, '.lead')).toEqual(['The words of a escalation.', 'Yes, it is.']);
    expect(turn.querySelector('.also')?.nextElementSibling?.textContent).toBe('Yes, it is.');
    expect(turn.querySelector('.card')?.classList.contains('urgent')).toBe(true);
    expect(turn.querySelectorAll('.urgent')).toHaveLength(1);
    tap(turn, words.en.notMeant);
    expect(lastTurn(panel).querySelector('.lead')?.textContent).toBe(words.en.again);
    expect(texts(lastTurn(panel), '.questions button')).toEqual(['Where to start in en?']);
    expect(panel.querySelectorAll('.urgent')).toHaveLength(1);
  });

  it('a clarification: up to three questions, with the contacts folded', async () => {
    const turn = await openPanel(() => aReply('clarification')).ask('it');
    expect(texts(turn, '.questions button')).toEqual(['What comes next?', 'And after that?']);
    expect(texts(turn, 'details .card h3')).toEqual(['First Line', 'Second Line', 'Third Line']);
    expect(turn.querySelectorAll('.urgent')).toHaveLength(0);
  });

  it('small talk: its words, the lines that they tell of, then what to ask next', async () => {
    const turn = await openPanel(() => aReply('answer', { entry: anEntry({ sources: [] }) })).ask('thanks');
    expect([...turn.children].slice(-2).map(({ className }) => className)).toEqual(['contacts', 'questions']);
  });

  it('an answer that is shown again: the first line of the answer stands out, not what is said before it', async () => {
    const reply = aReply('answer', { text: [{ p: ['Here it is again.'] }] });
    const turn = await openPanel(() => reply).ask('again');
    expect(texts(turn, '.lead')).toEqual(['Yes, it is.']);
    expect(turn.firstElementChild?.textContent).toBe('Here it is again.');
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
});
