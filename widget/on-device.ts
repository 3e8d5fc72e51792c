/**
 * Answers in the browser: the engine of the server with the content of one language, in one file. No word of a visitor
 * leaves the device. The only widget file that may import the engine.
 */
import content from 'virtual:cairn-content';
import type { Ask, Reply } from '../server/contract.ts';
import { createEngine } from '../server/retrieval/engine.ts';

const engine = createEngine(content);

/** The same reply, to the byte, as the server gives. */
export const answer = (ask: Ask): Reply => engine.reply(ask);
