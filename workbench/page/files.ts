import type { OpenFile } from "../../taskpane/files/open-file";
import { readInWorker, startReader } from "../../taskpane/files/read-in-worker";
import { pause } from "../../taskpane/state/pause";
import { saveFile } from "../../taskpane/state/save-file";
import { saveHere } from "./save-here";
import { saveInWorker, startSaver } from "./save-in-worker";
import type { SaveModel } from "./saving";

/** How files come into the page and go out of it. */
export interface PageFiles {
  readonly open: OpenFile;
  readonly save: SaveModel;
  /** Offers a file as a download. */
  readonly offer: (name: string, bytes: Uint8Array) => void;
  readonly pause: () => Promise<void>;
}

/** The reader comes along only where it is needed: as a rule it runs in a thread of its own. */
const readOnThisThread: OpenFile = async (file, options) => {
  const { readHere } = await import("../../taskpane/files/read-here");
  return readHere(pause)(file, options);
};

/** In threads of their own, or on the page where none can be had. */
export const PAGE_FILES: PageFiles = {
  open: readInWorker(startReader, readOnThisThread, { pause }),
  save: saveInWorker(startSaver, saveHere),
  offer: saveFile,
  pause,
};
