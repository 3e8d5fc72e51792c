import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../server/contract.ts';
import { createEngine } from '../../server/retrieval/engine.ts';
import fc from '../property.ts';
import { failureCode, postAsk, smallApp, smallContent } from './small-content.ts';

const CANARY = 'zebrafinch';

describe('POST /v1/ask', () => {
  const app = smallApp();

  it.each([
    ['not JSON', `{"utterance": "${CANARY}`, 'not_json'],
    ['JSON that is no object', `["${CANARY}"]`, 'wrong_shape'],
    ['null', 'null', 'wrong_shape'],
    ['nothing', '', 'not_json'],
    ['no utterance', '{}', 'wrong_shape'],
    ['an utterance that is no string', '{"utterance": {"a": 1}}', 'wrong_shape'],
    ['only spaces', '{"utterance": " \\n\\u00a0"}', 'wrong_shape'],
    ['501 characters', JSON.stringify({ utterance: `${CANARY}${'a'.repeat(491)}` }), 'wrong_shape'],
    ['spaces, whatever comes after them', `{"utterance": " ", "rest": "${CANARY}"}`, 'wrong_shape'],
    ['the rest of nothing', `{"rest": "${CANARY}"}`, 'wrong_shape'],
    ['a rest that is no string', `{"utterance": "a", "rest": ["${CANARY}"]}`, 'wrong_shape'],
    ['a rest that is null', `{"utterance": "${CANARY}", "rest": null}`, 'wrong_shape'],
    ['a locale that is no string', `{"utterance": "${CANARY}", "locale": 1}`, 'wrong_shape'],
    ['a context that is no list', `{"utterance": "${CANARY}", "context": "signs"}`, 'wrong_shape'],
    ['seven entries of context', `{"utterance": "${CANARY}", "context": ["a","b","c","d","e","f","g"]}`, 'wrong_shape'],
    ['a passage that is no place', `{"utterance": "${CANARY}", "passage": -1}`, 'wrong_shape'],
    ['a passage that is no whole number', `{"utterance": "${CANARY}", "passage": 1.5}`, 'wrong_shape'],
    ['a field that is not known', `{"utterance": "a", "${CANARY}": 1}`, 'wrong_shape'],
    ['__proto__', `{"utterance": "a", "__proto__": {"${CANARY}": 1}}`, 'wrong_shape'],
    ['deep nesting', `${'['.repeat(2000)}${']'.repeat(2000)}`, 'wrong_shape'],
  ])('refuses %s with 400, without repeating it', async (_, body, code) => {
    const response = await postAsk(app, body);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(JSON.parse(text).error.code).toBe(code);
    expect(text).not.toContain(CANARY);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const response = await postAsk(app, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]));
    expect(response.status).toBe(400);
    expect(await failureCode(response)).toBe('not_utf8');
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['application/json; charset=latin1'],
    ['application/json-seq'],
    [''],
  ])('refuses Content-Type "%s" with 415', async (type) => {
    const response = await postAsk(app, '{"utterance":"signs"}', { 'content-type': type });
    expect(response.status).toBe(415);
  });

  it('refuses a compressed body with 415', async () => {
    const response = await postAsk(app, '{"utterance":"signs"}', { 'content-encoding': 'gzip' });
    expect(response.status).toBe(415);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON;charset="UTF-8"'])(
    'takes Content-Type "%s"',
    async (type) => {
      expect((await postAsk(app, '{"utterance":"signs"}', { 'content-type': type })).status).toBe(200);
    },
  );

  it('refuses more than 64 KiB with 413, announced or not', async () => {
    const body = JSON.stringify({ utterance: CANARY, rest: 'x'.repeat(65_520) });
    const announced = await postAsk(app, body, { 'content-length': String(body.length) });
    const streamed = await app.request('http://cairn.test/v1/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit);
    for (const response of [announced, streamed]) {
      expect(response.status).toBe(413);
      expect(await failureCode(response)).toBe('body_too_large');
    }
  });

  it('reads a body that was not announced, up to 64 KiB', async () => {
    const response = await app.request('http://cairn.test/v1/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Blob(['{"utterance":"what are the warning signs"', `,"rest":"${'x'.repeat(65_000)}"}`]).stream(),
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(200);
  });

  it('calls a body that breaks off a failure of the sender', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error(CANARY)) });
    const response = await app.request('http://cairn.test/v1/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: broken,
      duplex: 'half',
    } as RequestInit);
    const text = await response.text();
    expect(response.status).toBe(400);
    expect(text).toContain('incomplete_body');
    expect(text).not.toContain(CANARY);
  });

  it('answers a question with its entry and contacts, never to be stored', async () => {
    const response = await postAsk(app, '{"utterance":"what are the warning signs"}');
    const reply = (await response.json()) as Reply;
    expect(response.status).toBe(200);
    expect(reply.entry?.id).toBe('signs');
    expect(reply.contacts[0]?.id).toBe('first-line');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it.each([
    ['es', 'es'],
    ['es-MX', 'es'],
    ['es_MX', 'es'],
    ['ES', 'es'],
    ['tlh', 'en'],
    [undefined, 'en'],
  ])('answers a page in "%s" in %s', async (locale, expected) => {
    const response = await postAsk(app, JSON.stringify({ utterance: '406', locale }));
    expect(((await response.json()) as Reply).locale).toBe(expected);
  });

  it('says 429 with Retry-After when the address has asked too much', async () => {
    const limited = smallApp({ admit: () => ({ admitted: false, milliseconds: 16_001 }) });
    const response = await postAsk(limited, '{"utterance":"signs"}');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('17');
  });

  it.each([
    ['text/plain', '9', 415, 0],
    ['application/json', '70000', 413, 0],
    ['application/json', '23', 200, 1],
  ])('counts no request that its headers let it refuse (%s of %s bytes)', async (type, length, status, counted) => {
    let utterances = 0;
    const counting = smallApp({
      admit: (_, __, more) => {
        utterances += more;
        return { admitted: true };
      },
    });
    const headers = { 'content-type': type, 'content-length': length };
    const response = await postAsk(counting, '{"utterance":"signs"}', headers);
    expect([response.status, utterances]).toEqual([status, counted]);
  });

  describe('a text that is longer than an utterance', () => {
    const story = 'The quokka drove a tractor over the hill. ';
    const engine = createEngine(smallContent());
    const inTwo = (text: string) => JSON.stringify({ utterance: text.slice(0, 500), rest: text.slice(500) });

    it.each([
      ['with the question last', `${story.repeat(30)}What are the warning signs?`],
      ['with a sign of two units on the border', `${'x'.repeat(499)}\u{1f631} What are the warning signs?`],
      ['that ends there', 'what are the warning signs '.repeat(19).slice(0, 500)],
      ['of which the middle is left out', `${story.repeat(1000)}What are the warning signs?`],
    ])('is read as one, %s', async (_, utterance) => {
      const response = await postAsk(app, inTwo(utterance));
      const reply = (await response.json()) as Reply;
      expect(reply).toEqual(engine.reply({ utterance, locale: 'en' }));
      expect([reply.entry?.id, reply.readInPart]).toEqual(['signs', utterance.length > 6000 ? true : undefined]);
    });

    it('counts once for each part, and not at all where it is refused', async () => {
      const counted: number[] = [];
      const counting = smallApp({
        admit: (_, __, utterances) => {
          counted.push(utterances);
          return utterances > 10 ? { admitted: false, milliseconds: 16_001 } : { admitted: true };
        },
      });
      const statuses = [];
      for (const body of [inTwo(story.repeat(30)), inTwo(story.repeat(1000)), '{"utterance":"signs","rest":1}'])
        statuses.push((await postAsk(counting, body)).status);
      expect([counted, statuses]).toEqual([
        [3, 12],
        [200, 429, 400],
      ]);
    });

    it('lets others be answered while it is read', async () => {
      let now = 0;
      const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 100));
      let isFree = false;
      const busy = smallApp({
        engine: {
          *replying(ask) {
            setTimeout(() => {
              isFree = true;
            });
            const reply = yield* engine.replying(ask);
            expect(isFree).toBe(true);
            return reply;
          },
        },
      });
      const response = await postAsk(busy, inTwo(story.repeat(30)));
      clock.mockRestore();
      expect([response.status, isFree]).toEqual([200, true]);
    });
  });

  it('says 500 without detail when the engine fails, and reports the error', async () => {
    const reported: unknown[] = [];
    const error = new Error(CANARY);
    const failing = smallApp({
      engine: {
        ...createEngine(smallContent()),
        replying: () => {
          throw error;
        },
      },
      reportError: (thrown) => reported.push(thrown),
    });
    const response = await postAsk(failing, '{"utterance":"signs"}');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain(CANARY);
    expect(reported).toEqual([error]);
  });

  it('never fails on random and mutated bodies', async () => {
    const whole = JSON.stringify({ utterance: 'what are the signs', locale: 'en', context: ['laws'] });
    const mutated = fc
      .tuple(fc.nat(whole.length), fc.nat(12), fc.string())
      .map(([at, length, text]) => whole.slice(0, at) + text + whole.slice(at + length));
    const any = fc.anything();
    const shaped = fc
      .record({ utterance: any, rest: any, locale: any, context: any }, { requiredKeys: [] })
      .map((value) => JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? '');
    const words = fc.string({ unit: 'binary', maxLength: 500 });
    const spoken = fc.tuple(words, words).map(([utterance, rest]) => JSON.stringify({ utterance, rest }));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(mutated, shaped, spoken, fc.json(), fc.uint8Array({ maxLength: 300 })),
        async (body) => {
          const response = await postAsk(app, body as BodyInit);
          expect([200, 400, 413]).toContain(response.status);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('the lists', () => {
  const app = smallApp();

  it('gives every contact and every question, in the language asked for', async () => {
    const contacts = await (await app.request('/v1/contacts')).json();
    const faq = await (await app.request('/v1/faq?locale=es')).json();
    expect(contacts.contacts.map(({ id }: { id: string }) => id).sort()).toEqual([
      'emergency-911',
      'first-line',
      'second-line',
    ]);
    expect(faq.questions).toContainEqual({ id: 'laws', question: '¿Qué dice la ley?' });
  });
});
