import type { IsoDate } from '../contract.ts';

/** The day where this computer is: whoever writes in the evening writes no day that they have not seen. */
export function dayHere(): IsoDate {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())).toISOString().slice(0, 10);
}

/** Whether a text is a year, a month or a day that exists. */
export function isDate(value: string): boolean {
  if (!/^(19|20)\d{2}(-\d{2}(-\d{2})?)?$/.test(value)) return false;
  const [year = 0, month = 1, dayOfMonth = 1] = value.split('-').map(Number);
  const moment = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return moment.getUTCMonth() === month - 1 && moment.getUTCDate() === dayOfMonth;
}
