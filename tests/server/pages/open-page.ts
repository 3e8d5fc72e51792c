/** Opens pages of an app, as documents that a test can look at. */
import { Window } from 'happy-dom';
import type { App } from '../small-content.ts';

/** Opens a page as a browser does. */
export async function open(app: App, path: string, headers: Record<string, string> = {}) {
  return opened(await app.request(path, { headers: { accept: 'text/html', ...headers } }));
}

/** Sends the form of a page, and goes where the answer is, as a browser without script does. */
export async function post(app: App, path: string, utterance: string) {
  const response = await app.request(path, { method: 'POST', body: new URLSearchParams({ utterance }) });
  return response.status === 303 ? open(app, response.headers.get('location') ?? '') : opened(response);
}

/** Sends it as the script of the pages does. */
export async function postInPlace(app: App, path: string, utterance: string) {
  const [headers, body] = [{ 'x-in-place': '1' }, new URLSearchParams({ utterance })];
  return opened(await app.request(path, { method: 'POST', headers, body }));
}

/** What came back, read. */
export async function opened(response: Response) {
  const html = await response.text();
  const { document } = new Window();
  document.write(html);
  return { response, html, page: document };
}
