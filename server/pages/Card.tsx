/** @jsxImportSource hono/jsx */
import type { Contact } from '../contract.ts';
import { isUncalled } from './Contacts.tsx';
import { defaultContacts } from './default-contacts.ts';
import { Layout } from './Layout.tsx';
import { digitsOf } from './numbers.ts';
import type { Alternate, PageContext } from './page-context.ts';

/** Cards on a sheet of letter paper: two columns of business card size. */
const CARDS = 8;
/** Lines that fit a card at a size that can be read. */
const LINES = 7;

/** Wallet cards with numbers and nothing that names the subject; the warning is on the screen alone: paper is read by whoever finds it first. */
export function CardSheet({ context, alternates }: { context: PageContext; alternates: Alternate[] }) {
  const { content, words } = context;
  const contacts = defaultContacts(content);
  const numbers = numbersOf(contacts);
  return (
    <Layout context={context} alternates={alternates} name={words.cardPage.name} bare>
      <h1 class="screen">{words.cardPage.heading}</h1>
      <p class="note screen">
        <b>{words.cardPage.warning}</b>
      </p>
      <p class="screen">{words.cardPage.how}</p>
      <p class="small screen">
        {words.phoneTrace} {contacts.some(isUncalled) && words.cardPage.notConfirmed}
      </p>
      <p class="print small">{words.cardPage.cut}</p>
      <section class="sheet" aria-label={words.cardPage.sheet}>
        {Array.from({ length: CARDS }, (_, index) => (
          // One card is enough to hear; the other seven are the same.
          <div class="wallet" aria-hidden={index > 0 ? 'true' : undefined}>
            <dl>
              {numbers.map(({ acts, number }) => (
                <>
                  <dt>{acts.map((act) => words.cardPage[act]).join(', ')}</dt>
                  <dd>{number}</dd>
                </>
              ))}
            </dl>
          </div>
        ))}
      </section>
    </Layout>
  );
}

type Act = 'call' | 'text';

interface CardNumber {
  number: string;
  acts: Act[];
}

/** Each number once, with what it takes: names, and letters in numbers, would tell what the card is about. */
function numbersOf(contacts: Contact[]): CardNumber[] {
  const acts = new Map<string, Act[]>();
  for (const contact of contacts)
    for (const act of ['call', 'text'] as const) {
      const number = digitsOf(contact[act]?.href ?? '');
      if (number !== '') acts.set(number, [...(acts.get(number) ?? []), act]);
    }
  return [...acts].slice(0, LINES).map(([number, all]) => ({ number, acts: all }));
}
