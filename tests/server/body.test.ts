import { expect, it, vi } from 'vitest';
import { readBody } from '../../server/body.ts';
import { REFUSALS } from '../../server/failure.ts';

it('stops the sender of a body that is too long and whose length was not announced', async () => {
  const cancel = vi.fn();
  const body = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(3)), cancel });
  const request = new Request('http://cairn.test/', { method: 'POST', body, duplex: 'half' } as RequestInit);
  expect(await readBody(request, 4)).toBe(REFUSALS.tooLarge);
  expect(cancel).toHaveBeenCalledOnce();
});
