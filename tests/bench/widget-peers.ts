/** What a partner would embed instead, each as its own README shows. The bench downloads them into an ignored folder. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Embed {
  name: string;
  /** Returns the lines for the page. `cdn` serves the package's files and answers its API; `nonce` is for a strict policy. */
  html: (cdn: string, nonce: string) => string;
  /** What a visitor clicks to open it; undefined where it is open from the start. */
  launcher?: string;
  /** The field to type in. */
  input: string;
  /** Reads a file of the package, by its path. */
  file?: (path: string) => Buffer | undefined;
}

const FOLDER = '.cache/peers-widget';

/** Takes only the package itself: each ships a bundle with everything it needs. */
const take = (name: string, version: string): NonNullable<Embed['file']> => {
  const folder = join(FOLDER, `${name.replace('@', '').replace('/', '-')}-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    try {
      const options = { encoding: 'utf8' as const, timeout: 120_000 };
      const archive = execFileSync(
        'npm',
        ['pack', '--silent', '--pack-destination', FOLDER, `${name}@${version}`],
        options,
      );
      execFileSync('tar', ['xzf', join(FOLDER, archive.trim()), '-C', folder, '--strip-components=1']);
      rmSync(join(FOLDER, archive.trim()));
    } catch (error) {
      rmSync(folder, { recursive: true });
      throw error;
    }
  }
  return (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined);
};

const module = (nonce: string, code: string): string => `<script type="module" nonce="${nonce}">${code}</script>`;

const PEERS: (Embed & { version: string; packageName: string })[] = [
  {
    name: 'deep-chat',
    packageName: 'deep-chat',
    version: '2.4.2',
    html: (cdn, nonce) =>
      `<script type="module" nonce="${nonce}" src="${cdn}/dist/deepChat.bundle.js"></script><deep-chat connect='{"url":"${cdn}/api/chat"}'></deep-chat>`,
    input: 'deep-chat #text-input',
  },
  {
    name: 'Typebot',
    packageName: '@typebot.io/js',
    version: '0.10.7',
    html: (cdn, nonce) =>
      module(
        nonce,
        `import Typebot from '${cdn}/dist/web.js'; Typebot.initBubble({ typebot: 'faq', apiHost: '${cdn}' })`,
      ),
    launcher: 'typebot-bubble button',
    input: 'typebot-bubble input, typebot-bubble textarea',
  },
  {
    name: 'n8n chat',
    packageName: '@n8n/chat',
    version: '1.37.0',
    html: (cdn, nonce) =>
      `<link rel="stylesheet" href="${cdn}/dist/style.css">${module(nonce, `import { createChat } from '${cdn}/dist/chat.bundle.es.js'; createChat({ webhookUrl: '${cdn}/api/webhook' })`)}`,
    launcher: '.chat-window-toggle',
    input: '#n8n-chat textarea',
  },
  {
    name: 'Flowise',
    packageName: 'flowise-embed',
    version: '3.1.6',
    html: (cdn, nonce) =>
      module(nonce, `import Chatbot from '${cdn}/dist/web.js'; Chatbot.init({ chatflowid: 'faq', apiHost: '${cdn}' })`),
    launcher: 'flowise-chatbot button[part="button"]',
    input: 'flowise-chatbot textarea, flowise-chatbot input[type=text]',
  },
  {
    name: 'Meilisearch DocSearch',
    packageName: 'meilisearch-docsearch',
    version: '0.8.0',
    html: (cdn, nonce) =>
      `<link rel="stylesheet" href="${cdn}/dist/index.css"><div id="docsearch"></div><script nonce="${nonce}" src="${cdn}/dist/index.global.js"></script><script nonce="${nonce}">__docsearch_meilisearch__.docsearch({ container: '#docsearch', host: '${cdn}', apiKey: 'key', indexUid: 'faq' })</script>`,
    launcher: '#docsearch button',
    input: '.docsearch-modal input',
  },
];

/** Returns the peers that could be downloaded. Why the others could not goes to `report`. */
export const takePeers = (report: (problem: string) => void): Embed[] =>
  PEERS.flatMap(({ packageName, version, ...peer }) => {
    try {
      return [{ ...peer, name: `${peer.name} ${version}`, file: take(packageName, version) }];
    } catch (error) {
      report(`${peer.name} is left out: ${String(error).split('\n')[0]}`);
      return [];
    }
  });

/** The smallest API reply with which each of them shows its field: none of them has its server here. */
export const apiReply = (path: string): unknown =>
  path.includes('startChat')
    ? {
        sessionId: 'one',
        typebot: { id: 'faq', version: '6', theme: {}, settings: {} },
        messages: [],
        input: { id: 'ask', type: 'text input', options: {} },
      }
    : path.includes('isStreamAvailable') || path.includes('chatflows-streaming')
      ? { isStreaming: false }
      : { data: [] };
