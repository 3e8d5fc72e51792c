import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BODY_LIMIT } from '../../server/failure.ts';

it.each(['client_max_body_size', 'client_body_buffer_size'])(
  'takes no longer story than the nginx of docs/operating.md passes on (%s)',
  (setting) => {
    const [, kilobytes] =
      new RegExp(`^ *${setting} (\\d+)k;`, 'm').exec(readFileSync('docs/operating.md', 'utf8')) ?? [];
    expect(Number(kilobytes) * 1024).toBeGreaterThanOrEqual(BODY_LIMIT);
  },
);
