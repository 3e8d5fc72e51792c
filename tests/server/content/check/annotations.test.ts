import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { annotations } from '../../../../server/content/check/annotations.ts';
import { entryFile } from '../sample-content.ts';
import { review, TODAY } from './review.ts';

describe('the marks under Files changed', () => {
  const found = review({ 'en/faq/a.md': entryFile({ contacts: '[nobody]', reviewed: TODAY }) });

  it('are one for each error, in its file and on its line', () => {
    expect(annotations(found, 'content', false)).toMatch(
      /^::error file=content\/en\/faq\/a\.md,line=4::unknown contact "nobody" → .+\n$/,
    );
  });

  it('are one for each warning that stops, too, where those stop', () => {
    expect(annotations(found, 'content', true)).toContain(
      '::error file=content/en/faq/a.md,line=3::has 0 utterances, fewer than 15',
    );
  });

  it('let no word of a file end the line, or begin a mark of its own', () => {
    const problem = { file: 'en/faq/a,b:c.md', line: 1, problem: '100 %\n::error::x', remedy: 'No.' };
    expect(annotations({ ...found, problems: [problem] }, 'content', false)).toBe(
      '::error file=content/en/faq/a%2Cb%3Ac.md,line=1::100 %25%0A::error::x → No.\n',
    );
  });

  it('are written where GitHub runs the check, and nowhere else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cairn-marks-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, 'en/faq'), { recursive: true });
    writeFileSync(join(folder, 'en/faq/a.md'), entryFile({ contacts: '[nobody]' }));
    const written = (more: Record<string, string>): string => {
      const { GITHUB_ACTIONS: _, ...environment } = process.env;
      const options: ExecFileSyncOptionsWithStringEncoding = {
        encoding: 'utf8',
        env: { ...environment, ...more },
        stdio: ['ignore', 'pipe', 'ignore'],
      };
      const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
      try {
        return execFileSync(process.execPath, ['--import', tsx, 'server/content/check.ts', folder, '--quick'], options);
      } catch (error) {
        return (error as { stdout: string }).stdout;
      }
    };
    expect(written({})).toContain('ERROR');
    expect(written({})).not.toContain('::error');
    expect(written({ GITHUB_ACTIONS: 'true' })).toContain(`::error file=${folder}/en/faq/a.md,line=4::`);
  });
});
