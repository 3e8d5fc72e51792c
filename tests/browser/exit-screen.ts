/** A screen and a keyboard like those of hardware: an X server that nobody sees, and key presses that come from it. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { install, pathOf } from './debian.ts';

export interface Screen {
  /** The display, for the environment of a browser that is to appear on it. */
  display: string;
  /** Key names of X, as `xdotool` takes them: `key Escape`, `keydown Shift_L`. */
  press: (...words: string[]) => void;
  close: () => void;
}

/** Opens the screen. Throws an error that says in one sentence what to install, where the process may not install it itself. */
export async function openScreen(): Promise<Screen> {
  requireTool('Xvfb', 'xvfb');
  requireTool('xdotool', 'xdotool');
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x800x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const display = `:${await firstLine(server)}`;
  return {
    display,
    press: (...words) => {
      execFileSync('xdotool', words, { env: { ...process.env, DISPLAY: display }, stdio: 'ignore' });
    },
    close: () => {
      server.kill('SIGTERM');
    },
  };
}

function requireTool(name: string, debianPackage: string): void {
  if (pathOf(name) !== undefined) return;
  install(
    debianPackage,
    `The tests with real keys need ${name}: install it (Debian: "apt-get install ${debianPackage}").`,
  );
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said.includes('\n')) resolve(said.trim());
    });
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before it had a display.`)));
  });
}
