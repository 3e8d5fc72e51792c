/**
 * The inline guard: what a partner puts into the `<head>` where our script comes late. After an exit in this tab, a page that
 * Back, Forward or Reload brings hides itself and leaves for the cover before anything is painted.
 */

/** The text between `<script>` and `</script>`, to the byte: its hash allows it under a Content Security Policy. */
export const BACK_GUARD =
  'try{var u=sessionStorage.getItem("_r"),b=1;if(/^(https|about):/.test(u)){try{b=performance.getEntriesByType("navigation")[0];b=b?b.type!="navigate":performance.navigation.type>0}catch(e){}b&&(document.documentElement.style.display="none",location.replace(u))}}catch(e){}';

/** What a policy's `script-src` needs to let the guard run, quotes included. */
export const BACK_GUARD_HASH = "'sha256-UkrcfZEXSoh0YapzNcdnxiPz0sj0oJmXCcy1+niO058='";
