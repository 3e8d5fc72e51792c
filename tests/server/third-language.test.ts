/** A language is added with a folder of content: a made-up one, put beside the others while the server runs. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Contact, Question, Reply } from '../../server/contract.ts';
import { type CairnProcess, startCairn } from './cairn-process.ts';

const entry = (question: string, utterances: string[], related: string, body: string): string => `---
question: ${question}
utterances: ${JSON.stringify(utterances)}
contacts: [second-line]
related: [${related}]
sources:
  - { title: Zu buku, url: 'https://example.org/buku', date: 2024-05 }
reviewed: null
updated: 2026-11-24
---
${body}
`;

const FOLDER = {
  'qx/faq/signs.md': entry('Koro mibi tanaka?', ['mibi tanaka zulo', 'tanaka vo koro'], 'laws', 'Vomi tanaka lo buru.'),
  'qx/faq/laws.md': entry('Koro pesu galona?', ['galona vo mibi', 'pesu galona zulo'], 'signs', 'Galona vo pesu.'),
  'qx/signals.yaml': `needs:
  - id: trapped
    contacts: [emergency-911, first-line]
    phrases: [kalapu nomo]
    others: []
    examples: [kalapu nomo vu zira, kalapu nomo te lemu, mira kalapu nomo, kalapu nomo saba, tumo kalapu nomo]
    counterExamples: [kalapu te lemu]
`,
};

let cairn: CairnProcess;
beforeAll(async () => {
  cairn = await startCairn();
  for (const [path, text] of Object.entries(FOLDER)) {
    mkdirSync(dirname(join(cairn.content, path)), { recursive: true });
    writeFileSync(join(cairn.content, path), text);
  }
  const listed = async () =>
    (await (await fetch(`${cairn.address}v1/faq?locale=qx`)).json()) as { questions: Question[] };
  try {
    await vi.waitFor(async () => expect((await listed()).questions[0]?.question).toMatch(/^Koro/), {
      timeout: 20_000,
      interval: 200,
    });
  } catch {
    await cairn.end();
    throw new Error(`The language was not taken up:\n${cairn.written()}`);
  }
}, 30_000);
afterAll(() => cairn.end());

const ask = async (utterance: string, locale: string): Promise<Reply> => {
  const response = await fetch(`${cairn.address}v1/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ utterance, locale }),
  });
  return (await response.json()) as Reply;
};

describe('a language added as a folder', () => {
  it('is answered on its own pages and, when plainly spoken, on a page in English', async () => {
    for (const locale of ['qx', 'qx-ZZ', 'en']) {
      const reply = await ask('koro mibi tanaka zulo', locale);
      expect(reply).toMatchObject({
        kind: 'answer',
        locale: 'qx',
        entry: { id: 'signs', question: 'Koro mibi tanaka?' },
      });
      expect(reply.contacts[0]?.id).toBe('second-line');
    }
    expect(await ask('what are the warning signs', 'qx')).toMatchObject({ locale: 'en', entry: { id: 'signs' } });
  });

  it('shows people to call for its own signals, and where it knows no answer', async () => {
    const danger = await ask('kalapu nomo vu zira', 'en');
    expect(danger).toMatchObject({ kind: 'escalation', locale: 'qx' });
    expect(danger.contacts[0]?.id).toBe('emergency-911');
    const unknown = await ask('zzyx', 'qx');
    expect(unknown).toMatchObject({ kind: 'fallback', locale: 'qx' });
    expect(unknown.contacts.length).toBeGreaterThan(0);
  });

  it('has contacts, in the words of the default language where a contact has none in this one', async () => {
    const { contacts } = (await (await fetch(`${cairn.address}v1/contacts?locale=qx`)).json()) as {
      contacts: Contact[];
    };
    expect(contacts.map(({ name }) => name)).toContain('First line');
  });

  it('has pages: found by address and by what the browser likes, and offered on the others', async () => {
    const byAddress = await (await fetch(`${cairn.address}faq/signs?lang=qx`)).text();
    expect(byAddress).toContain('<html lang="qx">');
    expect(byAddress).toContain('Vomi tanaka lo buru.');
    const liked = await fetch(`${cairn.address}faq`, { headers: { 'accept-language': 'qx-ZZ, en;q=0.5' } });
    expect(await liked.text()).toContain('Koro pesu galona?');
    const english = await (await fetch(`${cairn.address}faq?lang=en`)).text();
    expect(english).toMatch(/<a href="\/faq\?lang=qx" hreflang="qx" lang="qx">qx<\/a>/);
    expect((await fetch(`${cairn.address}card?lang=qx`)).status).toBe(200);
  });
});
