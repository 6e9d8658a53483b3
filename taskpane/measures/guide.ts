import { z } from "zod";
import { paneMeasuresText } from "../../src/text/pane-measures";
import { fail, ok } from "../../src/text/trouble";
import type { Result } from "../../src/text/trouble";

const argumentShape = z.object({
  name: z.string(),
  description: z.string(),
  optional: z.boolean(),
});

const functionShape = z.object({
  id: z.string(),
  group: z.string(),
  description: z.string(),
  parameters: z.array(argumentShape),
  returns: z.string(),
  remarks: z.array(z.string()),
  examples: z.array(z.string()),
});

const listShape = z.object({ functions: z.array(functionShape) });

export type FunctionArgument = z.output<typeof argumentShape>;

/** A function as the comments above its code describe it; Excel's own description is made from the same. */
export type FunctionGuide = z.output<typeof functionShape>;

export function readGuides(json: unknown): Result<readonly FunctionGuide[]> {
  const read = listShape.safeParse(json);
  return read.success
    ? ok(read.data.functions)
    : fail({ code: "functions-unreadable", message: paneMeasuresText.listUnreadable });
}

/** Loads the list of functions that stands beside the page. */
export async function loadGuides(address: string): Promise<Result<readonly FunctionGuide[]>> {
  const missing = (status: string) =>
    fail({ code: "functions-missing", message: paneMeasuresText.listMissing(status) });
  const response = await fetch(address).catch(() => null);
  if (!response) return missing(address);
  if (!response.ok) return missing(String(response.status));
  const text = await response.text();
  try {
    return readGuides(JSON.parse(text));
  } catch {
    return fail({ code: "functions-unreadable", message: paneMeasuresText.listUnreadable });
  }
}
