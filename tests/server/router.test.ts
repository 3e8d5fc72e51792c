import { expect, it } from 'vitest';
import { createRouter, type Exchange } from '../../server/router.ts';

it('still answers, without detail, when the failure page fails too', async () => {
  const reported: unknown[] = [];
  const seen: Exchange[] = [];
  const { app, add } = createRouter({
    isSecure: () => false,
    observe: (exchange) => seen.push(exchange),
    reportError: (error) => reported.push(error),
    refuse: () => {
      throw new Error('second zebrafinch');
    },
  });
  const fail = () => {
    throw new Error('first zebrafinch');
  };
  add('GET', '/page', fail, fail);
  for (const path of ['/page', '/nowhere']) {
    const response = await app.request(path);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('{"error":{"code":"internal_error","message":"The server failed. Try again."}}');
  }
  expect(reported).toHaveLength(4);
  expect(seen.map(({ status }) => status)).toEqual([500, 500]);
});
