import { execFileSync } from 'node:child_process';
import { deserialize } from 'node:v8';
import type { BakedContent } from '../server/node/baked.ts';
import type { HeldOut } from './signals/figures.ts';

/**
 * The results that take long to learn, by the module of tests/natively/ that makes them. Each module runs in a Node process of
 * its own: the test runner looks every imported function up anew at each call, and learning from 50,000 lines takes six times as
 * long in it.
 */
interface Made {
  /** Content of this project, compiled. */
  baked: Pick<BakedContent, 'content' | 'model'>;
  /** How many of the examples that were left out are found, a quarter of them at a time. */
  'held-out': HeldOut;
}

export function natively<Name extends keyof Made>(name: Name): Made[Name] {
  const made = execFileSync(process.execPath, ['--import', 'tsx', `tests/natively/${name}.ts`], {
    maxBuffer: 1e9,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return deserialize(made);
}
