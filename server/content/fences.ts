/** The two lines of three dashes between which the fields of a content file stand. */

/** Whether a line is one of them. */
export const isFence = (line: string | undefined): boolean => line?.trimEnd() === '---';
/** Dashes that are meant as three: more or fewer of them, away from the margin, or as a phone or an office program joins them. */
const isAlmostFence = (line: string): boolean => !isFence(line) && /^\s*(?:[-–—]{2,}|[–—])\s*$/.test(line);

/** What is wrong with the two lines of dashes, of which the second is at `end`; null if nothing is. */
export function fenceFault(
  lines: readonly string[],
  end: number,
): { line: number; problem: string; remedy: string } | null {
  const first = lines.findIndex((line) => line.trim() !== '');
  const remedy = 'Put `---` alone on the first line, then the fields, then `---` alone on a line, then the answer.';
  if (first === -1) return { line: 1, problem: 'the file is empty', remedy };
  const almost = lines.findIndex(
    (line, index) => isAlmostFence(line) && (index === first || (index > first && (end === -1 || index < end))),
  );
  if (almost >= 0)
    return {
      line: almost + 1,
      problem: `the line "${lines[almost]}" is not three dashes, or does not begin at the left margin`,
      remedy: 'Write exactly three dashes of the keyboard, at the left margin, and nothing else: ---',
    };
  if (first > 0 && isFence(lines[first]))
    return {
      line: 1,
      problem: 'the file begins with an empty line',
      remedy: 'Delete the empty line above the first three dashes.',
    };
  if (!isFence(lines[0]))
    return { line: 1, problem: 'the file does not start with fields between two lines of three dashes', remedy };
  if (end === -1) return { line: 1, problem: 'the second line of three dashes is missing', remedy };
  return null;
}
