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

const asked = new Set<string>();
const named = z.object({ id: z.string() });

function read(path: string): unknown {
  const json = sharedJson(`cases/stats/${path}`);
  asked.add(named.parse(json).id);
  return json;
}

const filesOf = (topic: string) => readdirSync(sharedPath(`cases/stats/${topic}`));

/** The reference cases that no suite has asked for so far. */
export function casesNotAsked(): readonly string[] {
  const all = z.array(named).parse(sharedJson("cases/stats/manifest.json"));
  return all.map(({ id }) => id).filter((id) => !asked.has(id));
}

/** Every reference case of a topic. */
export function cases<T>(topic: string, schema: z.ZodType<T>): T[] {
  return hasShared ? filesOf(topic).map((file) => schema.parse(read(`${topic}/${file}`))) : [];
}

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
  return filesOf(topic)
    .filter((file) => {
      const json = sharedJson(`cases/stats/${topic}/${file}`);
      return about.parse(json).function.replace("KPI.", "") === id;
    })
    .map((file) => schema.parse(read(`${topic}/${file}`)));
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
