/**
 * What crosses the wire between the server and everything that shows a reply. Types only.
 * Nothing here is HTML: prose is structured, so no reader needs a sanitizer.
 */

/** A language of the content as a BCP 47 tag: the name of its folder under `content/`, such as `en` or `es`. */
export type Locale = string;

/** A day as ISO 8601, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A run of text: plain, bold, or a link. `href` is only ever `https:`, `tel:` or `sms:`. */
export type Inline = string | { b: string } | { a: string; href: string };

/** A paragraph, a bulleted list or a numbered list; each list item is one run of inlines. */
export type Block = { p: Inline[] } | { ul: Inline[][] } | { ol: Inline[][] };

/** Structured text, in reading order. The first block of an answer is the short line that answers. */
export type Prose = Block[];

/** Something to tap: what it opens, and how people write it. */
export interface Link {
  /** `tel:+18883737888`, `sms:233733?&body=HELP` or `https://…` */
  href: string;
  /** `1-888-373-7888`, `233733`, `humantraffickinghotline.org` */
  label: string;
}

/** A helpline or service a person can reach, in the language of the reply. */
export interface Contact {
  id: string;
  name: string;
  /** What it is for, in one short sentence. */
  purpose: string;
  call?: Link;
  /** `keyword` is the word to send, where one is documented. */
  text?: Link & { keyword?: string };
  /** Teletypewriter or relay for people who are deaf or hard of hearing. */
  tty?: Link;
  /** A call in sign language over video. */
  videophone?: Link;
  chat?: Link;
  web?: Link;
  hours: string;
  languages: string;
  area: string;
  /** What a person should know before they reach out, such as who else may be told. */
  note?: string;
  /**
   * The year of the source, set only where it is so old that the card should say so: the reader is told that the contact is not
   * confirmed.
   */
  sourceYear?: number;
  /** The day a person of the project last dialled or opened it and it worked; null until then. */
  confirmed: IsoDate | null;
}

/** Where a statement comes from. `date` is a year, a month or a day: `2023`, `2023-04`, `2023-04-26`. */
export interface Source {
  title: string;
  url: string;
  date: string;
}

/** One curated question, to be offered as a next step. */
export interface Question {
  id: string;
  question: string;
  /** In a clarification: how its answer begins, so that whoever asked may be answered without a further tap. Plain text. */
  lead?: string;
}

/** One curated question with its answer. */
export interface Entry extends Question {
  answer: Prose;
  sources: Source[];
  updated: IsoDate;
  /** The day a person last reviewed it; null until one has. */
  reviewed: IsoDate | null;
}

export type ReplyKind = 'answer' | 'clarification' | 'fallback' | 'escalation';

/** What the bot says back. `kind` alone decides how it is shown. */
export interface Reply {
  kind: ReplyKind;
  locale: Locale;
  /** The bot's own words: an escalation's first line, a fallback, small talk that adds to an entry. */
  text?: Prose;
  /** Which fixed words these are. In an escalation it belongs to the context of what is asked next. */
  textId?: string;
  /** The answer; in an escalation the entry that also fits, shown after the contacts. */
  entry?: Entry;
  /** Place in the entry's answer of the passage that fits the utterance best: a paragraph, with the lists after it. */
  passage?: number;
  /**
   * What the visitor told that still holds later: ids of who they are (`minor`), and `no-danger`. It belongs to the context of what is
   * asked next.
   */
  told?: string[];
  /** "Tell me more": nothing of the entry is folded away. */
  whole?: true;
  /** Clarification: what may have been meant, best first. Otherwise: what to ask next. At most three. */
  questions: Question[];
  /** Never empty where the content has contacts; most urgent first. */
  contacts: Contact[];
  /** The text was so long that only its beginning and its end were read. */
  readInPart?: true;
}

/** Body of `POST /v1/ask`. */
export interface Ask {
  /** What the visitor typed: 1 to 500 characters. Of a longer text the first 500. */
  utterance: string;
  /** What comes after these in a longer text. Both are read as one. */
  rest?: string;
  /** The language of the page; the reply's may differ when the utterance is plainly in another one. */
  locale?: Locale;
  /**
   * Ids of the entries already shown, of the words of escalations (`textId`) and of what was `told`, oldest first. If questions were
   * offered last, then the `textId` of the words that did so, and theirs. At most 6.
   */
  context?: string[];
  /** Place of the passage that the entry shown last was shown with (`Reply.passage`), where the last reply showed one. */
  passage?: number | undefined;
}

/** Body of every reply of `/v1` that is not 2xx. */
export interface Failure {
  error: { code: string; message: string };
}
