/** What the build writes into cairn.js and the panel. Types only. */
import type { Ask, Contact, Question, Reply } from '../server/contract.ts';

/**
 * What cairn.js has to know of a built file beside it: the sha256 that the browser has to find in it, as base64. The file is called
 * by what it is, the language and the first eight letters of that: `panel-en-DdEqnHWW.js`.
 */
export type Stamp = string;

/** A line to call or text: what cairn.js itself shows when nothing else can be fetched. Its name, then address and number of each way. */
export type DangerLine = [name: string, ...ways: [href: string, label: string][]];

/** Default export of `virtual:cairn-baked`. */
export interface Baked {
  /** Where answers may come from, a server or this device. First what is so unless the page says otherwise. */
  answers: ['server', 'device'] | ['device', 'server'];
  /** The panel in each language the widget speaks. */
  panels: Record<string, Stamp>;
  /** By locale, most urgent first. */
  danger: Record<string, DangerLine[]>;
}

/** What the panel shows of a question and of a contact: the ids are the server's. */
export type BakedQuestion = Omit<Question, 'id'>;
export type BakedContact = Omit<Contact, 'id'>;

/** Default export of `virtual:cairn-language`: what the panel takes from the content, in its own language. */
export interface BakedLanguage {
  /** What Cairn says first, where the content greets; else the widget's own words do. */
  greeting?: string;
  /** Questions to start with. */
  starters: BakedQuestion[];
  /** Shown when no answer can be had, most urgent first. */
  contacts: BakedContact[];
  /** The answers to load onto the device, by locale. */
  device: Record<string, Stamp>;
}

/** Loads the answers in one language onto this device; undefined where there are none. */
export type LoadDevice = (locale: string) => Promise<DeviceModule> | undefined;

/** What a chunk of `BakedLanguage.device` exports. */
export interface DeviceModule {
  /** Begins to make the first answer ready. */
  prepare: () => void;
  /** `load` is for an utterance in another language than the page's. */
  answer: (ask: Ask, load: LoadDevice) => Reply | Promise<Reply>;
}
