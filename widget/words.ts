/** Which languages the panel speaks. A key that one of them lacks fails the type check here. */
import { en } from './messages/en.ts';
import { es } from './messages/es.ts';

export type Language = 'en' | 'es';
export type Messages = typeof en;

export const words: Record<Language, Messages> = { en, es };
