import type { Coded } from "./dictionary";
import { kept, type Comparison, type Evidence, type Step } from "./likeness";
import { jaroWinkler, slipsBetween } from "./similarity";

interface Manner {
  readonly evidence: Evidence;
  readonly rarest: number;
  readonly steps: readonly Step[];
  /** The step of two different texts; the first step is 1. */
  readonly stepOf: (one: string, other: string) => number;
}

const IDENTIFIER: Manner = {
  evidence: "identifier",
  rarest: 1e-6,
  steps: [
    { likeness: "same", ofOne: 0.85, ofTwo: 0.00001 },
    { likeness: "slip", ofOne: 0.05, ofTwo: 0.0001 },
    { likeness: "close", ofOne: 0.02, ofTwo: 0.001 },
    { likeness: "other", ofOne: 0.08, ofTwo: 0.99889 },
  ],
  stepOf: (one, other) => {
    const slips = slipsBetween(one, other, 2);
    if (slips === 1) return 2;
    return slips === 2 && Math.min(one.length, other.length) >= 7 ? 3 : 4;
  },
};

const POSTCODE: Manner = {
  evidence: "home",
  rarest: 1e-4,
  steps: [
    { likeness: "same", ofOne: 0.75, ofTwo: 0.0005 },
    { likeness: "slip", ofOne: 0.06, ofTwo: 0.001 },
    { likeness: "area", ofOne: 0.05, ofTwo: 0.01 },
    { likeness: "other", ofOne: 0.14, ofTwo: 0.9885 },
  ],
  stepOf: (one, other) => {
    if (slipsBetween(one, other, 1) === 1) return 2;
    const isUk = Math.min(one.length, other.length) >= 5;
    return isUk && one.slice(0, -3) === other.slice(0, -3) ? 3 : 4;
  },
};

const textSteps = (same: number): readonly Step[] => [
  { likeness: "same", ofOne: 0.7, ofTwo: same },
  { likeness: "moved", ofOne: 0.02, ofTwo: 0.001 },
  { likeness: "slip", ofOne: 0.1, ofTwo: 0.001 },
  { likeness: "close", ofOne: 0.06, ofTwo: 0.003 },
  { likeness: "faint", ofOne: 0.02, ofTwo: 0.03 },
  { likeness: "other", ofOne: 0.1, ofTwo: 0.965 - same },
];
const MOVED = 2;
const FAINTLY = 0.78;

function textStep(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  if (shorter >= 4 && slipsBetween(one, other, 1) === 1) return 3;
  const alike = jaroWinkler(one, other, FAINTLY);
  if (alike >= 0.9 || (shorter >= 7 && slipsBetween(one, other, 2) === 2)) return 4;
  return alike >= FAINTLY ? 5 : 6;
}

const TEXTS: Record<"address" | "town" | "email" | "phone", Manner> = {
  address: { evidence: "home", rarest: 1e-3, steps: textSteps(0.002), stepOf: textStep },
  town: { evidence: "home", rarest: 1e-3, steps: textSteps(0.05), stepOf: textStep },
  email: { evidence: "contact", rarest: 1e-5, steps: textSteps(0.0001), stepOf: textStep },
  phone: {
    evidence: "contact",
    rarest: 1e-5,
    steps: [
      { likeness: "same", ofOne: 0.7, ofTwo: 0.0001 },
      { likeness: "slip", ofOne: 0.05, ofTwo: 0.0002 },
      { likeness: "other", ofOne: 0.25, ofTwo: 0.9997 },
    ],
    stepOf: (one, other) => (slipsBetween(one, other, 1) === 1 ? 2 : 3),
  },
};

const SEX: Manner = {
  evidence: "sex",
  rarest: 0.1,
  steps: [
    { likeness: "same", ofOne: 0.98, ofTwo: 0.5 },
    { likeness: "other", ofOne: 0.02, ofTwo: 0.5 },
  ],
  stepOf: () => 2,
};

const MANNERS = { identifier: IDENTIFIER, postcode: POSTCODE, sex: SEX, ...TEXTS };
export type TextRole = keyof typeof MANNERS;

/** A column of texts. Blank on either side is no evidence. */
export function compareTexts(role: TextRole, title: string, { codes, texts }: Coded): Comparison {
  const { evidence, rarest, steps, stepOf } = MANNERS[role];
  const step = kept(texts, (one, other) => stepOf(texts[one]!, texts[other]!));
  return {
    slots: [{ title, evidence, rarest, steps, columns: [codes] }],
    judge: (left, right, into, at) => {
      const [one, other] = [codes[left]!, codes[right]!];
      into[at] = one === 0 || other === 0 ? 0 : one === other ? 1 : step(one, other);
    },
  };
}

/** Lines of an address, of which a value may have slipped into the line beside it. */
export function compareLines(
  lines: readonly { readonly title: string; readonly codes: Int32Array }[],
  texts: readonly string[],
): Comparison {
  const columns = lines.map(({ codes }) => codes);
  const { evidence, rarest, steps, stepOf } = TEXTS.address;
  const step = kept(texts, (one, other) => stepOf(texts[one]!, texts[other]!));
  const stoodIn = (value: number, row: number) => {
    if (value === 0) return false;
    for (const column of columns) if (column[row] === value) return true;
    return false;
  };
  return {
    slots: lines.map(({ title }, at) => ({
      title,
      evidence,
      rarest,
      steps,
      columns: [columns[at]!],
    })),
    judge: (left, right, into, at) => {
      for (let line = 0; line < columns.length; line++) {
        const [one, other] = [columns[line]![left]!, columns[line]![right]!];
        if (one === other) into[at + line] = one === 0 ? 0 : 1;
        else if (stoodIn(one, right) || stoodIn(other, left)) into[at + line] = MOVED;
        else into[at + line] = one === 0 || other === 0 ? 0 : step(one, other);
      }
    },
  };
}
