import type { Signals } from './signals.ts';

/**
 * What is wrong with a phrase, and what to do; null if nothing is. `groups` are the named groups that phrases may use. The language is
 * the one described at the top of signals.yaml, which server/retrieval/signals/pattern.ts reads.
 */
export function faultOf(phrase: string, groups: Signals['words']): { problem: string; remedy: string } | null {
  const open: string[] = [];
  for (const piece of phrase.match(/<[^<>]*>|\.\.\.|[()[\]|<>]|[^\s()[\]|<>]+/g) ?? []) {
    if (piece === '(' || piece === '[') open.push(piece);
    else if (piece === ')' || piece === ']') {
      if (open.pop() !== (piece === ')' ? '(' : '[')) {
        return { problem: `has a ${piece} that was never opened`, remedy: 'Every ( needs its ) and every [ its ].' };
      }
    } else if (piece === '<' || piece === '>') {
      return {
        problem: 'has a < or > without a group name',
        remedy: 'Write a group as <controller>, without spaces inside.',
      };
    } else if (piece.startsWith('<') && !Object.hasOwn(groups, piece.slice(1, -1))) {
      return {
        problem: `uses the group ${piece}, which is not under words`,
        remedy: `Use one of: ${Object.keys(groups).join(', ')}.`,
      };
    }
  }
  if (open.length > 0)
    return { problem: `has a ${open[0]} that is never closed`, remedy: 'Every ( needs its ) and every [ its ].' };
  if (!/[\p{L}\p{N}]/u.test(phrase.replace(/\[[^\]]*\]/g, ''))) {
    return { problem: 'would match anything', remedy: 'Name at least one word that must be there.' };
  }
  return null;
}
