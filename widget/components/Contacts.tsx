import type { ComponentChildren } from 'preact';
import type { Link } from '../../server/contract.ts';
import type { BakedContact, Messages } from '../conversation.ts';
import { Anchor } from './Anchor.tsx';

interface Props {
  contacts: BakedContact[];
  words: Messages;
  /** How many cards stand open; the others are one tap away. */
  open: number;
  /** The first card is edged in the urgent colour. */
  urgent: boolean;
  /** What is said between the first card and the others. */
  children?: ComponentChildren;
}

/** Lines to call, text or chat with, as cards. */
export const Contacts = ({ contacts, words, open, urgent, children }: Props) => {
  const cards = contacts.map((contact, at) => (
    <Card key={contact.name} contact={contact} words={words} at={at} urgent={urgent} />
  ));
  const traces = <p class="meta">{words.traces}</p>;
  const first = children ? 1 : open;
  return (
    <div class="contacts">
      {open > 0 && <ul aria-label={words.lines}>{cards.slice(0, first)}</ul>}
      {children}
      {first < open && <ul>{cards.slice(first, open)}</ul>}
      {open > 0 && traces}
      {cards.length > open && (
        <details>
          <summary>{open > 0 ? words.otherLines : words.lines}</summary>
          <ul>{cards.slice(open)}</ul>
          {open === 0 && traces}
        </details>
      )}
    </div>
  );
};

interface CardProps {
  contact: BakedContact;
  words: Messages;
  /** Its place among the cards. */
  at: number;
  urgent: boolean;
}

/** A long note is read in two steps, but on the first card: its first sentence, which says what to do, opens the rest. */
const LONG_NOTE = /^(.+?\.) (.{200,})/;

/** The number and what to tap come right beneath the name: whoever is in danger must not have to scroll to them. */
const Card = ({ contact, words, at, urgent }: CardProps) => {
  const {
    name,
    purpose,
    call,
    text,
    chat,
    web,
    tty,
    videophone,
    hours,
    languages,
    area,
    note = '',
    sourceYear,
  } = contact;
  const act = (word: string, link?: Link) =>
    link && <Anchor href={link.href} text={word} label={`${word}: ${name}, ${link.label}`} />;
  const line = (word: string, link?: Link) =>
    link && (
      <p class="meta">
        {word}
        <Anchor href={link.href} text={link.label} />
      </p>
    );
  const number = call ?? text;
  const long = at > 0 && LONG_NOTE.exec(note);
  // Said once: the languages may say since when they are not confirmed, and if a line is not, nor are its hours.
  const doubt =
    !contact.confirmed &&
    sourceYear !== undefined &&
    !languages.includes(`${sourceYear}`) &&
    words.unconfirmed(sourceYear);
  const small = [!(doubt && hours === words.noHours) && hours, languages !== words.unsaid && languages, area, doubt];
  return (
    <li class={urgent && at === 0 ? 'card urgent' : 'card'}>
      <h3>{name}</h3>
      {number && !name.includes(number.label) && <p class="number">{number.label}</p>}
      <div class="acts">
        {act(words.call, call)}
        {act(words.text, text)}
        {act(words.chat, chat)}
        {act(words.web, chat && call ? undefined : web)}
      </div>
      {/* Without a word to send, the number is said only where it is not the one to call. */}
      {text && (text.keyword ?? !number?.href.endsWith(text.href.slice(4))) && (
        <p>{words.write(text.label, text.keyword)}</p>
      )}
      <p>{purpose}</p>
      <p class="meta">{small.filter(Boolean).join(' · ')}</p>
      {/* Whoever cannot hear reaches 911 itself by text or by TTY: a relay would only be in between. */}
      {number?.href !== 'tel:911' && line(words.tty, tty)}
      {line(words.videophone, videophone)}
      {long ? (
        <details class="meta">
          <summary>{long[1]}</summary>
          {long[2]}
        </details>
      ) : (
        note && <p class="meta">{note}</p>
      )}
    </li>
  );
};
