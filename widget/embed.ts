/** `cairn.js`: the script tag. Finds itself, and starts once however often it is included. */
import baked from 'virtual:cairn-baked';
import { start } from './start.ts';

// By its name first: optimisers that combine or defer scripts leave no current one, or another.
const script =
  document.querySelector<HTMLScriptElement>('script[src*="cairn.js"]') ??
  (document.currentScript as HTMLScriptElement | null);

// A second tag finds the first one's work. A page whose own <cairn-chat> was swapped away starts anew.
if (!document.querySelector('cairn-chat')?.shadowRoot?.querySelector('.dock')) {
  const begin = (): void => {
    window.Cairn?.destroy();
    window.Cairn = start(baked, script, (address) => import(/* @vite-ignore */ address), begin);
  };
  begin();
}
