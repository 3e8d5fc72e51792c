/** @jsxImportSource hono/jsx */
import type { Contact, Link } from '../contract.ts';
import type { Messages } from './messages.ts';

/** Who can be reached, most urgent first, each with what to tap. `urgent` marks the first. */
export function Contacts({
  contacts,
  words,
  urgent = false,
}: {
  contacts: Contact[];
  words: Messages;
  urgent?: boolean;
}) {
  if (contacts.length === 0) return null;
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{words.contacts}</h2>
      <ul class="cards">
        {contacts.map((contact, index) => (
          <ContactCard contact={contact} words={words} urgent={urgent && index === 0} />
        ))}
      </ul>
    </section>
  );
}

function ContactCard({ contact, words, urgent }: { contact: Contact; words: Messages; urgent: boolean }) {
  const { name, purpose, call, text, tty, videophone, chat, web, hours, languages, area, note, sourceYear, confirmed } =
    contact;
  const known: [string, Link | undefined][] = [
    [words.call, call],
    [words.text, text],
    [words.tty, tty],
    [words.videophone, videophone],
    [words.chat, chat],
    [words.web, web],
  ];
  const ways = known.flatMap(([act, link]) => (link ? [{ act, link }] : []));
  return (
    <li class={urgent ? 'card urgent' : 'card'}>
      <h3>{name}</h3>
      <p>{purpose}</p>
      <p class="small">{inOneLine([hours, languages, area])}</p>
      {ways.length > 0 && (
        <ul class="ways">
          {ways.map(({ act, link }) => (
            <li>
              <a href={link.href} rel="noreferrer">
                <span class="act">{act}</span> {link.label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {(call ?? text) && (
        <p class="small">
          {text?.keyword && `${words.textKeyword(text.label, text.keyword)}. `}
          {words.phoneTrace}
        </p>
      )}
      {note && <p class="small">{note}</p>}
      {sourceYear !== undefined ? (
        <p class="small">{words.fromYear(sourceYear)}</p>
      ) : (
        // Nobody may call 911 to see whether it answers.
        confirmed === null && call?.href !== 'tel:911' && <p class="small">{words.notConfirmed}</p>
      )}
    </li>
  );
}

/** Parts that are there, without a stop at their end: a dot stands between them. */
function inOneLine(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join(' · ');
}
