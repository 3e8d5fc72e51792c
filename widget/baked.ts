/** What the build writes into cairn.js and the panel. Types only. */
import type { Ask, Contact, Question, Reply } from '../server/contract.ts';

/**
 * The sha256 of a built file, as base64: cairn.js knows it, and the browser checks the file against it. The file's name is made
 * of what it is, its language and the first eight letters of the stamp: `panel-en-DdEqnHWW.js`.
 */
export type Stamp = string;

/**
 * A line to call or text that cairn.js itself can show when nothing else can be fetched: its name, then address and number of
 * each way to reach it.
 */
export type DangerLine = [name: string, ...ways: [href: string, label: string][]];

/** Default export of `virtual:cairn-baked`. */
export interface Baked {
  /** Where answers may come from, a server or this device. The first is the default, which the page may change. */
  answers: ['server', 'device'] | ['device', 'server'];
  /** The stamp of the panel in each language the widget speaks. */
  panels: Record<string, Stamp>;
  /** By locale, most urgent first. */
  danger: Record<string, DangerLine[]>;
}

/** A question and a contact as the panel shows them. Of contacts only the server uses the ids; questions of a reply have theirs. */
export type BakedQuestion = Omit<Question, 'id'> & Partial<Question>;
export type BakedContact = Omit<Contact, 'id'>;

/** Default export of `virtual:cairn-language`: what the panel takes from the content, in its own language. */
export interface BakedLanguage {
  /** Cairn's first words. Absent where the content has no greeting: then the widget uses words of its own. */
  greeting?: string;
  /** Questions to start with. */
  starters: BakedQuestion[];
  /** Shown when no answer can be had, most urgent first. */
  contacts: BakedContact[];
  /** The stamps of the files with the answers to load onto the device, by locale. */
  device: Record<string, Stamp>;
}

/**
 * Loads the answers in one language onto this device; undefined where there are none. With a stamp, it loads what the panel itself
 * does not know of: `signals-<locale>`.
 */
export type LoadDevice = (name: string, stamp?: Stamp) => Promise<DeviceModule> | undefined;

/** What a chunk of `BakedLanguage.device` exports. */
export interface DeviceModule {
  /** Starts to build the engine, and to fetch what it needs besides, so that the first answer is soon ready. */
  prepare: (load: LoadDevice) => void;
  /** `load` fetches what another language needs, for an utterance that may be in it. */
  answer: (ask: Ask, load: LoadDevice) => Reply | Promise<Reply>;
}
