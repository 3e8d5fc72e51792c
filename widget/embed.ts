/** `cairn.js`, the file of the script tag. It finds its own tag, and starts once however often it is included. */
import baked from 'virtual:cairn-baked';
import { destroy, start } from './start.ts';

// Look for the file name: after optimizers that combine or defer scripts, `currentScript` is null or another script.
const own = document.currentScript as HTMLScriptElement | null;
const script = [own, ...document.scripts].find((each) => /\/cairn\.js\b/.test(each?.src as string)) ?? own;

// Start only where no dock is yet. A second tag finds the dock of the first. A page whose own <cairn-chat> was swapped has lost
// its dock, and Cairn starts anew.
if (!document.querySelector('cairn-chat')?.shadowRoot?.querySelector('.dock')) {
  const begin = (): void => {
    destroy(window.Cairn);
    window.Cairn = start(baked, script, (address) => import(/* @vite-ignore */ address), begin);
  };
  begin();
}
