import { expect, it, vi } from 'vitest';
import { readBody } from '../../server/body.ts';
import { REFUSALS } from '../../server/failure.ts';

const LIMIT = 4;

it('reads nothing of a body that is announced as too long', async () => {
  const pull = vi.fn();
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  const headers = { 'content-length': String(LIMIT + 1) };
  const request = new Request('http://cairn.test/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  expect(await readBody(request, LIMIT)).toBe(REFUSALS.tooLarge);
  expect(pull).not.toHaveBeenCalled();
});

it.each([
  ['as long as may be', LIMIT, new Uint8Array(LIMIT)],
  ['longer than announced', LIMIT + 1, REFUSALS.tooLarge],
])('takes what was read for what it is, whatever was announced (%s)', async (_, length, expected) => {
  const [headers, body] = [{ 'content-length': '1' }, new Uint8Array(length)];
  const request = new Request('http://cairn.test/', { method: 'POST', headers, body });
  expect(await readBody(request, LIMIT)).toEqual(expected);
});

it('stops the sender of a body that is too long and whose length was not announced', async () => {
  const cancel = vi.fn();
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(3)), cancel });
  const request = new Request('http://cairn.test/', { method: 'POST', body, duplex: 'half' } as RequestInit);
  expect(await readBody(request, LIMIT)).toBe(REFUSALS.tooLarge);
  expect(cancel).toHaveBeenCalledOnce();
});
