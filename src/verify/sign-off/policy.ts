import { z } from "zod";
import type { Pack } from "../pack-model";

/** What a pack says about signing a return. */
export const signOffPolicyShape = z.strictObject({
  /** Whether a return may be signed while findings are to be put right: never, or with a reason. */
  openErrors: z.enum(["refuse", "with-reason"]).default("refuse"),
  /** The words that are signed; without them Plumbline's own. */
  statement: z.string().min(1).max(2000).optional(),
});

export type SignOffPolicy = z.output<typeof signOffPolicyShape>;

/** Of a pack only what concerns signing is read here; the rest was read with its rules. */
const source = z.looseObject({ signOff: signOffPolicyShape.prefault({}) });

/** A pack that says nothing lets nobody sign while findings are to be put right. */
export function signOffPolicy(pack: Pack): SignOffPolicy {
  const read = source.safeParse(pack.source);
  return read.success ? read.data.signOff : { openErrors: "refuse" };
}
