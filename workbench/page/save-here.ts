import type { SaveModel } from "./saving";

/** Saves on the thread that asks for it, in one piece. */
export const saveHere: SaveModel = async (model, original) => {
  const { saveWorkbook } = await import("../../src/xlsx/save");
  return saveWorkbook(model, original ?? undefined);
};
