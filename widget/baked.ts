/** What the build writes into cairn.js and the panel. Types only. */
import type { Ask, Link, Reply } from '../server/contract.ts';

/** A built file, by its name beside cairn.js, and the hash the browser has to find in it. */
export interface Chunk {
  file: string;
  integrity: string;
}

/** A line to call or text in the fewest words: what cairn.js itself shows when nothing else can be fetched. */
export interface DangerLine {
  name: string;
  links: Link[];
}

/** Default export of `virtual:cairn-baked`. */
export interface Baked {
  version: string;
  /** Where answers come from unless the page says otherwise: a server, or this device (the static folder). */
  answers: 'server' | 'device';
  panel: Chunk;
  /** The answers to load onto the device, by locale. */
  device: Record<string, Chunk>;
  /** By locale, most urgent first. */
  danger: Record<string, DangerLine[]>;
}

/** Loads the answers in one language onto this device; undefined where there are none. */
export type LoadDevice = (locale: string) => Promise<DeviceModule> | undefined;

/** What a chunk of `Baked.device` exports. */
export interface DeviceModule {
  /** `load` is for an utterance in another language than the page's. */
  answer: (ask: Ask, load: LoadDevice) => Reply | Promise<Reply>;
}
