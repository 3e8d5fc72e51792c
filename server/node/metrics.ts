import { createHash, timingSafeEqual } from 'node:crypto';
import { Counter, Histogram, Registry } from 'prom-client';
import type { CountReply, Metrics } from '../app.ts';

/** Counts for an operator. They hold nobody's words. */
export interface Counts extends Metrics {
  countReply: CountReply;
}

/** An entry that was shown less often than this is not named: its few askers could be told apart. */
const LEAST_SHOWN = 10;
/** Bounds of the histogram, in seconds. Most replies take less than a millisecond, the slowest ten, a long story a hundred; the rest is waiting for the body. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5];

/** Creates the counts. Whoever sends `token` as a bearer token may read them. */
export function createCounts(token: string): Counts {
  const registry = new Registry();
  const registers = [registry];
  const replies = new Counter({
    name: 'cairn_replies_total',
    help: 'Replies by kind and language.',
    labelNames: ['kind', 'locale'],
    registers,
  });
  const entriesAsked = new Map<string, number>();
  new Counter({
    name: 'cairn_entry_replies_total',
    help: `Replies that showed an entry; entries shown fewer than ${LEAST_SHOWN} times are left out.`,
    labelNames: ['entry'],
    registers,
    collect() {
      this.reset();
      for (const [entry, count] of entriesAsked) if (count >= LEAST_SHOWN) this.inc({ entry }, count);
    },
  });
  const latency = new Histogram({
    name: 'cairn_ask_seconds',
    help: 'Time from the first line of the handler to the finished reply to an utterance.',
    buckets: BUCKETS,
    registers,
  });
  const wanted = digest(`Bearer ${token}`);

  return {
    // The scheme may be written in any case (RFC 9110, 11.1). All digests have one length, so that the comparison tells nothing
    // about the length of the token.
    isAllowed: (authorization) =>
      timingSafeEqual(digest((authorization ?? '').replace(/^bearer /i, 'Bearer ')), wanted),
    render: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    countReply({ kind, locale, entry }, milliseconds) {
      replies.inc({ kind, locale });
      if (entry !== undefined) entriesAsked.set(entry.id, (entriesAsked.get(entry.id) ?? 0) + 1);
      latency.observe(milliseconds / 1000);
    },
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
