/** Draws a bar on standard error that fills as steps are done. It is silent where nobody watches. */
export function createProgress(steps: number): (label: string) => void {
  let done = 0;
  return (label) => {
    done++;
    if (!process.stderr.isTTY) return;
    const width = 30;
    const filled = Math.round((width * Math.min(done, steps)) / steps);
    process.stderr.write(`\r[${'█'.repeat(filled)}${'·'.repeat(width - filled)}] ${label.padEnd(48).slice(0, 48)}`);
    if (done >= steps) process.stderr.write('\n');
  };
}
