import type { Rag } from "../text/report";
import type { Look } from "../workbook/looks";

/** The look of a rating, behind its shape and word. */
export const RAG_LOOKS = {
  red: "ragRed",
  amber: "ragAmber",
  green: "ragGreen",
  grey: "ragGrey",
} as const satisfies Record<Rag, Look>;
