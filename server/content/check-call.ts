import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * Reads what a command of this project was called with. `usage` says what can be given; `--help` prints it and ends. Anything that
 * cannot be given ends with exit code 1 and says why.
 */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: Options,
  allowPositionals = false,
) {
  const read = () => parseArgs({ allowPositionals, options: { ...options, help: { type: 'boolean' } } });
  let found: ReturnType<typeof read>;
  try {
    found = read();
  } catch (error) {
    return refuse((error as Error).message, usage);
  }
  if ((found.values as { help?: boolean }).help !== true) return found;
  process.stdout.write(usage);
  process.exit(0);
}

/** Says what is wrong with a call and what can be given, and ends with exit code 1. */
export function refuse(problem: string, usage: string): never {
  process.stderr.write(`${problem}\n\n${usage}`);
  process.exit(1);
}
