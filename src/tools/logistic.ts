/** One example: which features hold and how strongly, the share of automated rows, and how much it counts. */
export interface Example {
  index: Int32Array;
  value: Float32Array;
  label: number;
  weight: number;
}

export interface LogisticOptions {
  /** Strength of the pull towards `prior`, per feature. */
  ridge: Float64Array;
  /** What a coefficient is pulled to. */
  prior: Float64Array;
  /** 1: not below zero, -1: not above, 0: free. */
  sign: Int8Array;
  /** What each coefficient may not go beyond. */
  most: Float64Array;
  /** Sums of coefficients that may not be less than others. */
  bounds: readonly Bound[];
}

/** The coefficients of `more` together are at least those of `less`. */
export interface Bound {
  more: readonly number[];
  less: readonly number[];
}

/** How hard a broken bound pulls, and by how much it is to be kept, so that rounding does not break it. */
const PULL = 1e4;
const MARGIN = 0.03;

/**
 * Weighted ridge logistic regression by Newton's method; coefficients with the wrong sign are held at zero, those that go too far at
 * their most, broken bounds pull on their coefficients.
 */
export function fitLogistic(
  examples: readonly Example[],
  size: number,
  options: LogisticOptions,
): Float64Array {
  const beta = Float64Array.from(options.prior);
  for (let step = 0; step < 25; step++) {
    const gradient = new Float64Array(size);
    const hessian = Array.from({ length: size }, () => new Float64Array(size));
    for (let at = 0; at < size; at++) {
      gradient[at] = options.ridge[at]! * (options.prior[at]! - beta[at]!);
      hessian[at]![at] = options.ridge[at]!;
    }
    for (const { index, value, label, weight } of examples)
      accumulate(index, value, label, weight, beta, gradient, hessian);
    for (const bound of options.bounds) pull(bound, beta, gradient, hessian);
    const held = Array.from(
      { length: size },
      (_, at) =>
        (options.sign[at] !== 0 && beta[at] === 0 && gradient[at]! * options.sign[at]! < 0) ||
        (beta[at] === options.most[at] && gradient[at]! > 0),
    );
    const change = solve(hessian, gradient, held);
    let largest = 0;
    for (let at = 0; at < size; at++) {
      let next = Math.min(options.most[at]!, beta[at]! + Math.max(-2, Math.min(2, change[at]!)));
      if (options.sign[at]! * next < 0) next = 0;
      largest = Math.max(largest, Math.abs(next - beta[at]!));
      beta[at] = next;
    }
    if (largest < 1e-4) break;
  }
  return beta;
}

function pull(
  { more, less }: Bound,
  beta: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array[],
): void {
  const sides = [...more.map((at) => [at, 1] as const), ...less.map((at) => [at, -1] as const)];
  const missing = MARGIN - sides.reduce((sum, [at, side]) => sum + side * beta[at]!, 0);
  if (missing <= 0) return;
  for (const [at, side] of sides) {
    gradient[at]! += PULL * side * missing;
    for (const [other, way] of sides) hessian[at]![other]! += PULL * side * way;
  }
}

function accumulate(
  index: Int32Array,
  value: Float32Array,
  label: number,
  weight: number,
  beta: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array[],
): void {
  let odds = 0;
  for (let k = 0; k < index.length; k++) odds += beta[index[k]!]! * value[k]!;
  const p = 1 / (1 + Math.exp(-odds));
  const slope = weight * (label - p);
  const curve = weight * p * (1 - p);
  for (let k = 0; k < index.length; k++) {
    const row = hessian[index[k]!]!;
    gradient[index[k]!]! += slope * value[k]!;
    for (let l = 0; l < index.length; l++) row[index[l]!]! += curve * value[k]! * value[l]!;
  }
}

/** Solves H x = g by Gauss with the diagonal as pivots (H is positive definite); held entries stay zero. */
function solve(hessian: Float64Array[], gradient: Float64Array, held: boolean[]): Float64Array {
  const size = gradient.length;
  const rows = hessian.map((row, at) =>
    held[at] ? row.map((_, k) => (k === at ? 1 : 0)) : Float64Array.from(row, (v, k) => (held[k] ? 0 : v)),
  );
  const right = Float64Array.from(gradient, (v, at) => (held[at] ? 0 : v));
  for (let at = 0; at < size; at++) {
    const pivot = rows[at]![at]! || 1e-9;
    for (let below = at + 1; below < size; below++) {
      const factor = rows[below]![at]! / pivot;
      if (factor === 0) continue;
      for (let k = at; k < size; k++) rows[below]![k]! -= factor * rows[at]![k]!;
      right[below]! -= factor * right[at]!;
    }
  }
  const x = new Float64Array(size);
  for (let at = size - 1; at >= 0; at--) {
    let sum = right[at]!;
    for (let k = at + 1; k < size; k++) sum -= rows[at]![k]! * x[k]!;
    x[at] = sum / (rows[at]![at]! || 1e-9);
  }
  return x;
}
