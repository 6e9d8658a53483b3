import { counted } from "./pane";

/** Words of the pane around files and folders that somebody chooses on this computer. */
export const paneFilesText = {
  opening: {
    doing: (file: string) => `Opening “${file}” …`,
    stopped: (file: string) => `“${file}” was not opened, because you stopped it.`,
  },
  stop: "Stop opening",
  chooseFolder: "Choose a folder",
  /** What a folder holds that is not going to be read: a few by name, the others by number. */
  leftOut: (files: readonly string[], more: number) =>
    `Not read, because ${files.length + more === 1 ? "it is" : "they are"} no workbook or CSV file: ${files.join(", ")}${
      more > 0 ? ` and ${counted(more, "other")}` : ""
    }.`,
  nothingInFolder: "There is no workbook or CSV file in that folder. Choose another one.",
} as const;
