import type { AST } from "@eslint-community/regexpp";

/** What trying a pattern on a text can come to. */
export interface Measure {
  /** In how many ways, at the most, one place of the text can be tried, unlimited repeats left out. */
  readonly ways: number;
  /** Each unlimited repeat can raise the work by one power of the length. */
  readonly powers: number;
  /** How many steps the pattern has when its counted repeats are written out. */
  readonly steps: number;
}

const ONE: Measure = { ways: 1, powers: 0, steps: 1 };
const NONE: Measure = { ways: 1, powers: 0, steps: 0 };

/** Counted repeats so large may as well be without limit. */
const LARGE_REPEAT = 100;

export const isUnlimited = ({ max }: AST.Quantifier) => max > LARGE_REPEAT;

/** The measure of everything between two “|”, for all of them together. */
export function measureChoice(alternatives: readonly AST.Alternative[]): Measure {
  const each = alternatives.map(({ elements }) =>
    elements.map(measureElement).reduce(
      (a, b) => ({
        ways: a.ways * b.ways,
        powers: a.powers + b.powers,
        steps: a.steps + b.steps,
      }),
      NONE,
    ),
  );
  return {
    ways: each.reduce((sum, { ways }) => sum + ways, 0),
    powers: Math.max(...each.map(({ powers }) => powers)),
    steps: each.reduce((sum, { steps }) => sum + steps, 1),
  };
}

function measureElement(element: AST.Element): Measure {
  if (element.type === "Quantifier") return measureRepeat(element);
  if (element.type === "Group" || element.type === "CapturingGroup")
    return measureChoice(element.alternatives);
  return ONE;
}

function measureRepeat(repeat: AST.Quantifier): Measure {
  const { min, max, element } = repeat;
  const once = measureElement(element);
  const isPlain = once.ways === 1 && once.powers === 0;
  const steps = (once.steps + 1) * Math.max(min, max === Infinity ? min + 1 : max, 1);
  if (isUnlimited(repeat))
    return { ways: isPlain ? 1 : Infinity, powers: 1 + once.powers, steps };
  return { ways: (max - min + 1) * once.ways ** max, powers: once.powers * max, steps };
}
