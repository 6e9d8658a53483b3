import { isLeftBehind, isWorkbookName } from "../../../src/xlsx/names";

/** A file of this computer, and how it is called in the list: in a folder with the folders below that one. */
export interface ChosenFile {
  readonly file: File;
  readonly name: string;
}

export interface Chosen {
  readonly files: readonly ChosenFile[];
  /** What a folder holds besides, by name. */
  readonly leftOut: readonly string[];
  readonly isFolder: boolean;
}

/** Files that somebody chose one by one: all of them are meant. */
export function chosenFiles(files: Iterable<File>): Chosen {
  return {
    files: [...files].map((file) => ({ file, name: file.name })),
    leftOut: [],
    isFolder: false,
  };
}

/** The workbooks of a folder with all below it. What programs leave behind beside them is passed over. */
export function chosenFolder(files: Iterable<File>): Chosen {
  const found: ChosenFile[] = [];
  const leftOut: string[] = [];
  for (const file of files) {
    const [, ...steps] = file.webkitRelativePath.split("/");
    if (steps.some(isLeftBehind)) continue;
    const name = steps.join("/");
    if (isWorkbookName(name)) found.push({ file, name });
    else leftOut.push(name);
  }
  return { files: found, leftOut: leftOut.sort(), isFolder: true };
}
