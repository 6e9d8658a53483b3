import { BESIDE } from "./beside";
import { CHAIN } from "./chain";
import { COUNT_IF } from "./count-if";
import { DATE } from "./date";
import type { FunctionDefinition } from "./definition";
import { LOGIC } from "./logic";
import { LOOK_UP } from "./look-up";
import { NUMBER } from "./number";
import { TEXT } from "./text";
import { WORKING_DAYS } from "./working-days";

/** Every function that a rule formula may use, by its name in capitals. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [
    ...LOGIC,
    ...TEXT,
    ...NUMBER,
    ...DATE,
    ...COUNT_IF,
    ...LOOK_UP,
    ...BESIDE,
    ...CHAIN,
    ...WORKING_DAYS,
  ].map((one) => [one.name, one]),
);

/** Names in Excel that would make a check give another answer tomorrow. */
export const VOLATILE: ReadonlySet<string> = new Set([
  "TODAY",
  "NOW",
  "RAND",
  "RANDBETWEEN",
  "RANDARRAY",
  "OFFSET",
  "INDIRECT",
  "CELL",
  "INFO",
]);
