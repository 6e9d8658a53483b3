import { z } from "zod";
import type { GridFunction } from "../grid/grid";
import type { FunctionMetadata } from "../host/index";

const NAMESPACE = "KPI";

const metadata = z.object({
  functions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      description: z.string().default(""),
      options: z.object({ allowErrorForDataTypeAny: z.boolean().default(false) }).prefault({}),
      allowErrorForDataTypeAny: z.boolean().optional(),
      parameters: z.array(
        z.object({
          name: z.string(),
          description: z.string().default(""),
          type: z.string().default("any"),
          dimensionality: z.string().default("scalar"),
          optional: z.boolean().default(false),
          repeating: z.boolean().default(false),
        }),
      ),
    }),
  ),
});

export interface AddInFunctions {
  readonly forGrid: readonly GridFunction[];
  readonly forHost: readonly FunctionMetadata[];
}

/** Reads `functions.json`; null where it is not what the build writes. */
export function readFunctions(json: unknown): AddInFunctions | null {
  const read = metadata.safeParse(json);
  if (!read.success) return null;
  const { functions } = read.data;
  return {
    forGrid: functions.map(({ id, name, description, parameters }) => ({
      id,
      name: `${NAMESPACE}.${name}`.toUpperCase(),
      description,
      parameters: parameters.map((parameter) => ({
        ...parameter,
        isMatrix: parameter.dimensionality === "matrix",
      })),
    })),
    forHost: functions.map(({ id, parameters, options, allowErrorForDataTypeAny }) => ({
      id,
      parameters,
      allowErrorForDataTypeAny: allowErrorForDataTypeAny ?? options.allowErrorForDataTypeAny,
    })),
  };
}
