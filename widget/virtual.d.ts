/** Modules that the build writes (vite.config.ts). Only `embed.ts` and `mount.tsx` import them, so that tests hand in their own. */
declare module 'virtual:cairn-baked' {
  const baked: import('./baked.ts').Baked;
  export default baked;
}

declare module 'virtual:cairn-contacts' {
  /** By locale: the contacts shown when no answer can be had, most urgent first. */
  const contacts: Record<string, import('../server/contract.ts').Contact[]>;
  export default contacts;
}
