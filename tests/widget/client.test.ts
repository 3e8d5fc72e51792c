import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Ask } from '../../server/contract.ts';
import type { LoadDevice } from '../../widget/baked.ts';
import { ANSWER_WAIT, createClient } from '../../widget/client.ts';
import { eventually } from '../eventually.ts';
import { aReply } from './replies.ts';

const ADDRESS = 'https://cairn.example/v1/ask';
const ASK: Ask = { utterance: 'is it a crime', locale: 'en', context: ['laws'] };
const onServer = aReply('answer');
const onDevice = aReply('fallback');

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  vi.useRealTimers();
});
afterAll(() => server.close());

const answers = (respond: () => Response | Promise<Response>): void => server.use(http.post(ADDRESS, respond));
const withDevice = createClient({
  address: ADDRESS,
  answers: 'server',
  loadDevice: async () => ({ prepare: () => undefined, answer: () => onDevice }),
});
const alone = createClient({ address: ADDRESS, answers: 'server' });

describe.each<[string, () => Response]>([
  ['cannot be reached', () => HttpResponse.error()],
  ['breaks', () => HttpResponse.json({ error: { code: 'internal', message: '' } }, { status: 500 })],
  ['has had enough', () => HttpResponse.json({ error: { code: 'too-many', message: '' } }, { status: 429 })],
  ['is a captive portal that says 200', () => HttpResponse.html('<h1>Sign in to the Wi-Fi</h1>')],
  ['answers with something else', () => HttpResponse.json({ ok: true })],
  ['answers null', () => HttpResponse.json(null)],
  ['answers half a reply', () => HttpResponse.json({ ...onServer, contacts: undefined })],
])('a server that %s', (_, respond) => {
  it('gives no answer', async () => {
    answers(respond);
    expect(await alone(ASK)).toBeUndefined();
  });

  it('makes this device answer', async () => {
    answers(respond);
    expect(await withDevice(ASK)).toEqual(onDevice);
  });
});

describe('a text that is longer than the server takes', () => {
  const TEXT = 'We went to the lake and it was a fine day for all of us. '.repeat(200);

  it.each([
    ['short', undefined],
    ['x'.repeat(500), undefined],
    ['x'.repeat(501), 'x'],
    [TEXT, TEXT.slice(500)],
  ])('is sent in two by one request, a shorter one as ever (%#)', async (utterance, rest) => {
    const sent: unknown[] = [];
    server.use(
      http.post(ADDRESS, async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(onServer);
      }),
    );
    expect(await alone({ ...ASK, utterance })).toEqual(onServer);
    expect(sent).toEqual([{ ...ASK, utterance: utterance.slice(0, 500), ...(rest && { rest }) }]);
  });

  it('is whole on the device', async () => {
    const heard: Ask[] = [];
    const loadDevice: LoadDevice = async () => ({
      prepare: () => undefined,
      answer: (ask) => {
        heard.push(ask);
        return onDevice;
      },
    });
    answers(() => HttpResponse.error());
    const asks = { ...ASK, utterance: TEXT };
    for (const whom of ['server', 'device'] as const)
      await createClient({ address: ADDRESS, answers: whom, loadDevice })(asks);
    expect(heard).toEqual([asks, asks]);
  });
});

