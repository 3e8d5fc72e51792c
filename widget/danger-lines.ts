/** The lines to call that cairn.js itself carries, as elements. */
import type { DangerLine } from './baked.ts';
import { element } from './quick-exit.ts';

/** A paragraph for each of `lines`: its name, and below it each way to reach it. `call` goes before a number to call, and not to text. */
export const dangerLines = (lines: readonly DangerLine[] = [], call: string): HTMLElement[] =>
  lines.map(([name, ...ways]) =>
    element(
      'p',
      {},
      element('b', {}, name),
      element('br'),
      ...ways.map(([href, label]) => element('a', { href, tabIndex: 0 }, href[0] === 's' ? label : `${call} ${label}`)),
    ),
  );
