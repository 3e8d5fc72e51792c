/** A small content in two languages, and an app over it with the real engine: what the server tests ask. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AppOptions, createApp } from '../../server/app.ts';
import { type Asset, createAsset } from '../../server/assets.ts';
import type { Content } from '../../server/content/content.ts';
import { parseContent } from '../../server/content/parse.ts';
import { createEngine } from '../../server/retrieval/engine.ts';

const contact = (order: number, name: string, number: string, shown: string, more = ''): string => `---
name: { en: '${name}', es: '${name} (es)' }
purpose: { en: Someone to talk to., es: Alguien con quien hablar. }
phone: { number: '${number}', shown: '${shown}' }
${more}hours: { en: Day and night, es: De día y de noche }
languages: { en: 'English, Spanish', es: 'Inglés, español' }
area: { en: Montana, es: Montana }
serves: [mt]
sources: []
checked: 2026-11-24
confirmed: null
confidence: V2
default: ${order}
---
`;

const entry = (
  question: string,
  utterances: string[],
  related: string[],
  body: string,
  updated = '2026-11-24',
): string => `---
question: ${question}
utterances: ${JSON.stringify(utterances)}
contacts: [first-line]
related: ${JSON.stringify(related)}
sources:
  - { title: A study, url: 'https://example.org/study', date: 2024-05 }
reviewed: null
updated: ${updated}
---
${body}
`;

/** The files, by path inside the content folder. */
export const SMALL_FILES: ReadonlyMap<string, string> = new Map([
  [
    'contacts/first-line.md',
    contact(
      1,
      'First line',
      '+14065557867',
      '406-555-STOP',
      "text: { number: '233733', shown: '233733', keyword: HELP }\n",
    ),
  ],
  ['contacts/second-line.md', contact(2, 'Second line', '+14065550111', '406-555-0111')],
  ['contacts/emergency-911.md', contact(3, 'Emergency', '911', '911')],
  [
    'en/faq/signs.md',
    entry(
      'What are the signs?',
      ['what are the warning signs', 'how can I tell'],
      ['laws'],
      'Look for someone who is **never alone**.\n\nThen </script><b>call</b>.\n\n- One\n- Two',
    ),
  ],
  [
    'en/faq/laws.md',
    entry('What does the law say?', ['is it a crime', 'what law is there'], ['signs'], 'It is a crime.'),
  ],
  [
    'es/faq/signs.md',
    entry('¿Cuáles son las señales?', ['que señales hay'], ['laws'], 'Busque a alguien que nunca está solo.'),
  ],
  ['es/faq/laws.md', entry('¿Qué dice la ley?', ['es un delito'], ['signs'], 'Es un delito.')],
]);

/** Reads the small content as the server reads a folder. */
export function smallContent(): Content {
  return parseContent(SMALL_FILES);
}

/** Writes the small content into a folder of the test. */
export function writeSmallContent(folder: string): void {
  for (const [path, text] of SMALL_FILES) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export type App = ReturnType<typeof smallApp>;

/** Built files as a build would hand them over, each in three forms. */
export function smallAssets(): { version: string; files: Map<string, Asset> } {
  const names = ['cairn.js', 'panel-abc123.js', 'builder-def456.js', 'exit-0a1b2c.js'];
  return { version: '9.8.7', files: new Map(names.map((name) => [name, asset(name)])) };
}

/** An app over the small content, with its own engine. */
export function smallApp(options: Partial<AppOptions> = {}) {
  const content = smallContent();
  return createApp({ engine: createEngine(content), content, assets: smallAssets(), ...options });
}

/** Posts a body to `/v1/ask` as JSON, unless `headers` say otherwise. */
export function postAsk(app: App, body: BodyInit, headers: Record<string, string> = {}) {
  return app.request('http://cairn.test/v1/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

/** The code by which a refusal in JSON names itself. */
export async function failureCode(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code;
}

function asset(name: string): Asset {
  const encode = (text: string) => new TextEncoder().encode(text);
  return {
    ...createAsset(name, `sha384-${name.padEnd(64, 'x')}`, encode(`plain ${name}`)),
    brotli: encode(`brotli ${name}`),
    gzip: encode(`gzip ${name}`),
  };
}
