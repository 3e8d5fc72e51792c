/** Days between dates, without a clock: today is handed in. */
import type { IsoDate } from '../../contract.ts';

/** Days from `date` (a day, a month or a year; the latter two count from their last day) to `today`; never negative. */
export function daysSince(date: string, today: IsoDate): number {
  const [year = 0, month = 12, day] = date.split('-').map(Number);
  const from = day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day);
  return Math.max(0, Math.floor((Date.parse(`${today}T00:00:00Z`) - from) / DAY));
}

const DAY = 24 * 60 * 60 * 1000;
