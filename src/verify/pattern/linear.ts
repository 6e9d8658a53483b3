import type { AST } from "@eslint-community/regexpp";

/** A step of a pattern whose repeats are written out, with the steps that may follow. */
type Step =
  | { readonly kind: "letter"; readonly fits: (letter: string) => boolean; readonly next: number }
  | { readonly kind: "fork"; readonly next: number[] }
  | {
      readonly kind: "edge";
      readonly holds: (text: string, at: number) => boolean;
      readonly next: number;
    }
  | { readonly kind: "end" };

/**
 * A pattern that is tried in all ways at once, letter by letter: the work is never more than the length of
 * the text times the steps of the pattern, whatever its shape. It says the same as the engine of JavaScript
 * for a pattern that does not look around or refer back, tried on a whole text.
 * Source: Thompson, Regular Expression Search Algorithm, CACM 11 (6), 1968.
 */
export function linearMatcher({ alternatives }: AST.Pattern): (text: string) => boolean {
  const steps: Step[] = [{ kind: "end" }];
  const start = choice(steps, alternatives, 0);
  return (text) => run(steps, start, text);
}

function add(steps: Step[], step: Step): number {
  return steps.push(step) - 1;
}

/** Each of these writes a piece of the pattern before the step `next`, and gives the step it begins with. */
function choice(steps: Step[], alternatives: readonly AST.Alternative[], next: number): number {
  const begins = alternatives.map(({ elements }) =>
    elements.reduceRight((after, element) => piece(steps, element, after), next),
  );
  return add(steps, { kind: "fork", next: begins });
}

function piece(steps: Step[], element: AST.Element, next: number): number {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return choice(steps, element.alternatives, next);
    case "Quantifier":
      return repeat(steps, element, next);
    case "Assertion":
      return add(steps, { kind: "edge", holds: edge(element), next });
    default:
      return add(steps, { kind: "letter", fits: letter(element), next });
  }
}

function repeat(steps: Step[], { min, max, element }: AST.Quantifier, next: number): number {
  let begin = next;
  if (max === Infinity) {
    const again: number[] = [next];
    begin = add(steps, { kind: "fork", next: again });
    again.push(piece(steps, element, begin));
  } else {
    for (let times = min; times < max; times++)
      begin = add(steps, { kind: "fork", next: [next, piece(steps, element, begin)] });
  }
  for (let times = 0; times < min; times++) begin = piece(steps, element, begin);
  return begin;
}

/** Which letters fit, by the engine itself: what a class holds is not said twice. */
function letter({ raw }: AST.Element): (letter: string) => boolean {
  const one = new RegExp(`^${raw}$`, "u");
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const fits = one.test(text);
    if (known.size < MOST_KNOWN) known.set(text, fits);
    return fits;
  };
}

const MOST_KNOWN = 1000;
const WORD = /\w/;

function edge(assertion: AST.Assertion): (text: string, at: number) => boolean {
  switch (assertion.kind) {
    case "start":
      return (_, at) => at === 0;
    case "end":
      return (text, at) => at === text.length;
    case "word":
      return (text, at) =>
        (WORD.test(text[at - 1] ?? "") !== WORD.test(text[at] ?? "")) !== assertion.negate;
    default:
      throw new Error("A pattern that looks around is not tried letter by letter.");
  }
}

function run(steps: readonly Step[], start: number, text: string): boolean {
  // The letter at which a step was reached last, so that it is followed once for each.
  const reached = new Int32Array(steps.length).fill(-1);
  let here: number[] = [];
  let ended = false;
  const reach = (first: number, into: number[], at: number) => {
    const open = [first];
    for (let now = open.pop(); now !== undefined; now = open.pop()) {
      const step = steps[now];
      if (!step || reached[now] === at) continue;
      reached[now] = at;
      if (step.kind === "letter") into.push(now);
      else if (step.kind === "end") ended = at === text.length;
      else if (step.kind === "fork") open.push(...step.next);
      else if (step.holds(text, at)) open.push(step.next);
    }
  };
  reach(start, here, 0);
  let at = 0;
  for (const one of text) {
    if (here.length === 0) return false;
    at += one.length;
    const after: number[] = [];
    for (const now of here) {
      const step = steps[now];
      if (step?.kind === "letter" && step.fits(one)) reach(step.next, after, at);
    }
    here = after;
  }
  return ended;
}
