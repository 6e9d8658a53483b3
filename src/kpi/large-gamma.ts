import erfc from "@stdlib/math-base-special-erfc";

// The gamma distribution of a large shape, by Temme's uniform expansion (DLMF 8.12; constants of DiDonato & Morris, ACM
// Trans. Math. Softw. 12, 1986). stdlib's incomplete gamma function (0.3.1) is wrong by some percent where its argument
// is above 1,000: its series for large arguments begins one term late.

/** From this shape on the expansion is good to twelve digits. */
const LARGE_SHAPE = 500;

/** Beyond it the expansion loses digits; but the tail there is below 1e-39. */
const FARTHEST = 0.6;

/** Coefficients of the powers of eta, a list for each power of 1/shape. */
const EXPANSION: readonly (readonly number[])[] = [
  [
    -1 / 3,
    1 / 12,
    -2 / 135,
    1 / 864,
    1 / 2835,
    -139 / 777_600,
    0.3919263178522438e-4,
    -0.21854485106799924e-5,
    -0.185406221071516e-5,
    0.8296711340953087e-6,
    -0.17665952736826078e-6,
    0.6707853543401498e-8,
    0.10261809784240309e-7,
    -0.4382036018453353e-8,
    0.914769958223679e-9,
  ],
  [
    -1 / 540,
    -1 / 288,
    1 / 378,
    -77 / 77_760,
    0.20576131687242798e-3,
    -0.4018775720164609e-6,
    -0.18098550334489977e-4,
    0.764916091608111e-5,
    -0.16120900894563446e-5,
    0.4647127802807434e-8,
  ],
  [
    25 / 6048,
    -139 / 51_840,
    1 / 1296,
    0.20093878600823047e-5,
    -0.10736653226365161e-3,
    0.5292344882912013e-4,
  ],
  [101 / 155_520, 571 / 2_488_320],
];

/** Half of the square of eta is x/a − 1 − ln(x/a); eta has the sign of x − a. */
function etaOf(x: number, shape: number): number {
  const apart = (x - shape) / shape;
  return Math.sign(apart) * Math.sqrt(2 * (apart - Math.log1p(apart)));
}

/** Whether a probability is to be worked out here. */
export function isLargeGamma(x: number, shape: number): boolean {
  return shape >= LARGE_SHAPE && Math.abs(etaOf(x, shape)) < FARTHEST;
}

/** Whether a quantile is to be found here. */
export function hasLargeShape(shape: number): boolean {
  return shape >= LARGE_SHAPE;
}

/** exp(−a·eta²/2) / √(2πa) */
function peak(eta: number, shape: number): number {
  return Math.exp((-shape * eta * eta) / 2) / Math.sqrt(2 * Math.PI * shape);
}

/** The probability that a gamma variable of this shape lies below (or above) `x`. */
export function largeGammaCdf(x: number, shape: number, tail: "lower" | "upper"): number {
  const eta = etaOf(x, shape);
  const sum = EXPANSION.reduceRight(
    (later, powers) => later / shape + powers.reduceRight((value, each) => value * eta + each, 0),
    0,
  );
  const rest = peak(eta, shape) * sum;
  const half = eta * Math.sqrt(shape / 2);
  return tail === "upper" ? erfc(half) / 2 + rest : erfc(-half) / 2 - rest;
}

/** Newton's steps from Wilson and Hilferty's start; each doubles its digits, which are about five. */
const STEPS = 4;

/** The value below (or above) which a gamma variable of this shape lies with probability `p`; `z` is the normal one. */
export function largeGammaQuantile(
  p: number,
  shape: number,
  tail: "lower" | "upper",
  z: number,
): number {
  let x = shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
  for (let step = 0; step < STEPS; step++) {
    const density = (peak(etaOf(x, shape), shape) * shape) / x / (1 + 1 / (12 * shape));
    const excess = largeGammaCdf(x, shape, tail) - p;
    x += (tail === "upper" ? excess : -excess) / density;
  }
  return x;
}
