import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCounts } from '../../../server/node/metrics.ts';
import { post, postInPlace } from '../pages/open-page.ts';
import { type App, postAsk, smallApp } from '../small-content.ts';

const TOKEN = 'a-token-of-twenty-ch';

const ask = (app: App, utterance: string) => postAsk(app, JSON.stringify({ utterance }));

const scrape = (app: App, authorization?: string) =>
  app.request('/metrics', authorization === undefined ? {} : { headers: { authorization } });

const appWith = () => {
  const counts = createCounts(TOKEN);
  return smallApp({ metrics: counts, countReply: counts.countReply });
};

describe('metrics', () => {
  it('are not there unless a token is set', async () => {
    expect((await scrape(smallApp(), `Bearer ${TOKEN}`)).status).toBe(404);
  });

  it.each([undefined, TOKEN, 'Bearer ', 'Bearer wrong', `bearer${TOKEN}`, `Bearer ${TOKEN}x`])(
    'refuse "%s"',
    async (authorization) => {
      const response = await scrape(appWith(), authorization);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
    },
  );

  it.each(['Bearer', 'bearer', 'BEARER'])('are shown to the token after "%s"', async (scheme) => {
    expect((await scrape(appWith(), `${scheme} ${TOKEN}`)).status).toBe(200);
  });

  it('count replies, name an entry only once it was shown ten times, and hold no word', async () => {
    const app = appWith();
    for (let asked = 0; asked < 9; asked++) await ask(app, 'what are the warning signs');
    await ask(app, 'zebrafinch quokka');
    const before = await (await scrape(app, `Bearer ${TOKEN}`)).text();
    await ask(app, 'what are the warning signs');
    const after = await (await scrape(app, `Bearer ${TOKEN}`)).text();

    expect(before).toContain('cairn_replies_total{kind="answer",locale="en"} 9');
    expect(before).toContain('cairn_replies_total{kind="fallback",locale="en"} 1');
    await postAsk(app, 'no JSON');
    expect(before).toContain('cairn_ask_seconds_count 10');
    expect(before).not.toContain('entry="signs"');
    expect(after).toContain('cairn_entry_replies_total{entry="signs"} 10');
    expect(after).toContain('cairn_ask_seconds_count 11');
    expect(after).not.toContain('zebrafinch');
  });

  it('time each reply to a form, with script or without, and no form of spaces', async () => {
    const app = appWith();
    for (const utterance of ['what are the warning signs', '   ']) {
      await post(app, '/faq', utterance);
      await postInPlace(app, '/faq', utterance);
    }
    await post(app, '/faq', 'what are the warning signs');
    const text = await (await scrape(app, `Bearer ${TOKEN}`)).text();
    expect(text).toContain('cairn_replies_total{kind="answer",locale="en"} 3');
    expect(text).toContain('cairn_ask_seconds_count 3');
  });

  it('hold nothing but those three metrics', async () => {
    const text = await (await scrape(appWith(), `Bearer ${TOKEN}`)).text();
    const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
    expect(names.sort()).toEqual(['cairn_ask_seconds', 'cairn_entry_replies_total', 'cairn_replies_total']);
    // What operators are told to ask Prometheus asks for these.
    const asked = readFileSync('docs/operating.md', 'utf8').match(/(?<!\$)\bcairn_[a-z_]+\b/g) ?? [];
    expect([...new Set(asked.map((name) => name.replace(/_bucket$/, '')))].sort()).toEqual(names);
  });
});
