import { z } from "zod";
import { parseNumber } from "../../cells/number";
import { trim } from "../../cells/cell";
import { samplingText } from "../../text/audit-sampling";
import { fail, ok, type Result } from "../../text/trouble";
import type { SAMPLE_METHODS } from "./rows";
import {
  AQLS,
  INSPECTION_LEVELS,
  LARGEST_AQL_FOR_ITEMS,
  planForLot,
  SEVERITIES,
  type Aql,
  type InspectionLevel,
  type Severity,
} from "./mil-std-105e";
import { binomialSize, hypergeometricSize, type Assurance } from "./sizes";
import { SQUARE_ROOT_RULES, squareRootSize, type SquareRootRule } from "./square-root";

export type SampleMethod = (typeof SAMPLE_METHODS)[number];

/** How a sample is taken, with everything that its size depends on. Shares are from 0 to 1. */
export type Design =
  | (Assurance & { readonly method: "hypergeometric" | "binomial" })
  | {
      readonly method: "table_105E";
      readonly level: InspectionLevel;
      readonly aql: Aql;
      readonly severity: Severity;
    }
  | { readonly method: "square_root"; readonly rule: SquareRootRule }
  | {
      readonly method: "money_unit";
      readonly amount: string;
      readonly tolerable: number;
      readonly confidence: number;
    }
  | { readonly method: "judgement"; readonly keys: readonly string[]; readonly why: string }
  | { readonly method: "all" };

/** What is given for a method, by name: typed on the page, on the command line, or kept with the sample. */
export type Given = ReadonlyMap<string, string>;

const MOST_ALLOWED = 1000;

const percent = (name: string, from: number, to: number) =>
  z.string().transform((typed, context) => {
    const number = parseNumber(trim(typed).replace(/%$/, ""));
    if (number !== null && number >= from && number <= to) return number / 100;
    context.addIssue({ code: "custom", message: samplingText.notAPercentage(name, from, to) });
    return z.NEVER;
  });

const choice = <T extends string>(name: string, choices: readonly T[]) =>
  z.string().transform((typed, context): T => {
    const found = choices.find((each) => each.toLowerCase() === trim(typed).toLowerCase());
    if (found !== undefined) return found;
    context.addIssue({ code: "custom", message: samplingText.notAChoice(name, choices) });
    return z.NEVER;
  });

const confidence = percent("confidence", 50, 99.99).default(0.95);

const assurance = z.object({
  confidence,
  tolerable: percent("tolerable", 0.01, 99).default(0.05),
  allowed: z
    .string()
    .default("0")
    .transform((typed, context) => {
      const number = parseNumber(typed);
      if (number !== null && Number.isInteger(number) && number >= 0 && number <= MOST_ALLOWED) {
        return number;
      }
      context.addIssue({ code: "custom", message: samplingText.notAllowedCount(MOST_ALLOWED) });
      return z.NEVER;
    }),
});

const table = z.object({
  level: choice("level", INSPECTION_LEVELS).default("II"),
  aql: z
    .string()
    .default("4")
    .transform((typed, context): Aql => {
      const number = parseNumber(trim(typed).replace(/%$/, ""));
      const found = AQLS.find((aql) => aql === number && aql <= LARGEST_AQL_FOR_ITEMS);
      if (found !== undefined) return found;
      const fit = AQLS.filter((aql) => aql <= LARGEST_AQL_FOR_ITEMS).map(String);
      context.addIssue({ code: "custom", message: samplingText.notAChoice("aql", fit) });
      return z.NEVER;
    }),
  severity: choice("severity", SEVERITIES).default("normal"),
});

const squareRoot = z.object({ rule: choice("rule", SQUARE_ROOT_RULES).default("square_root") });

