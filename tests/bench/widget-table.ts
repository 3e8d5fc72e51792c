/** The figures of the widget bench, and how they are printed. */

/** Everything that is measured of one widget. Bytes are those that were really loaded, as Brotli 11 makes them; times are in ms. */
export interface Figures {
  bytesOnLoad: number;
  bytesUntilOpen: number;
  requestsOnLoad: number;
  requestsOnOpen: number;
  cpu: number;
  cpuSlow: number;
  open: number;
  longTasks: number;
  shift: number;
  stored: string;
  strict: string;
}

/** Prints one line for each widget, with ratios to `ours`. */
export function print(table: [string, Figures][], ours: Figures): void {
  const columns: [string, (figures: Figures) => number, (value: number) => string][] = [
    ['load, kB', ({ bytesOnLoad }) => bytesOnLoad / 1000, one],
    ['until open, kB', ({ bytesUntilOpen }) => bytesUntilOpen / 1000, one],
    ['requests on load', ({ requestsOnLoad }) => requestsOnLoad, String],
    ['on open', ({ requestsOnOpen }) => requestsOnOpen, String],
    ['CPU 1×, ms', ({ cpu }) => cpu, one],
    ['CPU 4×, ms', ({ cpuSlow }) => cpuSlow, one],
    ['open 4×, ms', ({ open }) => open, (value) => (value > 0 ? value.toFixed(0) : '-')],
    ['tasks > 50 ms', ({ longTasks }) => longTasks, String],
    ['shift', ({ shift }) => shift, (value) => value.toFixed(3)],
  ];
  const withRatio = ['load, kB', 'until open, kB', 'CPU 1×, ms', 'CPU 4×, ms', 'open 4×, ms'];
  const lines = table.map(([name, figures]) => [
    name,
    ...columns.map(([title, figureOf, show]) => {
      const [value, own] = [figureOf(figures), figureOf(ours)];
      const ratio = name !== 'Cairn' && withRatio.includes(title) && value > 0 && own > 0;
      return show(value) + (ratio ? ` (${one(value / own)}×)` : '');
    }),
    figures.strict,
    figures.stored,
  ]);
  const all = [['', ...columns.map(([title]) => title), 'strict policy', 'written'], ...lines];
  const widths = all[0]?.map((_, at) => Math.max(...all.map((line) => line[at]?.length ?? 0))) ?? [];
  for (const line of all) console.log(line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  '));
  console.log('\n(n×): times ours. "-": it is open from the start, or its field did not show.');
}

export function one(value: number): string {
  return value.toFixed(1);
}

export function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
