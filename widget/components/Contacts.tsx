import type { Contact } from '../../server/contract.ts';
import type { Messages } from '../conversation.ts';
import { Anchor } from './Anchor.tsx';

interface Props {
  contacts: Contact[];
  words: Messages;
  /** How many cards stand open; the others are one tap away. */
  open: number;
  /** The first card is edged in the urgent colour. */
  urgent: boolean;
}

/** Lines to call, text or chat with, as cards. */
export const Contacts = ({ contacts, words, open, urgent }: Props) => {
  const cards = contacts.map((contact, at) => (
    <Card key={contact.id} contact={contact} words={words} urgent={urgent && at === 0} />
  ));
  const traces = <p class="meta">{words.traces}</p>;
  return (
    <div class="contacts">
      {open > 0 && <ul aria-label={words.lines}>{cards.slice(0, open)}</ul>}
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
  contact: Contact;
  words: Messages;
  urgent: boolean;
}

const Card = ({ contact, words, urgent }: CardProps) => {
  const { name, purpose, call, text, chat, web, tty, videophone, hours, languages, area, note } = contact;
  const acts = [
    { act: words.call, link: call },
    { act: words.text, link: text },
    { act: words.chat, link: chat },
    { act: words.web, link: chat && call ? undefined : web },
  ];
  const lines = [
    { word: words.tty, link: tty },
    { word: words.videophone, link: videophone },
  ];
  const textNumber = text && text.label !== call?.label && `${words.text} ${text.label}`;
  return (
    <li class={urgent ? 'card urgent' : 'card'}>
      <h3>{name}</h3>
      <p>{purpose}</p>
      {(call ?? text) && <p class="meta">{[call?.label, textNumber].filter(Boolean).join(' · ')}</p>}
      <div class="acts">
        {acts.map(
          ({ act, link }) =>
            link && <Anchor key={act} href={link.href} text={act} label={`${act}: ${name}, ${link.label}`} />,
        )}
      </div>
      <p class="meta">{[hours, languages, area].join(' · ')}</p>
      {text?.keyword && <p class="meta">{words.write(text.keyword)}</p>}
      {lines.map(
        ({ word, link }) =>
          link && (
            <p key={word} class="meta">
              {word}
              <Anchor href={link.href} text={link.label} />
            </p>
          ),
      )}
      {note && <p class="meta">{note}</p>}
      {!contact.confirmed && contact.sourceYear && <p class="meta">{words.unconfirmed(contact.sourceYear)}</p>}
    </li>
  );
};
