/** Measures what scripts cost a page's main thread, from a trace of Chromium. */

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** Time is the thread's own CPU time in ms: what other processes take does not count. */
export interface ScriptTime {
  total: number;
  /** The longest single piece of work. */
  longest: number;
  /** How many pieces of work took more than 50 ms. */
  long: number;
}

export const TRACE_CATEGORIES = ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile', '__metadata'];

const SCRIPT = new Set([
  'EvaluateScript',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
  'FunctionCall',
  // A callback of a message or of a fulfilled promise.
  'v8.callFunction',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'FireIdleCallback',
  'EventDispatch',
]);

const LONG = 50;

/** Adds up the script events of the busiest renderer's main thread. Events inside of another event are counted once. */
export const scriptTime = (trace: Buffer): ScriptTime => {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const mains = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const times = mains.map(({ pid, tid }) =>
    outermost(
      traceEvents.filter(
        (event) => event.pid === pid && event.tid === tid && event.ph === 'X' && SCRIPT.has(event.name),
      ),
    ),
  );
  const busiest = times.sort((a, b) => sum(b) - sum(a))[0] ?? [];
  return {
    total: sum(busiest),
    longest: Math.max(0, ...busiest),
    long: busiest.filter((time) => time > LONG).length,
  };
};

const outermost = (events: TraceEvent[]): number[] => {
  let end = 0;
  return events
    .sort((a, b) => a.ts - b.ts)
    .flatMap(({ ts, dur = 0, tdur = 0 }) => {
      if (ts < end) return [];
      end = ts + dur;
      return [tdur / 1000];
    });
};

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
