import type { Coded } from "./dictionary";
import { kept, type Comparison, type Step } from "./likeness";
import { areFormsOfOneName } from "./nicknames";
import { jaroWinkler, slipsBetween } from "./similarity";

const FORENAME_STEPS: readonly Step[] = [
  { likeness: "same", ofOne: 0.8, ofTwo: 0.01 },
  { likeness: "form", ofOne: 0.05, ofTwo: 0.005 },
  { likeness: "slip", ofOne: 0.08, ofTwo: 0.003 },
  { likeness: "close", ofOne: 0.04, ofTwo: 0.01 },
  { likeness: "faint", ofOne: 0.01, ofTwo: 0.03 },
  { likeness: "other", ofOne: 0.02, ofTwo: 0.942 },
];
const SURNAME_STEPS: readonly Step[] = [
  { likeness: "same", ofOne: 0.8, ofTwo: 0.005 },
  { likeness: "form", ofOne: 0.03, ofTwo: 0.002 },
  { likeness: "slip", ofOne: 0.09, ofTwo: 0.002 },
  { likeness: "close", ofOne: 0.03, ofTwo: 0.008 },
  { likeness: "faint", ofOne: 0.01, ofTwo: 0.03 },
  { likeness: "other", ofOne: 0.04, ofTwo: 0.953 },
];
const ORDER_STEPS: readonly Step[] = [
  { likeness: "in-order", ofOne: 0.95, ofTwo: 0.995 },
  { likeness: "swapped", ofOne: 0.05, ofTwo: 0.005 },
];
const [SAME, FORM, SLIP, CLOSE, FAINT, OTHER] = [1, 2, 3, 4, 5, 6];
/** What a step is worth when the two orders are weighed against each other; blank is worth nothing. */
const WORTH = [0, 5, 4, 4, 2, 0, -2];
const FAINTLY = 0.76;
// Names that agree in part both ways stay in the order in which they were written.
const CLEARLY_BETTER = 3;

export interface Names {
  /** Forenames and surnames share one dictionary, so that a name can be found in the other column. */
  readonly forename: Coded;
  readonly surname: Coded;
  readonly partsOf: readonly (readonly string[])[];
  readonly forenameTitle: string;
  readonly surnameTitle: string;
}

/** Forename with forename and surname with surname; or crosswise, where that fits clearly better. */
export function compareNames(names: Names): Comparison {
  const { forename, surname, partsOf } = names;
  const { texts } = forename;
  const alike = kept(texts.length, (one, other) =>
    nameStep(texts[one]!, texts[other]!, partsOf[one]!, partsOf[other]!),
  );
  const step = (one: number, other: number) =>
    one === 0 || other === 0 ? 0 : one === other ? SAME : alike(one, other);
  const columns = [forename.codes, surname.codes];
  return {
    slots: [
      {
        title: names.forenameTitle,
        evidence: "name",
        steps: FORENAME_STEPS,
        rarest: 1 / 300,
        columns,
      },
      {
        title: names.surnameTitle,
        evidence: "name",
        steps: SURNAME_STEPS,
        rarest: 1 / 1000,
        columns: [...columns].reverse(),
      },
      {
        title: names.surnameTitle,
        evidence: "order",
        steps: ORDER_STEPS,
        rarest: null,
        columns: [],
      },
    ],
    judge: (left, right, into, at) => {
      const [leftFore, leftSur] = [forename.codes[left]!, surname.codes[left]!];
      const [rightFore, rightSur] = [forename.codes[right]!, surname.codes[right]!];
      into[at] = step(leftFore, rightFore);
      into[at + 1] = step(leftSur, rightSur);
      const inOrder = WORTH[into[at]]! + WORTH[into[at + 1]!]!;
      into[at + 2] = 1;
      if (inOrder >= 8) return;
      const [across, back] = [step(leftFore, rightSur), step(leftSur, rightFore)];
      if (WORTH[across]! + WORTH[back]! < inOrder + CLEARLY_BETTER) return;
      // The forename of the row on the left leads, unless only the other half can be compared.
      into[at] = across;
      into[at + 1] = back;
      into[at + 2] = 2;
    },
  };
}

function nameStep(
  one: string,
  other: string,
  parts: readonly string[],
  otherParts: readonly string[],
): number {
  if (areFormsOfOneName(one, other) || sharePart(one, other, parts, otherParts)) return FORM;
  const shorter = Math.min(one.length, other.length);
  if (shorter >= 3 && slipsBetween(one, other, 1) <= 1) return SLIP;
  const alike = jaroWinkler(one, other, FAINTLY);
  if (alike >= 0.88) return CLOSE;
  if (shorter === 1 && one.startsWith(other[0]!)) return CLOSE;
  if (shorter >= 5 && slipsBetween(one, other, 2) <= 2) return CLOSE;
  return alike >= FAINTLY || sameLetters(one, other) ? FAINT : OTHER;
}

/** "Khan" and "Khan-Singh", "Mary" and "Mary Ann". Short parts (de, al, bin) prove nothing. */
function sharePart(
  one: string,
  other: string,
  parts: readonly string[],
  otherParts: readonly string[],
): boolean {
  if (parts.length < 2 && otherParts.length < 2) return false;
  return (
    parts.some((part) => part.length > 2 && (part === other || otherParts.includes(part))) ||
    otherParts.some((part) => part.length > 2 && part === one)
  );
}

function sameLetters(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 4) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference += one.charCodeAt(i) - other.charCodeAt(i);
  if (difference !== 0) return false;
  return [...one].sort().join("") === [...other].sort().join("");
}
