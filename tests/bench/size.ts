/** `npm run size` prints what each part weighs, with its target and its gate. The exit code is not zero when one is over its gate. */
import { weigh } from '../built/budgets.ts';

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`.padStart(9);

const weights = weigh();
console.log(`${'Brotli 11, the edge plain'.padEnd(42)} size      target       gate`);
for (const { name, bytes, target, gate, files } of weights) {
  const verdict = bytes > gate ? 'OVER ITS GATE' : bytes > target ? 'over its target' : '';
  console.log(`${name.padEnd(40)} ${kilobytes(bytes)}  ${kilobytes(target)}  ${kilobytes(gate)}  ${verdict}`);
  if (files.length > 1) for (const file of files) console.log(`  ${file.name.padEnd(38)} ${kilobytes(file.bytes)}`);
}
if (weights.some(({ bytes, gate }) => bytes > gate)) process.exitCode = 1;
