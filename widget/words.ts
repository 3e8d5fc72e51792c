/**
 * Which languages the widget speaks: the one list of them. A key that one of them lacks fails the type check here.
 * cairn.js takes the launcher's words alone along, the panel its own.
 */
import { en, launcher as enLauncher } from './messages/en.ts';
import { es, launcher as esLauncher } from './messages/es.ts';

export type Messages = typeof en;
export type LauncherMessages = typeof enLauncher;
export type Language = keyof typeof words;

/** Of the panel. */
export const words = { en, es } satisfies Record<string, Messages>;

/** Of the launcher. */
export const launcherWords: Record<Language, LauncherMessages> = { en: enLauncher, es: esLauncher };
