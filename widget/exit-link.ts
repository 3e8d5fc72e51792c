/**
 * The script of the server's own pages: with it their exit link leaves as the widget's does, and what is asked leaves no trace.
 * Without it, the link is still a link to the cover, and the form is still a form.
 */
import { askInPlace } from './ask-in-place.ts';
import { checkedCovers } from './covers.ts';
import { armQuickExit, isPress } from './quick-exit.ts';

/** What was typed and not sent is gone once the page was left for longer, in milliseconds: as long as in the chat. */
const AWAY = 60_000;

/** The live region. It is added, empty, as soon as the page is ready, so that screen readers announce what it says later. */
let status: HTMLElement | undefined;

const covers = checkedCovers(null, [location.hostname]);
const [href, exit] = armQuickExit(covers, true, undefined, (left) => {
  const more = document.querySelector<HTMLElement>('a.exit')?.dataset.more;
  if (status) status.textContent = left ? `${left} ${more}` : '';
});

// The script runs before the page is parsed. So it catches clicks at the document, and shows the note about keys later.
const onExit = (event: Event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.exit') : null;
  if (link === null) return;
  // If leaving fails, the link's default action still leads to the same cover.
  link.href = href;
  if (isPress(event as PointerEvent)) exit(event);
};
document.addEventListener('click', onExit);
document.addEventListener('pointerup', onExit);
document.addEventListener('auxclick', onExit);
document.addEventListener('DOMContentLoaded', () => {
  status = document.createElement('p');
  status.className = 'left';
  status.setAttribute('aria-live', 'polite');
  dress();
});
askInPlace(dress);
let left = 0;
/** Of a page that is left, browsers keep the field as it is, for Back, and paint it before any script runs. */
const onTurn = ({ type, persisted }: PageTransitionEvent): void => {
  const field = document.querySelector<HTMLTextAreaElement>('#utterance');
  const isBack = type === 'pageshow';
  if (field) field.style.visibility = isBack ? '' : 'hidden';
  if (field && isBack && persisted && Date.now() - left > AWAY) field.value = '';
  left = Date.now();
};
addEventListener('pagehide', onTurn);
addEventListener('pageshow', onTurn);
// From here on, what the pages say of browsers without this script does not hold.
document.documentElement.dataset.armed = '';

/** Adds to a page what only its script can do. */
function dress(): void {
  // On a phone without a mouse no key leaves, so the note about keys stays empty.
  const keys = document.querySelector<HTMLElement>('[data-exit-keys]');
  if (keys && matchMedia('(any-pointer:fine)').matches) keys.textContent = keys.dataset.exitKeys ?? '';
  if (status) document.querySelector('.top')?.append(status);
}
