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

/** A column of names: of each row the letters, and the parts in which they are written. */
export interface NameColumn extends Coded {
  /** Which list of parts a name is written in; 0 for a name in one part. */
  readonly parts: Int32Array;
}

export interface Names {
  /** Forenames and surnames share one dictionary, so that a name can be found in the other column. */
  readonly forename: NameColumn;
  readonly surname: NameColumn;
  readonly parts: readonly (readonly string[])[];
  readonly forenameTitle: string;
  readonly surnameTitle: string;
}

/** Forename with forename and surname with surname; or crosswise, where that fits clearly better. */
export function compareNames({
  forename,
  surname,
  parts,
  forenameTitle,
  surnameTitle,
}: Names): Comparison {
  const { texts } = forename;
  const partsOf = (code: number, written: number) =>
    written === 0 ? [texts[code]!] : parts[written]!;
  const alike = kept(texts, (one, other) => likeness(texts[one]!, texts[other]!));
  const step = (column: NameColumn, left: number, other: NameColumn, right: number) => {
    const [one, second] = [column.codes[left]!, other.codes[right]!];
    if (one === 0 || second === 0) return 0;
    if (one === second) return SAME;
    const found = alike(one, second);
    const [written, writtenOther] = [column.parts[left]!, other.parts[right]!];
    if (found === FORM || (written === 0 && writtenOther === 0)) return found;
    return sharePart(partsOf(one, written), partsOf(second, writtenOther)) ? FORM : found;
  };
  const columns = [forename.codes, surname.codes];
  return {
    slots: [
      {
        title: forenameTitle,
        evidence: "name",
        steps: FORENAME_STEPS,
        rarest: 1 / 300,
        columns,
      },
      {
        title: surnameTitle,
        evidence: "name",
        steps: SURNAME_STEPS,
        rarest: 1 / 1000,
        columns: [...columns].reverse(),
      },
      {
        title: surnameTitle,
        evidence: "order",
        steps: ORDER_STEPS,
        rarest: null,
        columns: [],
      },
    ],
    judge: (left, right, into, at) => {
      into[at] = step(forename, left, forename, right);
      into[at + 1] = step(surname, left, surname, right);
      const inOrder = WORTH[into[at]]! + WORTH[into[at + 1]!]!;
      into[at + 2] = 1;
      if (inOrder >= 8) return;
      const across = step(forename, left, surname, right);
      const back = step(surname, left, forename, right);
      if (WORTH[across]! + WORTH[back]! < inOrder + CLEARLY_BETTER) return;
      // The forename of the row on the left leads, unless only the other half can be compared.
      into[at] = across;
      into[at + 1] = back;
      into[at + 2] = 2;
    },
  };
}

function likeness(one: string, other: string): number {
  if (areFormsOfOneName(one, other)) return FORM;
  const shorter = Math.min(one.length, other.length);
  if (shorter >= 3 && slipsBetween(one, other, 1) <= 1) return SLIP;
  const alike = jaroWinkler(one, other, FAINTLY);
  if (alike >= 0.88) return CLOSE;
  if (shorter === 1 && one.startsWith(other[0]!)) return CLOSE;
  if (shorter >= 5 && slipsBetween(one, other, 2) <= 2) return CLOSE;
  return alike >= FAINTLY || sameLetters(one, other) ? FAINT : OTHER;
}

/** "Khan" and "Khan-Singh", "Mary" and "Mary Ann". Short parts (de, al, bin) prove nothing. */
function sharePart(parts: readonly string[], others: readonly string[]): boolean {
  return parts.some((part) => part.length > 2 && others.includes(part));
}

function sameLetters(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 4) return false;
  let difference = 0;
  for (let i = 0; i < one.length; i++) difference += one.charCodeAt(i) - other.charCodeAt(i);
  if (difference !== 0) return false;
  return [...one].sort().join("") === [...other].sort().join("");
}
