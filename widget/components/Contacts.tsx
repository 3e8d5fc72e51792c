import type { Contact, Link } from '../../server/contract.ts';
import type { Messages } from '../conversation.ts';
import { isSafeHref } from './Prose.tsx';

interface Props {
  contacts: Contact[];
  words: Messages;
  /** How many cards stand open; the others are one tap away. */
  open: number;
  /** The first card is edged in the urgent colour. */
  urgent?: boolean;
}

/** Lines to call, text or chat with, as cards. */
export const Contacts = ({ contacts, words, open, urgent = false }: Props) => {
  if (contacts.length === 0) return null;
  const folded = contacts.slice(open);
  return (
    <div class="contacts">
      {open > 0 && (
        <ul aria-label={words.lines}>
          {contacts.slice(0, open).map((contact, at) => (
            <Card key={contact.id} contact={contact} words={words} urgent={urgent && at === 0} />
          ))}
        </ul>
      )}
      {open > 0 && <p class="meta">{words.traces}</p>}
      {folded.length > 0 && (
        <details>
          <summary>{open > 0 ? words.otherLines : words.lines}</summary>
          <ul>
            {folded.map((contact) => (
              <Card key={contact.id} contact={contact} words={words} />
            ))}
          </ul>
          {open === 0 && <p class="meta">{words.traces}</p>}
        </details>
      )}
    </div>
  );
};

interface CardProps {
  contact: Contact;
  words: Messages;
  urgent?: boolean;
}

const Card = ({ contact, words, urgent = false }: CardProps) => {
  const { name, purpose, call, text, chat, web, tty, videophone, hours, languages, area, note } = contact;
  const acts: [string, Link | undefined][] = [
    [words.call, call],
    [words.text, text],
    [words.chat, chat],
    [words.web, chat && (call ?? text) ? undefined : web],
  ];
  const numbers = [call?.label, text && text.label !== call?.label ? `${words.text} ${text.label}` : undefined];
  const unconfirmed = contact.confirmed === null && contact.sourceYear !== undefined;
  return (
    <li class={urgent ? 'card urgent' : 'card'}>
      <h3>{name}</h3>
      <p>{purpose}</p>
      <p class="meta">{[...numbers, hours, languages, area].filter(Boolean).join(' · ')}</p>
      <div class="acts">
        {acts.map(([act, link]) =>
          link && isSafeHref(link.href) ? <Act key={act} act={act} link={link} name={name} /> : null,
        )}
      </div>
      {text?.keyword && <p class="meta">{words.write(text.keyword)}</p>}
      <Line word={words.tty} link={tty} />
      <Line word={words.videophone} link={videophone} />
      {note && <p class="meta">{note}</p>}
      {unconfirmed && <p class="meta">{words.unconfirmed(contact.sourceYear as number)}</p>}
    </li>
  );
};

const Act = ({ act, link, name }: { act: string; link: Link; name: string }) => {
  const label = `${act}: ${name}, ${link.label}`;
  return link.href.startsWith('https:') ? (
    <a href={link.href} target="_blank" rel="noreferrer" aria-label={label}>
      {act}
    </a>
  ) : (
    <a href={link.href} aria-label={label}>
      {act}
    </a>
  );
};

const Line = ({ word, link }: { word: string; link: Link | undefined }) =>
  link && isSafeHref(link.href) ? (
    <p class="meta">
      {word}
      <a href={link.href}>{link.label}</a>
    </p>
  ) : null;
