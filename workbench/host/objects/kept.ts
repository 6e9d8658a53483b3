import { failure } from "../failure";
import type { Kind } from "../object";
import type { Json } from "../protocol";
import { ENUMS } from "../table";

/** Properties that the model keeps without knowing what they mean, by their path: "title/text". */
export type Kept = Map<string, Json>;

interface Wanted {
  readonly otherwise: Json;
  /** The enum whose words alone are taken. */
  readonly words?: string;
}

/** A property that takes the words of an enum of the typings. */
export const oneOf = (words: string, otherwise: string): Wanted => ({ otherwise, words });
export const anything = (otherwise: Json): Wanted => ({ otherwise });

/** Readers and writers of such properties. `change` is told of every write, and may refuse it. */
export function keptProperties<T>(
  prefix: string,
  wanted: Readonly<Record<string, Wanted>>,
  kept: (self: T) => Kept,
  change: (self: T) => void,
): Pick<Kind<T>, "read" | "write"> {
  const read: Record<string, (self: T) => Json> = {};
  const write: Record<string, (self: T, value: Json) => void> = {};
  for (const [name, { otherwise, words }] of Object.entries(wanted)) {
    const path = prefix + name;
    const allowed = words === undefined ? null : Object.values(ENUMS[words] ?? {});
    read[name] = (self) => kept(self).get(path) ?? otherwise;
    write[name] = (self, value) => {
      if (allowed && !allowed.includes(String(value))) {
        throw failure.invalidArgument(`${name} cannot be ${String(value)}.`);
      }
      change(self);
      kept(self).set(path, value);
    };
  }
  return { read, write };
}
