import { describe, expect, it } from 'vitest';
import { createLog } from '../../server/node-log.ts';

const CANARY = 'zebrafinch';

describe('the log', () => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => lines.push(line) });

  it('writes time, route, status, duration and size of a request, and nothing else', () => {
    log.exchange({ method: 'POST', route: '/v1/ask', status: 200, milliseconds: 1.23456, bytes: 321 });
    const line = JSON.parse(lines.pop() ?? '{}');
    expect(Object.keys(line).sort()).toEqual(['bytes', 'level', 'ms', 'route', 'status', 'time']);
    expect(line).toMatchObject({ route: 'POST /v1/ask', status: 200, ms: 1.23, bytes: 321 });
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
    expect(lines.pop()).toMatch(/RangeError.*node-log\.test/);
  });
});

function raise(error: unknown): never {
  throw error;
}