const money = z.object({
  amount: z.string().min(1, samplingText.needsAmountColumn),
  tolerable: z.string().transform((typed, context) => {
    const number = parseNumber(typed);
    if (number !== null && number > 0) return number;
    context.addIssue({ code: "custom", message: samplingText.notAnAmount });
    return z.NEVER;
  }),
  confidence,
});

const judgement = z.object({
  keys: z.string().default(""),
  why: z.string().trim().min(1, samplingText.needsWhy),
});

function read<T>(schema: z.ZodType<T>, given: Given): Result<T> {
  const found = schema.safeParse(Object.fromEntries(given));
  return found.success
    ? ok(found.data)
    : fail(samplingText.designUnfit(found.error.issues[0]?.message ?? ""));
}

/** Reads what is given for a method; what is left out takes the usual value, where there is one. */
export function readDesign(method: SampleMethod, given: Given): Result<Design> {
  const typed = new Map([...given].filter(([, value]) => trim(value) !== ""));
  switch (method) {
    case "hypergeometric":
    case "binomial": {
      const found = read(assurance, typed);
      return found.ok ? ok({ method, ...found.value }) : found;
    }
    case "table_105E": {
      const found = read(table, typed);
      return found.ok ? ok({ method, ...found.value }) : found;
    }
    case "square_root": {
      const found = read(squareRoot, typed);
      return found.ok ? ok({ method, ...found.value }) : found;
    }
    case "money_unit": {
      const whole = new Map([["amount", ""], ["tolerable", ""], ...typed]);
      const found = read(money, whole);
      return found.ok ? ok({ method, ...found.value }) : found;
    }
    case "judgement": {
      const found = read(judgement, new Map([["why", ""], ...typed]));
      if (!found.ok) return found;
      const keys = found.value.keys.split(/[;\n]/).map(trim);
      return ok({ method, keys: keys.filter((key) => key !== ""), why: found.value.why });
    }
    case "all":
      return ok({ method });
  }
}

const asPercent = (share: number) => `${Number((share * 100).toFixed(6))}%`;

/** What the register keeps of a design: everything that its size depends on, as `name=value`. */
export function parametersOf(design: Design): readonly string[] {
  switch (design.method) {
    case "hypergeometric":
    case "binomial":
      return [
        `confidence=${asPercent(design.confidence)}`,
        `tolerable=${asPercent(design.tolerable)}`,
        `allowed=${design.allowed}`,
      ];
    case "table_105E":
      return [`level=${design.level}`, `aql=${design.aql}`, `severity=${design.severity}`];
    case "square_root":
      return [`rule=${design.rule}`];
    case "money_unit":
      return [
        `amount=${design.amount}`,
        `tolerable=${design.tolerable}`,
        `confidence=${asPercent(design.confidence)}`,
      ];
    case "judgement":
      return [`why=${design.why.replace(/[;\n]/g, ",")}`];
    case "all":
      return [];
  }
}

/** Reads the design of a kept sample back. */
export function designFrom(method: SampleMethod, parameters: readonly string[]): Result<Design> {
  const given = new Map(
    parameters.map((each) => {
      const at = each.indexOf("=");
      return [each.slice(0, Math.max(at, 0)), each.slice(at + 1)] as const;
    }),
  );
  return readDesign(method, given);
}

/** How many records a design takes from so many; for money units that depends on the amounts. */
export function sizeOf(
  design: Exclude<Design, { method: "money_unit" }>,
  population: number,
): Result<number> {
  switch (design.method) {
    case "hypergeometric":
      return ok(hypergeometricSize(population, design).size ?? population);
    case "binomial":
      return ok(Math.min(population, binomialSize(design)));
    case "table_105E": {
      const { level, aql, severity } = design;
      const plan = planForLot(population, level, aql, severity);
      return plan.ok ? ok(Math.min(population, plan.value.size)) : plan;
    }
    case "square_root":
      return ok(squareRootSize(design.rule, population));
    case "judgement":
      return ok(design.keys.length);
    case "all":
      return ok(population);
  }
}
