/** @jsxImportSource hono/jsx */
import type { Messages } from './messages.ts';

/** How what is served differs from the content folder, while somebody edits it. */
export interface EditingState {
  /** What is wrong with the folder. */
  problems?: string;
  /** Search or signals are still those of texts before. */
  behind?: boolean;
}

/** On top of every page, for whoever edits. */
export function Editing({ state: { problems, behind }, words }: { state: EditingState; words: Messages }) {
  if (problems) return <pre role="alert">{problems}</pre>;
  return behind ? (
    <p class="note" role="status">
      {words.behind}
    </p>
  ) : null;
}
