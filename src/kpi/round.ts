/** The number with its decimal point moved, worked out on its digits and not by multiplying. */
function shifted(value: number, places: number, digits?: number): number {
  const [mantissa = "0", exponent = "0"] = value.toExponential(digits).split("e");
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/**
 * Rounds to `decimals` places, halves away from zero, on the number as Excel shows it (15 digits): 0.845 to
 * two places is 0.85, although its binary form lies just below. Negative places round to tens, hundreds …
 */
export function roundHalfAway(value: number, decimals: number): number {
  const whole = Math.round(shifted(Math.abs(value), decimals, 14));
  return Number.isFinite(whole) ? Math.sign(value) * shifted(whole, -decimals) : value;
}
