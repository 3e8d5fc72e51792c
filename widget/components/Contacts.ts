import type { Link } from '../../server/contract.ts';
import type { BakedContact, Messages } from '../conversation.ts';
import { Anchor } from './Anchor.ts';
import { element } from './element.ts';

/**
 * Lines to call, text or chat with, as cards. `open` says how many stand open; the others are one tap away. `urgent` edges the
 * first in the urgent colour.
 */
export const Contacts = (contacts: BakedContact[], words: Messages, open: number, urgent: boolean): Node => {
  const cards = contacts.map((contact, at) => Card(contact, words, urgent && at === 0));
  const traces = meta(words.traces);
  return element(
    'div',
    { class: 'contacts' },
    open > 0 && element('ul', { 'aria-label': words.lines }, ...cards.slice(0, open)),
    open > 0 && traces,
    cards.length > open &&
      element(
        'details',
        {},
        element('summary', {}, open > 0 ? words.otherLines : words.lines),
        element('ul', {}, ...cards.slice(open)),
        open === 0 && traces,
      ),
  );
};

const Card = (contact: BakedContact, words: Messages, urgent: boolean): Node => {
  const { name, purpose, call, text, chat, web, tty, videophone, hours, languages, area, note, sourceYear } = contact;
  const act = (word: string, link?: Link): Node | string | undefined =>
    link && Anchor(link.href, word, `${word}: ${name}, ${link.label}`);
  const line = (word: string, link?: Link): Node | undefined => link && meta(word, Anchor(link.href, link.label));
  const textNumber = text && text.label !== call?.label && `${words.text} ${text.label}`;
  return element(
    'li',
    { class: urgent ? 'card urgent' : 'card' },
    element('h3', {}, name),
    element('p', {}, purpose),
    (call ?? text) && meta(joined(call?.label, textNumber)),
    element(
      'div',
      { class: 'acts' },
      act(words.call, call),
      act(words.text, text),
      act(words.chat, chat),
      act(words.web, chat && call ? undefined : web),
    ),
    meta(joined(hours, languages !== words.unsaid && languages, area)),
    text?.keyword && meta(words.write(text.keyword)),
    line(words.tty, tty),
    line(words.videophone, videophone),
    note && meta(note),
    !contact.confirmed && sourceYear !== undefined && meta(words.unconfirmed(sourceYear)),
  );
};

const joined = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(' · ');

const meta = (...children: (Node | string)[]): Node => element('p', { class: 'meta' }, ...children);
