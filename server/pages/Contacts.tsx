/** @jsxImportSource hono/jsx */
import type { Contact, Link } from '../contract.ts';
import type { Messages } from './messages.ts';

/** Who can be reached, most urgent first, each with what to tap. `isTraceSaid`: it stands right above what calls leave on the phone. */
export function Contacts({
  contacts,
  words,
  isTraceSaid = false,
}: {
  contacts: Contact[];
  words: Messages;
  isTraceSaid?: boolean;
}) {
  if (contacts.length === 0) return null;
  return (
    <section aria-labelledby="contacts">
      <h2 id="contacts">{words.contacts}</h2>
      {!isTraceSaid && contacts.some(hasPhone) && <p class="small">{words.phoneTrace}</p>}
      <ul class="cards">
        {contacts.map((contact) => (
          <li class="card">
            <h3>{contact.name}</h3>
            <Ways contact={contact} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first person to reach in danger. No heading stands above, so that no small phone has to be scrolled to the number. */
export function UrgentContact({ contact, words }: { contact: Contact; words: Messages }) {
  return (
    <section class="card urgent" aria-labelledby="urgent">
      <h2 id="urgent">{contact.name}</h2>
      <Ways contact={contact} words={words} />
      {hasPhone(contact) && <p class="small">{words.phoneTrace}</p>}
    </section>
  );
}

/** What to tap, then what there is to know. */
export function Ways({ contact, words }: { contact: Contact; words: Messages }) {
  const { purpose, call, text, tty, videophone, chat, web, hours, languages, area, note, sourceYear } = contact;
  const known: [string, Link | undefined][] = [
    [words.call, call],
    [words.text, text],
    [words.chat, chat],
    [words.web, web],
    // Whoever cannot hear reaches 911 itself by text or by TTY: a relay would only be in between.
    [words.tty, call?.href === 'tel:911' ? undefined : tty],
    [words.videophone, videophone],
  ];
  const isSaid = languages.includes(`${sourceYear}`);
  const unconfirmed =
    sourceYear === undefined ? isUncalled(contact) && words.notConfirmed : !isSaid && words.fromYear(sourceYear);
  const ways = known.flatMap(([act, link]) => (link ? [{ act, link }] : []));
  return (
    <>
      {ways.length > 0 && (
        <ul class="ways">
          {ways.map(({ act, link }) => (
            <li>
              <a href={link.href} rel="noreferrer">
                <span class="act">{act}</span>{' '}
                <span class={link.href.startsWith('https:') ? undefined : 'number'}>{link.label}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {text?.keyword && <p>{words.textKeyword(text.label, text.keyword)}</p>}
      <p>{purpose}</p>
      <p class="small">{inOneLine([hours, languages === words.unsaid ? '' : languages, area])}</p>
      {note && <p class="small">{note}</p>}
      {contact.confirmed === null && unconfirmed && <p class="small">{unconfirmed}</p>}
    </>
  );
}

/** Whether a call or a text to it leaves a trace in the phone. */
export function hasPhone({ call, text }: Contact): boolean {
  return (call ?? text) !== undefined;
}

/** Whether it has a number that no person has dialled yet. Nobody may call 911 to see whether it answers. */
export function isUncalled(contact: Contact): boolean {
  return contact.confirmed === null && hasPhone(contact) && contact.call?.href !== 'tel:911';
}

/** Parts that are there, without a stop at their end: a dot stands between them. */
function inOneLine(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join(' · ');
}
