/** The device and the server have the same engine, so they must give the same reply: compares what was built for each. */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ask } from '../../server/contract.ts';
import type { DeviceModule, LoadDevice } from '../../widget/baked.ts';
import { danger, followUps, harmless, inScope, outOfScope, smallTalk, spanish } from '../evaluation/labelled.ts';
import { BUILT } from './built.ts';
import { type Runtime, startNode } from './runtimes.ts';

const LOCALES = ['en', 'es'];

/** By the language of the page, a plea in the other one. */
const FOREIGN_PLEAS: Record<string, string> = {
  en: 'no me deja salir de la casa, ayuda',
  es: 'he wont let me leave, please help',
};

let server: Runtime;
beforeAll(async () => {
  server = await startNode();
});
afterAll(() => server.stop());
afterEach(() => {
  vi.useRealTimers();
});

const onServer = async (ask: Ask): Promise<string> => {
  const response = await fetch(`${server.address}/v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...ask, utterance: ask.utterance.slice(0, 500), rest: ask.utterance.slice(500) }),
  });
  return response.text();
};

/**
 * Loads a fresh copy of a built file, the answers of a language or its `signals-<locale>`. `copy` is a part of its address that no
 * other test uses.
 */
const deviceFile = (part: string, copy: string): Promise<DeviceModule> => {
  const name = readdirSync(join(BUILT, 'assets')).find(
    (file) => file.startsWith(`device-${part}-`) && file.endsWith('.js'),
  );
  if (name === undefined) throw new Error(`${BUILT}/assets holds no device-${part}-*.js: run "npm run build" first.`);
  return import(`${pathToFileURL(resolve(BUILT, 'assets', name)).href}?${copy}`);
};

const isSignals = (part: string): boolean => part.startsWith('signals-');
const noNetwork = (): Promise<never> => Promise.reject(new TypeError('no network'));

/** Returns every development utterance. Follow-ups come with the entry that was shown before them. */
const asks = async (): Promise<Omit<Ask, 'locale'>[]> => {
  const alone = [inScope, spanish, harmless, outOfScope, smallTalk, danger].flatMap((read) => read());
  const following = followUps().map(async ({ first, utterance }) => {
    const { entry } = JSON.parse(await onServer({ utterance: first, locale: 'en' })) as { entry?: { id: string } };
    return { utterance, context: entry ? [entry.id] : [] };
  });
  return [...alone.map(({ utterance }) => ({ utterance })), ...(await Promise.all(following))];
};

/** Returns what the two say differently, in a form that a person can read. */
const differences = async (device: DeviceModule, wanted: readonly Ask[], load: LoadDevice): Promise<string[]> => {
  const found: string[] = [];
  for (const ask of wanted) {
    const here = JSON.stringify(await device.answer(ask, load));
    const there = await onServer(ask);
    if (here !== there) found.push(`${ask.utterance}\n  device ${brief(here)}\n  server ${brief(there)}`);
  }
  return found;
};

const brief = (json: string): string => {
  const { kind, locale, entry, questions, contacts } = JSON.parse(json);
  const ids = (list: { id: string }[]) => list.map(({ id }) => id).join(' ');
  return [kind, locale, entry?.id, ids(questions), ids(contacts)].join(' | ');
};

describe.each(LOCALES)('answers on the device, on a page in %s', (locale) => {
  const others = LOCALES.filter((other) => other !== locale);
  /** The utterances that this language's file answers by itself, and those for which it asked for another file. */
  const sure: Ask[] = [];
  const unsure: Ask[] = [];

  it('are byte for byte those of the server, from the answers of one language and the signals of all', async () => {
    const device = await deviceFile(locale, 'alone');
    const missing: string[] = [];
    const load = (part: string) => {
      if (isSignals(part)) return deviceFile(part, 'alone');
      missing.push(part);
      return noNetwork();
    };
    for (const ask of await asks()) {
      const before = missing.length;
      await device.answer({ ...ask, locale }, load);
      (missing.length > before ? unsure : sure).push({ ...ask, locale });
    }
    const found = await differences(device, sure, load);
    expect(found, `${found.length} of ${sure.length} differ:\n${found.join('\n')}`).toEqual([]);
    expect([...new Set(missing)]).toEqual(others);
    // Most of what is asked in the language of the page needs no second download.
    expect(sure.length).toBeGreaterThan(locale === 'en' ? 150 : 10);
  });

  it('come from one file alone where the utterance is plainly in its language, while the rest is still on its way', async () => {
    const device = await deviceFile(locale, 'early');
    const never = () => new Promise<never>(() => {});
    const plain = {
      en: ['he took my id and wont let me leave', 'is it a crime to pay for sex in montana?', 'how do i help a friend'],
      es: ['no me deja salir de la casa, ayuda', '¿es un delito pagar por sexo?', 'cómo ayudo a una amiga'],
    }[locale];
    const found = await differences(
      device,
      (plain ?? []).map((utterance) => ({ utterance, locale })),
      never,
    );
    expect(found).toEqual([]);
    expect(plain).toHaveLength(3);
  });

  it('wait for the signals of the other language where the utterance may need them', async () => {
    const device = await deviceFile(locale, 'waits');
    let arrive = (): void => undefined;
    const arriving = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const load = async (part: string) => {
      if (!isSignals(part)) return noNetwork();
      await arriving;
      return deviceFile(part, 'waits');
    };
    let isAnswered = false;
    const answering = Promise.resolve(device.answer({ utterance: FOREIGN_PLEAS[locale] ?? '', locale }, load)).then(
      (reply) => {
        isAnswered = true;
        return reply;
      },
    );
    // Whatever needs no waiting is answered meanwhile.
    await device.answer(
      { utterance: locale === 'en' ? 'who are the buyers' : 'quiénes son los que pagan', locale },
      load,
    );
    expect(isAnswered).toBe(false);
    arrive();
    expect((await answering).kind).toBe('escalation');
  });

  it('are byte for byte those of the server, where the other language is needed too', async () => {
    // With this the other language arrives in time, however busy the machine is.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const device = await deviceFile(locale, 'together');
    const found = await differences(device, unsure, (other) => deviceFile(other, 'together'));
    expect(found, `${found.length} of ${unsure.length} differ:\n${found.join('\n')}`).toEqual([]);
    expect(unsure.length).toBeGreaterThan(0);
  });

  it('are byte for byte those of the server also to long texts, in one language or in both', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const story = {
      en: 'We moved to Helena in the spring and I worked at a shop. The weather was good that year. ',
      es: 'Nos mudamos a Helena en primavera y trabajé en una tienda. El clima fue bueno ese año. ',
    };
    const [own = '', other = ''] = locale === 'en' ? [story.en, story.es] : [story.es, story.en];
    const plea = FOREIGN_PLEAS[locale] ?? '';
    const last = locale === 'en' ? 'What are the signs of trafficking?' : '¿Cuáles son las señales de la trata?';
    const texts = [
      own.repeat(6) + last,
      own.repeat(6) + plea,
      `${plea}. ${own.repeat(6)}`,
      other.repeat(6) + last,
      `He took my passport and he hits me. ${own.repeat(6)}Some nights I wish I was dead.`,
      `${own.repeat(6)}${last} ${other.repeat(6)}${plea}`,
      own.repeat(80) + last,
    ];
    // A fresh copy for each: once both languages are there, both are used.
    for (const [at, utterance] of texts.entries()) {
      const copy = `long${at}`;
      const device = await deviceFile(locale, copy);
      const asked = [{ utterance, locale }];
      expect(await differences(device, asked, (part) => deviceFile(part, copy)), `text ${at}`).toEqual([]);
    }
  });

  it('still show people to call where the other language cannot be had', async () => {
    const device = await deviceFile(locale, 'cut-off');
    const utterance = FOREIGN_PLEAS[locale] ?? '';
    const lines = async (load: LoadDevice): Promise<{ kind: string; ids: string[] }> => {
      const { kind, contacts, ...reply } = await device.answer({ utterance, locale }, load);
      expect(reply.locale).toBe(locale);
      expect(reply.text?.length).toBeGreaterThan(0);
      return { kind, ids: contacts.map(({ id }) => id) };
    };
    // Without its signals the plea is not understood, and the lines are there all the same.
    for (const load of [() => undefined, noNetwork])
      expect((await lines(load)).ids).toEqual(expect.arrayContaining(['emergency-911', 'montana-trafficking-hotline']));
    // With the signals alone it is, and they are asked for anew with each question.
    const { kind, ids } = await lines((part) => (isSignals(part) ? deviceFile(part, 'cut-off') : noNetwork()));
    expect(kind).toBe('escalation');
    expect(ids.slice(0, 4)).toContain('emergency-911');
  });
});
