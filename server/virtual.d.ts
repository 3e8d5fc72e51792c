/** Modules that the build writes for the device and for the edge (vite.modules.ts), and one that has no types of its own. */
declare module 'virtual:cairn-content' {
  /** The answers of one language, or its signals alone, to be read by `fromPieces` (widget/pieces.ts). */
  const pieces: string[];
  export default pieces;
}

declare module 'virtual:cairn-signals' {
  /** The stamps of the files with the signals of the other languages (widget/device-signals.ts), by locale. */
  const stamps: Record<string, string>;
  export default stamps;
}

declare module 'virtual:cairn-packed' {
  /** Words and answers, as `packEdge` (edge-packed.ts) wrote them. */
  const packed: ArrayBuffer;
  export default packed;
}

declare module 'rate-limiter-flexible/lib/RateLimiterMemory.js' {
  import { RateLimiterMemory } from 'rate-limiter-flexible';
  export default RateLimiterMemory;
}
