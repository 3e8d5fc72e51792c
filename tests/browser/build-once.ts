import { execFileSync } from 'node:child_process';
import { chromiumPath } from './chromium.ts';

/** Runs before the tests that need them: finds a browser, and builds what they open. `CAIRN_SKIP_BUILD=1` keeps the last build. */
export default (): void => {
  chromiumPath();
  if (process.env.CAIRN_SKIP_BUILD === '1') return;
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
};
