import type { Ask, Reply } from '../contract.ts';

/** Answers utterances from one content. Holds no state between calls: the same ask always gets the same reply. */
export interface Engine {
  /** Never throws on any string; `contacts` is never empty where the content has contacts. */
  reply(ask: Ask): Reply;
}
