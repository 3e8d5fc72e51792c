/** Script of the server's own pages: their exit link leaves as the widget's does. Without it, the link still leaves. */
import { checkedCovers } from './covers.ts';
import { armQuickExit } from './quick-exit.ts';

const covers = checkedCovers(null, [location.hostname]);
const [href, exit] = armQuickExit(covers, true);

// The script may run before the link is there, so the click is caught on its way up.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.exit') : null;
  if (link === null) return;
  // If leaving fails, the link's own default still leaves, and for the same place.
  link.href = href;
  exit(event);
});
