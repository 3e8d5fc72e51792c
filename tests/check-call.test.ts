import { execFile } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const COMMANDS = [
  'evaluation/evaluate.ts',
  'evaluation/explain.ts',
  'bench/retrieval.ts',
  'bench/server.ts',
  'bench/widget.ts',
  'browser/screenshots.ts',
];

/** Runs a command of this project; its exit code, and what it wrote. */
const run = (script: string, ...given: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((ended) => {
    const child = execFile(process.execPath, ['--import', 'tsx', `tests/${script}`, ...given], (_, out, err) =>
      ended({ code: child.exitCode ?? -1, out, err }),
    );
  });

describe.each(COMMANDS)('%s', (script) => {
  it('says what it can be called with, and what of a call is wrong', async () => {
    const [asked, mistyped] = await Promise.all([run(script, '--help'), run(script, '--hlep')]);
    expect(asked).toEqual({ code: 0, out: expect.stringContaining('npm run '), err: '' });
    expect(mistyped).toEqual({ code: 1, out: '', err: expect.stringMatching(/'--hlep'.*npm run /s) });
    expect(mistyped.err).not.toContain('    at ');
  });
});

it('a benchmark refuses a number that is none, and explaining nothing, in words', async () => {
  const [server, nothing] = await Promise.all([run('bench/server.ts', '--seconds=soon'), run('evaluation/explain.ts')]);
  expect(server).toMatchObject({ code: 1, err: expect.stringContaining('--seconds is "soon": give a whole number') });
  expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('There is nothing to explain') });
});
