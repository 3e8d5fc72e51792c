import type { LocaleContent } from '../content/content.ts';
import type { Contact } from '../contract.ts';

/** Contacts for when nothing better is known, most useful first. */
export function defaultContacts({ contacts, defaultContacts: ids }: LocaleContent): Contact[] {
  return ids.flatMap((id) => contacts.find((contact) => contact.id === id) ?? []);
}
