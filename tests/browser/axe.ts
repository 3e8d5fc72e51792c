/** Returns what axe-core finds wrong with a page, or with one element of it: a line for each rule that is broken. */
import { readFileSync } from 'node:fs';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

export const violations = async (page: Page, within = 'html', options: RunOptions = {}): Promise<string[]> => {
  await page.evaluate(AXE);
  return page.evaluate(
    async ({ within, options }) => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') };
      const { violations } = await axe.run(within, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    },
    { within, options },
  );
};
