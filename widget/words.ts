/**
 * The one list of the languages that the widget speaks. If one of them lacks a key, the type check fails here. cairn.js contains
 * only the launcher's words, and each panel its own words.
 */
import { en, launcher as enLauncher } from './messages/en.ts';
import { es, launcher as esLauncher } from './messages/es.ts';

export type Messages = typeof en;
type LauncherMessages = typeof enLauncher;
export type Language = keyof typeof words;

/** The words of the panel. */
export const words = { en, es } satisfies Record<string, Messages>;

/** The words of the launcher. */
export const launcherWords: Record<Language, LauncherMessages> = { en: enLauncher, es: esLauncher };
