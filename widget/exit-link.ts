/** Script of the server's own pages: their exit link leaves as the widget's does. Without it, the link still leaves. */
import { checkedCovers } from './covers.ts';
import { armQuickExit } from './quick-exit.ts';

/** Made with the page, so that what it says later is heard. */
let status: HTMLElement | undefined;

const covers = checkedCovers(null, [location.hostname]);
const [href, exit] = armQuickExit(covers, true, undefined, (left) => {
  const more = document.querySelector<HTMLElement>('a.exit')?.dataset.more;
  if (status) status.textContent = left ? `${left} ${more}` : '';
});

// The script runs before the page is there: the click is caught on its way up, and what is said of keys is shown later.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.exit') : null;
  if (link === null) return;
  // If leaving fails, the link's own default still leaves, and for the same place.
  link.href = href;
  exit(event);
});
document.addEventListener('DOMContentLoaded', () => {
  // A phone without a mouse has no keys that leave.
  const keys = document.querySelector<HTMLElement>('[data-exit-keys]');
  if (keys && matchMedia('(any-pointer:fine)').matches) keys.hidden = false;
  status = document.createElement('p');
  status.className = 'left';
  status.setAttribute('role', 'status');
  document.querySelector('.top')?.append(status);
});
