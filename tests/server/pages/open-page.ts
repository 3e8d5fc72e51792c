/** Opens pages of an app, as documents that a test can look at. */
import { Window } from 'happy-dom';
import type { App } from '../small-content.ts';

/** Opens a page as a browser does. */
export async function open(app: App, path: string, headers: Record<string, string> = {}) {
  return opened(await app.request(path, { headers: { accept: 'text/html', ...headers } }));
}

/** Sends the form of a page. */
export async function post(app: App, path: string, utterance: string) {
  return opened(await app.request(path, { method: 'POST', body: new URLSearchParams({ utterance }) }));
}

/** What came back, read. */
export async function opened(response: Response) {
  const html = await response.text();
  const { document } = new Window();
  document.write(html);
  return { response, html, page: document };
}
