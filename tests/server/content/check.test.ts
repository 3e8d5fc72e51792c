import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const run = (script: string, ...typed: string[]) =>
  spawnSync(process.execPath, ['--import', tsx, `server/content/${script}.ts`, ...typed], {
    encoding: 'utf8',
    input: '',
  });

it('refuses options behind a second --, which would be read as folders and ignored', () => {
  const { status, stdout, stderr } = run('check', 'content', '--', '--strict');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(
    /^"--strict" is one folder too many\. Write -- once, before the first option\.\n\nnpm run content -- /,
  );
});

it.each(['check', 'new'])('says how it is used: %s', (script) => {
  const { status, stdout } = run(script, '--help');
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/^npm run content/) });
});
