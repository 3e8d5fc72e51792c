/** Days between dates, without a clock: today is handed in. */
import type { IsoDate } from '../../contract.ts';

/** Days from `date` (a day, a month or a year; the latter two count from their last day) to `today`; never negative. */
export function daysSince(date: string, today: IsoDate): number {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  const from = day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
  return Math.max(0, Math.floor((Date.parse(`${today}T00:00:00Z`) - from) / DAY));
}

/** Whether a day, a month or a year begins after `today` everywhere. */
export function isFuture(date: string, today: IsoDate): boolean {
  // Where the sun rises earlier, it is tomorrow already.
  const tomorrow = new Date(Date.parse(`${today}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
  return date > tomorrow.slice(0, date.length);
}

const DAY = 24 * 60 * 60 * 1000;
