/** `cairn.js`: the script tag. Finds itself, and starts once however often it is included. */
import baked from 'virtual:cairn-baked';
import { type Cairn, start } from './start.ts';

declare global {
  interface Window {
    Cairn?: Cairn;
  }
}

const current = document.currentScript as HTMLScriptElement | null;
// Optimisers that combine or defer scripts leave no current one.
const script = current?.src.includes('cairn.js')
  ? current
  : (document.querySelector<HTMLScriptElement>('script[src*="cairn.js"]') ?? current);

// A second tag finds the first one's work. A page whose own <cairn-chat> was swapped away starts anew.
if (!document.querySelector('cairn-chat')?.shadowRoot?.firstChild) {
  window.Cairn?.destroy();
  const { open, close, destroy } = start(baked, script, (address) => import(/* @vite-ignore */ address));
  window.Cairn = {
    open,
    close,
    destroy: () => {
      destroy();
      delete window.Cairn;
    },
  };
}
