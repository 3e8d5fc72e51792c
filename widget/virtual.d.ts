/** Modules that the build writes (vite.modules.ts). Only the entries import them, so that tests hand in their own. */
declare module 'virtual:cairn-baked' {
  const baked: import('./baked.ts').Baked;
  export default baked;
}

declare module 'virtual:cairn-language' {
  const baked: import('./baked.ts').BakedLanguage;
  export default baked;
  /** The panel's words in the one language of the file that is built. */
  export const words: import('./words.ts').Messages;
}
