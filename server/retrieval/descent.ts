/**
 * Moves one weight down its slope. The more it was moved before, the smaller its step: `squares` holds the sum of its squared slopes
 * so far (AdaGrad: Duchi, Hazan and Singer, Adaptive Subgradient Methods, 2011).
 */
export function descend(weights: Float32Array, squares: Float32Array, at: number, slope: number, rate: number): void {
  const square = (squares[at] ?? 0) + slope * slope;
  squares[at] = square;
  weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(square);
}
