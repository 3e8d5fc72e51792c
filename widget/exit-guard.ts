/**
 * The inline guard: three lines a partner may put into the `<head>` when our script comes late. After an exit in this tab, a
 * page that Back or Forward brings hides itself and leaves for the cover before anything is painted.
 */
import { BACK_KEY } from './quick-exit.ts';

/** The text between `<script>` and `</script>`, to the byte: its hash allows it under a Content Security Policy. */
export const BACK_GUARD = `try{var u=sessionStorage.getItem("${BACK_KEY}");/^(https|about):/.test(u)&&performance.getEntriesByType("navigation")[0].type=="back_forward"&&(document.documentElement.style.display="none",location.replace(u))}catch(e){}`;

/** What a policy's `script-src` needs to let the guard run, quotes included: `'sha256-…'`. */
export async function guardHash(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(BACK_GUARD));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
