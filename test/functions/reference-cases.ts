import { readdirSync } from "node:fs";
import { expect } from "vitest";
import { z } from "zod";
import { hasShared, sharedJson, sharedPath } from "../shared";
import { errorOf, type Shown } from "./excel";

const tolerance = z.object({
  rel: z.number().optional(),
  abs: z.number().optional(),
  exact: z.boolean().optional(),
});

/** The reference cases of a topic that are about one function. */
export function casesOf<I extends z.ZodType, E extends z.ZodType>(
  topic: string,
  id: string,
  input: I,
  expected: E,
) {
  if (!hasShared) return [];
  const about = z.object({ function: z.string() });
  const schema = z.object({ id: z.string(), title: z.string(), input, expected, tolerance });
  return readdirSync(sharedPath(`cases/stats/${topic}`))
    .map((file) => sharedJson(`cases/stats/${topic}/${file}`))
    .filter((json) => about.parse(json).function === `KPI.${id}`)
    .map((json) => schema.parse(json));
}

/** A single cell as Excel may hand it over: within a matrix, or bare. */
export const SHAPES: readonly ((value: unknown) => unknown)[] = [
  (value) => [[value]],
  (value) => value,
];

/** A figure is as good as the case asks for. */
export function expectWithin(
  shown: Shown | undefined,
  wanted: number,
  { rel = 0, abs = 0 }: z.infer<typeof tolerance>,
): void {
  const far = typeof shown === "number" ? Math.abs(shown - wanted) : Number.NaN;
  const message = `${errorOf(shown ?? "") ?? String(shown)} in place of ${wanted}`;
  expect(far, message).toBeLessThanOrEqual(Math.max(abs, rel * Math.abs(wanted)));
}
