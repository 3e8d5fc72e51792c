/**
 * How a field looks when it is right, made of what was written. Whoever has to mend a field copies what is shown: a day or an
 * address of somebody else would become a false statement.
 */

import { isDate } from './is-date.ts';

type Remedy = (written: unknown) => string;

/** A day that is null until something was `done`, such as "it was dialled". */
export function dayOrNullExample(field: string, done: string): Remedy {
  return (written) => {
    if (typeof written !== 'string') return `${field}: null`;
    const day = toDay(written);
    return day === null
      ? `${field}: null   or, once ${done}, with the day, such as 2026-11-24`
      : `${field}: ${day}   if ${done} that day; else ${field}: null`;
  };
}

/** A day that is always known; `other` is what to write if no day can be told from what was written. */
export function dayExample(field: string, other: string): Remedy {
  return (written) => {
    const day = typeof written === 'string' ? toDay(written) : null;
    return `${field}: ${day === null ? other : `${day}   if that day is meant`}`;
  };
}

/** The address of a page. */
export function addressExample(field: string): Remedy {
  return (written) => {
    const secure = typeof written === 'string' ? toHttps(written) : null;
    return secure === null
      ? `${field}: https://…   with the whole address of the page`
      : `${field}: ${secure}   if the page opens there`;
  };
}

/** An address with `https://` in front of it, where only that is wrong with it; else null. */
export function toHttps(written: string): string | null {
  // Curly quotes around it are no quotes here.
  const bare = written.replace(/[‘’“”]/g, '').trim();
  const [, rest] = /^(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?)$/i.exec(bare) ?? [];
  return rest === undefined ? null : `https://${rest}`;
}

/** A day as people write it here, month first: `12/1/26` → `2026-12-01`; null if it is none. */
function toDay(written: string): string | null {
  const [, first, second, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:20)?\d{2})$/.exec(written.trim()) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  const century = year.length === 2 ? '20' : '';
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
  const told = `${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(told) ? told : null;
}
