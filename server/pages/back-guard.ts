/**
 * The inline guard: what a partner puts into the `<head>` where our script comes late. After an exit in this tab, a page that
 * Back or Forward brings hides itself and leaves for the cover before anything is painted.
 */

/** The text between `<script>` and `</script>`, to the byte: its hash allows it under a Content Security Policy. */
export const BACK_GUARD =
  'try{var u=sessionStorage.getItem("_r");/^(https|about):/.test(u)&&((performance.getEntriesByType("navigation")[0]||{}).type=="back_forward"||(performance.navigation||{}).type==2)&&(document.documentElement.style.display="none",location.replace(u))}catch(e){}';

/** What a policy's `script-src` needs to let the guard run, quotes included. */
export const BACK_GUARD_HASH = "'sha256-shN436yynGJ6Zl9vsAO+pSM46depyJBeHBJ6vbhb7Wc='";
