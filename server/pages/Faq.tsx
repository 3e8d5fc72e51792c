/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx';
import type { FaqEntry } from '../content/content.ts';
import type { Prose as ProseBlocks, Reply } from '../contract.ts';
import { Answer } from './Answer.tsx';
import { AskForm } from './AskForm.tsx';
import { Contacts, hasPhone, UrgentContact } from './Contacts.tsx';
import { defaultContacts } from './default-contacts.ts';
import { FaqData } from './FaqData.tsx';
import { inOrder } from './in-order.ts';
import { Layout } from './Layout.tsx';
import type { Messages } from './messages.ts';
import { Prose, Run } from './Prose.tsx';
import type { Alternate, PageContext } from './page-context.ts';
import { Next, Questions } from './Questions.tsx';

/** The list of every question, with the form to ask in one's own words. `isOver`: it stands where an answer was. */
export function FaqList({
  context,
  isEmpty = false,
  isOver = false,
}: {
  context: PageContext;
  isEmpty?: boolean;
  isOver?: boolean;
}) {
  const { content, words, title, alternates } = context;
  const contacts = defaultContacts(content);
  return (
    <Layout context={context} listed alternates={alternates()} {...(isEmpty && { name: words.names.failure })}>
      <h1>{title}</h1>
      {isOver && <p class="note screen">{words.answerOver}</p>}
      <p class="screen">{words.intro}</p>
      <AskForm context={context} isEmpty={isEmpty} />
      <Limits words={words} />
      {contacts.length > 0 && <Go href="#contacts" text={words.contacts} />}
      <AllQuestions context={context} />
      <Contacts contacts={contacts} words={words} />
      <Go href={`/card?lang=${content.locale}`} text={words.card} />
    </Layout>
  );
}

