import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ask, Contact } from '../../server/contract.ts';
import { createClient, LONGEST_WAIT } from '../../widget/client.ts';
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
  const STORY = 'We went to the lake and it was a fine day for all of us. ';
  /** Answers each part by what it says, and tells what was asked. */
  const listening = (replyTo: (utterance: string) => Response): string[] => {
    const heard: string[] = [];
    server.use(
      http.post(ADDRESS, async ({ request }) => {
        const { utterance } = (await request.json()) as Ask;
        heard.push(utterance);
        return replyTo(utterance);
      }),
    );
    return heard;
  };
  const asking = (utterance: string) => alone({ ...ASK, utterance });

  it('is asked in parts that end with a sentence, and nothing of it is left out', async () => {
    const heard = listening(() => HttpResponse.json(onServer));
    const text = STORY.repeat(20).trim();
    expect(await asking(text)).toEqual(onServer);
    expect(heard.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    for (const part of heard) expect(part).toMatch(/^We.+\.$/s);
    expect(Math.max(...heard.map(({ length }) => length))).toBeLessThanOrEqual(500);
  });

  it.each([
    ['short', 1],
    ['x'.repeat(500), 1],
    ['x'.repeat(501), 2],
    [`${'word '.repeat(120)}end`, 2],
    ['x'.repeat(100_000), 12],
  ])('is one question where it fits, and never very many (%#)', async (text, parts) => {
    const heard = listening(() => HttpResponse.json(onServer));
    await asking(text);
    expect(heard).toHaveLength(parts);
    expect([heard[0]?.slice(0, 3), heard.at(-1)?.slice(-1)]).toEqual([text.slice(0, 3), text.slice(-1)]);
  });

  it('gets the reply to the danger in the middle of it; of two, to the one where minutes count', async () => {
    const danger = aReply('escalation');
    const urgent = aReply('escalation', { contacts: [{ ...danger.contacts[0], id: 'emergency-911' } as Contact] });
    listening((utterance) =>
      HttpResponse.json(utterance.includes('gun') ? urgent : utterance.includes('hits') ? danger : onServer),
    );
    expect(await asking(`${STORY.repeat(10)}He hits me. ${STORY.repeat(10)}`)).toEqual(danger);
    expect(await asking(`He hits me. ${STORY.repeat(10)}He has a gun. ${STORY.repeat(10)}`)).toEqual(urgent);
  });

  it('gets no reply where a part got none, unless another told of danger', async () => {
    const danger = aReply('escalation');
    listening((utterance) =>
      utterance.includes('lost')
        ? HttpResponse.error()
        : HttpResponse.json(utterance.includes('hits') ? danger : onServer),
    );
    expect(await asking(`${STORY.repeat(10)}lost`)).toBeUndefined();
    expect(await asking(`He hits me. ${STORY.repeat(10)}lost`)).toEqual(danger);
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
    await vi.waitFor(() => expect(ended).toBeDefined());
    await vi.advanceTimersByTimeAsync(LONGEST_WAIT);
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
    await vi.waitFor(() => expect(respond).toBeDefined());
    await vi.advanceTimersByTimeAsync(LONGEST_WAIT + 1000);
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
    const replies = [alone(ASK, late), alone(ASK)];
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    await vi.advanceTimersByTimeAsync(2 * LONGEST_WAIT);
    expect(await Promise.all(replies)).toEqual([undefined, undefined]);
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false, false]);
    asked[0]?.respond(HttpResponse.json(onServer));
    await vi.waitFor(() => expect(late).toHaveBeenCalledExactlyOnceWith(onServer));
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
    await vi.waitFor(() => expect(asked).toBe(true));
    await vi.advanceTimersByTimeAsync(2 * LONGEST_WAIT);
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
    await vi.advanceTimersByTimeAsync(LONGEST_WAIT);
    expect(await reply).toBeUndefined();
    expect(late).not.toHaveBeenCalled();
    arrive();
    await vi.waitFor(() => expect(late).toHaveBeenCalledExactlyOnceWith(onDevice));
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
