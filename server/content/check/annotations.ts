/** A review as lines that GitHub reads: it marks each mistake in the file and on the line, under *Files changed*. */
import type { ContentReview } from './review-content.ts';
import { isStopping } from './warning.ts';

/**
 * Returns a line for each error, and where `strict` is set for each warning that stops a change. `folder` is the content folder as seen
 * from the repository.
 */
export function annotations({ problems, warnings }: ContentReview, folder: string, strict: boolean): string {
  const stopping = strict ? warnings.filter(({ kind }) => isStopping(kind)) : [];
  const marks = [...problems.map((each) => ({ ...each, found: each.problem })), ...stopping];
  return marks
    .map(({ file, line, found, remedy }) => {
      const text = remedy === undefined ? found : `${found} → ${remedy}`;
      return `::error file=${property(`${folder}/${file}`)},line=${line}::${escaped(text)}\n`;
    })
    .join('');
}

/** What would end the line, or begin a sign of its own. */
function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
