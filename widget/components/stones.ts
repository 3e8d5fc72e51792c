/** One path of the mark, on a 24 × 24 grid: three stacked stones, a cairn. */
export const STONES = 'M12 3a3.5 2.2 0 1 1-.1 0zM12 8.3a6 2.9 0 1 1-.1 0zM12 15a8.5 3.2 0 1 1-.1 0z';
