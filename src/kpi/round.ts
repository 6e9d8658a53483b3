/**
 * Rounds to `decimals` places, halves away from zero, on the number as Excel shows it (15 digits): 0.845 to
 * two places is 0.85, although its binary form lies just below. Negative places round to tens, hundreds …
 */
export function roundHalfAway(value: number, decimals: number): number {
  const [digits = "0", exponent = "0"] = Math.abs(value).toExponential(14).split("e");
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return Math.sign(value) * Number(`${shifted}e${-decimals}`);
}
