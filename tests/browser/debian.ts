/** Programs that the tests drive, from Debian's packages where this process may install them. */
import { execFileSync } from 'node:child_process';

/** Returns the path of the first of these programs that is on this machine. */
export const pathOf = (...names: string[]): string | undefined => {
  for (const name of names) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // This program is missing: try the next name.
    }
  }
  return undefined;
};

/** Installs a Debian package. @throws Error with `advice` where this is not Debian, or the process is not root. */
export const install = (debianPackage: string, advice: string): void => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new Error(advice);
  const options = { stdio: 'ignore' as const, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    execFileSync('apt-get', ['update', '-qq'], options);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], options);
  } catch {
    throw new Error(advice);
  }
};
