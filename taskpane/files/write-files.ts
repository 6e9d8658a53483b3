import { writeHere } from "./write-here";
import { startWriter, writeInWorker } from "./write-in-worker";

/** Makes files in a thread of their own, or on the page where none can be had. */
export const writeFiles = writeInWorker(startWriter, writeHere);