/** Every question: under the headings of the content's groups, with links to them; where it has none, in one list. */
function AllQuestions({ context }: { context: PageContext }) {
  const { content, words } = context;
  const { faq, groups } = content;
  if (groups.length === 0)
    return (
      <>
        <h2>{words.allQuestions}</h2>
        <Questions questions={inOrder(content)} context={context} />
      </>
    );
  return (
    <>
      <nav class="screen" aria-labelledby="all">
        <h2 id="all">{words.allQuestions}</h2>
        <ul class="jump">
          {groups.map(({ name }, index) => (
            <li>
              <a href={`#${anchorOf(index)}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ name, entries }, index) => (
        <section class="group" aria-labelledby={anchorOf(index)}>
          <h2 id={anchorOf(index)}>{name}</h2>
          <Questions
            questions={entries.flatMap((id) => faq.find((entry) => entry.id === id) ?? [])}
            context={context}
          />
        </section>
      ))}
    </>
  );
}

/** It stays in the history of the phone with the address, so it does not say what the group is about. */
function anchorOf(group: number): string {
  return `g${group + 1}`;
}

/** One question with its answer, as search engines may list it. */
export function FaqEntryPage({ context, entry }: { context: PageContext; entry: FaqEntry }) {
  const { content, words, alternates } = context;
  const contacts = entry.contacts.flatMap((id) => content.contacts.find((contact) => contact.id === id) ?? []);
  const related = entry.related.flatMap((id) => content.faq.find((candidate) => candidate.id === id) ?? []);
  return (
    <Layout
      context={context}
      listed
      name={words.names.answer}
      alternates={alternates(entry.id)}
      head={<FaqData entry={entry} locale={content.locale} />}
    >
      <article>
        <h1 class="asked">{entry.question}</h1>
        <Answer entry={entry} words={words}>
          <Go href="#contacts" text={words.contacts} />
        </Answer>
      </article>
      <Contacts contacts={contacts.length > 0 ? contacts : defaultContacts(content)} words={words} />
      <Next heading={words.nextQuestions} questions={related} context={context} />
      <AskForm context={context} />
      <Limits words={words} />
      <Go href={context.base} text={words.allQuestions} />
    </Layout>
  );
}

/** What Cairn says to an utterance. Never repeats it, so that no page of ours ever holds a visitor's words. */
export function FaqReply({
  context,
  reply,
  inOthers,
}: {
  context: PageContext;
  reply: Reply;
  inOthers: readonly Alternate[];
}) {
  const { words, alternates } = context;
  const { kind, text, entry, passage, questions, contacts, readInPart } = reply;
  const urgent = kind === 'escalation' && text ? contacts[0] : undefined;
  // The first card says what calls leave on the phone: so the others do not.
  const people = urgent ? (
    <Contacts contacts={contacts.slice(1)} words={words} isTraceSaid={hasPhone(urgent)} />
  ) : (
    <Contacts contacts={contacts} words={words} />
  );
  const next = (
    <Next
      heading={kind === 'clarification' ? words.didYouMean : words.nextQuestions}
      questions={questions}
      context={context}
    />
  );
  const form = <AskForm context={context} />;
  const Question = kind === 'escalation' ? 'h3' : text ? 'h2' : 'h1';
  // Whoever changes the language keeps the reply; where the other language cannot say it, the answer, or else people to call.
  const others = (kind === 'escalation' || !entry ? toContacts(alternates()) : alternates(entry.id)).map(
    (other) => inOthers.find(({ locale }) => locale === other.locale) ?? other,
  );
  return (
    <Layout context={context} alternates={others} name={words.names.answer}>
      {text && <Said text={text}>{urgent && <UrgentContact contact={urgent} words={words} />}</Said>}
      {kind === 'escalation' && people}
      {kind === 'clarification' && next}
      {entry && (
        <article>
          {kind === 'escalation' && <h2>{words.alsoFits}</h2>}
          <Question class="asked">{entry.question}</Question>
          <Answer entry={entry} words={words} passage={passage}>
            {kind !== 'escalation' && <Go href="#contacts" text={words.contacts} />}
          </Answer>
        </article>
      )}
      {/* Whoever is asked to say it another way finds the field right there. */}
      {kind === 'clarification' && form}
      {kind !== 'escalation' && people}
      {kind !== 'clarification' && next}
      {readInPart && <p class="note screen">{words.readInPart}</p>}
      {kind !== 'clarification' && form}
      <Go href={context.base} text={words.allQuestions} />
    </Layout>
  );
}

/** The bot's own words; what it says first is what the page is about. `children` stand right after that. */
function Said({ text, children }: { text: ProseBlocks; children?: Child }) {
  const [first, ...rest] = text;
  if (first === undefined || !('p' in first))
    return (
      <>
        <Prose prose={text} />
        {children}
      </>
    );
  return (
    <>
      <h1>
        <Run run={first.p} />
      </h1>
      {children}
      <Prose prose={rest} />
    </>
  );
}

/** When a page cannot be given: what to do, and the lines that still work. */
export function FaqFailure({ context, status }: { context: PageContext; status: number }) {
  const { content, words, alternates, base } = context;
  const { notFound, tooMany, unreadable, broken } = words.failures;
  const said: Record<number, string> = {
    400: unreadable,
    404: notFound,
    405: notFound,
    413: unreadable,
    415: unreadable,
    429: tooMany,
  };
  return (
    <Layout context={context} alternates={toContacts(alternates())} name={words.names.failure}>
      <h1>{said[status] ?? broken}</h1>
      <p>{words.stillThere}</p>
      <Contacts contacts={defaultContacts(content)} words={words} />
      <AskForm context={context} />
      <Limits words={words} />
      <Go href={base} text={words.allQuestions} />
    </Layout>
  );
}

/** What the exit does not do: beside every form from which somebody may ask the first time, since a link may lead to any of them. */
function Limits({ words }: { words: Messages }) {
  return (
    <p class="note small screen">
      {words.limits} <span class="unarmed">{words.backShows}</span>
    </p>
  );
}

function toContacts(alternates: Alternate[]): Alternate[] {
  return alternates.map(({ locale, href }) => ({ locale, href: `${href}#contacts` }));
}

/** A way on, which nobody needs on paper. */
function Go({ href, text }: { href: string; text: string }) {
  return (
    <p class="screen go">
      <a href={href}>{text}</a>
    </p>
  );
}