describe('a server that never answers', () => {
  it('is given up, and the request is ended', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let ended: AbortSignal | undefined;
    server.use(
      http.post(ADDRESS, ({ request }) => {
        ended = request.signal;
        return new Promise<Response>(() => undefined);
      }),
    );
    const reply = withDevice(ASK);
    await eventually(() => expect(ended).toBeDefined());
    await vi.advanceTimersByTimeAsync(ANSWER_WAIT);
    expect(await reply).toEqual(onDevice);
    expect(ended?.aborted).toBe(true);
  });

  it('is still heard when it answers before the device: a long file takes longer on a weak line than a short reply', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let respond: ((response: Response) => void) | undefined;
    answers(
      () =>
        new Promise<Response>((resolve) => {
          respond = resolve;
        }),
    );
    const late = vi.fn();
    const reply = createClient({ address: ADDRESS, answers: 'server', loadDevice: () => new Promise(() => undefined) })(
      ASK,
      late,
    );
    await eventually(() => expect(respond).toBeDefined());
    await vi.advanceTimersByTimeAsync(ANSWER_WAIT + 1000);
    respond?.(HttpResponse.json(onServer));
    expect(await reply).toEqual(onServer);
    expect(late).not.toHaveBeenCalled();
  });

  it('has its reply passed on when that comes after the lines to call, and is dropped at last', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked: { signal: AbortSignal; respond: (response: Response) => void }[] = [];
    server.use(
      http.post(
        ADDRESS,
        ({ request }) =>
          new Promise<Response>((respond) => {
            asked.push({ signal: request.signal, respond });
          }),
      ),
    );
    const late = vi.fn();
    const long = { ...ASK, utterance: 'x'.repeat(1200) };
    const replies = [alone(long, late), alone(ASK)];
    await eventually(() => expect(asked).toHaveLength(2));
    await vi.advanceTimersByTimeAsync(2 * ANSWER_WAIT);
    expect(await Promise.all(replies)).toEqual([undefined, undefined]);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, false]);
    asked[0]?.respond(HttpResponse.json(onServer));
    await eventually(() => expect(late).toHaveBeenCalledExactlyOnceWith(onServer));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(asked[1]?.signal.aborted).toBe(true);
  });

  it('is given up also when the device never answers: nobody waits for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let asked = false;
    answers(() => {
      asked = true;
      return new Promise<Response>(() => undefined);
    });
    const reply = createClient({ address: ADDRESS, answers: 'server', loadDevice: () => new Promise(() => undefined) })(
      ASK,
    );
    await eventually(() => expect(asked).toBe(true));
    await vi.advanceTimersByTimeAsync(2 * ANSWER_WAIT);
    expect(await reply).toBeUndefined();
  });
});

describe('a device that needs longer than a person can wait', () => {
  const slow = (loads: Promise<unknown>) =>
    createClient({
      address: ADDRESS,
      answers: 'device',
      loadDevice: async () => {
        await loads;
        return { prepare: () => undefined, answer: () => onDevice };
      },
    });

  it('has its reply passed on when it answers after all', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let arrive = (): void => undefined;
    const late = vi.fn();
    const reply = slow(
      new Promise<void>((resolve) => {
        arrive = resolve;
      }),
    )(ASK, late);
    await vi.advanceTimersByTimeAsync(ANSWER_WAIT);
    expect(await reply).toBeUndefined();
    expect(late).not.toHaveBeenCalled();
    arrive();
    await eventually(() => expect(late).toHaveBeenCalledExactlyOnceWith(onDevice));
  });

  it('passes on no late reply when it was in time', async () => {
    const late = vi.fn();
    expect(await slow(Promise.resolve())(ASK, late)).toEqual(onDevice);
    expect(late).not.toHaveBeenCalled();
  });
});

it('sends the words in the body alone, and nothing of the page', async () => {
  let seen: Request | undefined;
  server.use(
    http.post(ADDRESS, ({ request }) => {
      seen = request.clone();
      return HttpResponse.json(onServer);
    }),
  );
  expect(await withDevice(ASK)).toEqual(onServer);
  expect(seen?.url).toBe(ADDRESS);
  expect(await seen?.json()).toEqual(ASK);
  expect(seen).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
});

it('answers from the device on a page whose old library took Promise.any away', async () => {
  const { any } = Promise;
  onTestFinished(() => {
    Promise.any = any;
  });
  Object.assign(Promise, { any: undefined });
  answers(() => HttpResponse.error());
  expect(await withDevice(ASK)).toEqual(onDevice);
  expect(await alone(ASK)).toBeUndefined();
});

it('sends the same on a page whose old library makes text of lists', async () => {
  let seen: unknown;
  server.use(
    http.post(ADDRESS, async ({ request }) => {
      seen = JSON.parse(await request.text());
      return HttpResponse.json(onServer);
    }),
  );
  Object.assign(Array.prototype, { toJSON: () => '[]' });
  try {
    await alone(ASK);
  } finally {
    delete (Array.prototype as { toJSON?: unknown }).toJSON;
  }
  expect(seen).toEqual(ASK);
});

describe('answers on this device', () => {
  it('never ask the server', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch');
    const client = createClient({
      address: ADDRESS,
      answers: 'device',
      loadDevice: async () => ({ prepare: () => undefined, answer: () => onDevice }),
    });
    expect(await client(ASK)).toEqual(onDevice);
    expect(fetch).not.toHaveBeenCalled();
    fetch.mockRestore();
  });

  it('that cannot be loaded are no answer', async () => {
    const loadDevice = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    expect(await createClient({ address: ADDRESS, answers: 'device', loadDevice })(ASK)).toBeUndefined();
  });
});
