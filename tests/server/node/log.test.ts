import { spawn } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../../server/node/log.ts';

const CANARY = 'zebrafinch';

describe('the log', () => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => lines.push(line) });

  it('writes time, route, status, duration and size of a request, and nothing else', () => {
    log.exchange({ method: 'POST', route: '/v1/ask', status: 200, milliseconds: 1.23456, bytes: 321 });
    const line = JSON.parse(lines.pop() ?? '{}');
    expect(Object.keys(line).sort()).toEqual(['kB', 'level', 'ms', 'route', 'status', 'time']);
    expect(line).toMatchObject({ route: 'POST /v1/ask', status: 200, ms: 1.23, kB: 4 });
  });

  it('does not tell one answer from another by its size', () => {
    const sizes = [1, 3582, 3583, 4096, 4097, 8192, 0].map((bytes) => {
      log.exchange({ method: 'GET', route: '/faq/:id', status: 200, milliseconds: 1, bytes });
      return JSON.parse(lines.pop() ?? '{}').kB;
    });
    expect(sizes).toEqual([4, 4, 4, 4, 8, 8, 0]);
  });

  it.each([
    ['a parse error', () => JSON.parse(`${CANARY} is what I typed`)],
    ['an error of many lines', () => raise(new Error(`${CANARY}\n    at ${CANARY}\nmore ${CANARY}`))],
    ['a cause', () => raise(new Error('a', { cause: new Error(CANARY) }))],
    ['a property', () => raise(Object.assign(new Error('a'), { code: `E_${CANARY}`, body: CANARY }))],
    ['a name', () => raise(Object.assign(new Error('a'), { name: CANARY }))],
    ['no error at all', () => raise(CANARY)],
  ])('says where %s was thrown, and none of its words', (_, fail) => {
    try {
      fail();
    } catch (error) {
      log.error('A request failed.', error);
    }
    const line = lines.pop() ?? '';
    expect(line).toContain('A request failed.');
    expect(line).not.toContain(CANARY);
  });

  it('keeps the place of an error', () => {
    log.error('x', new RangeError('y'));
    expect(lines.pop()).toMatch(/RangeError.*log\.test/);
  });
});

describe('when lines cannot be written', () => {
  const SCRIPT = `
    import { createLog } from './server/node/log.ts';
    process.on('uncaughtException', () => process.exit(7));
    const log = createLog();
    for (let line = 0; line < 50_000; line++) log.info('a line that is long enough to fill what a pipe takes');
    setTimeout(async () => {
      for (let line = 0; line < 50_000; line++) log.info('and more of them, once the first could not be written');
      await log.flush();
      process.exit(3);
    }, 300);`;
  const end = (stdout: 'pipe' | number, then: (child: ReturnType<typeof spawn>) => void = () => {}) =>
    new Promise<number | null>((resolve) => {
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', SCRIPT], {
        stdio: ['ignore', stdout, 'ignore'],
      });
      then(child);
      child.on('exit', resolve);
    });

  it.runIf(existsSync('/dev/full'))('because the disk is full, the process goes on and can end', async () => {
    expect(await end(openSync('/dev/full', 'w'))).toBe(3);
  });

  it('because the reader is gone', async () => {
    expect(await end('pipe', ({ stdout }) => stdout?.destroy())).toBe(3);
  });

  it('because the reader does not read', async () => {
    expect(await end('pipe', ({ stdout }) => stdout?.pause())).toBe(3);
  });
});

function raise(error: unknown): never {
  throw error;
}
