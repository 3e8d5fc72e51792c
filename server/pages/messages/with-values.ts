import type { MessagesWithValues } from '../messages.ts';

/** The messages that a value stands in, by language. The others are plain words, which the edge gets compressed. */
export const withValues = {
  en: {
    day: (year, month, day) => `${month} ${day}, ${year}`,
    updated: (date) => `Updated ${date}`,
    reviewed: (date) => `Reviewed by a person ${date}`,
    textKeyword: (number, keyword) => `Text ${keyword} to ${number}`,
    fromYear: (year) => `From a source of ${year}. Not yet confirmed by us.`,
  },
  es: {
    day: (year, month, day) => `${day} ${month} ${year}`,
    updated: (date) => `Actualizado el ${date}`,
    reviewed: (date) => `Revisado por una persona el ${date}`,
    textKeyword: (number, keyword) => `Envíe ${keyword} al ${number}`,
    fromYear: (year) => `De una fuente de ${year}. Aún no lo hemos confirmado.`,
  },
} satisfies Record<string, MessagesWithValues>;
