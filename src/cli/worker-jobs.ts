import { ok } from "../text/trouble";
import { readReturn, type ReadReturn } from "../verify/returns/read-return";
import type { CheckedFile } from "./checked";
import type { FileJob } from "./file-job";

/** Checks a file, for `plumbline verify`. */
export const verifyJob: FileJob<CheckedFile> = {
  name: "verify",
  options: { format: "one", out: "one", corrections: "one" },
  answer: ({ run, whyPack }, path) =>
    Promise.resolve(ok({ file: path, run, whyPack, trouble: null })),
};

/** Checks a file and says how the return stands, for `plumbline returns`. */
export const returnsJob: FileJob<ReadReturn> = {
  name: "returns",
  options: { due: "one", format: "one", out: "one" },
  answer: ({ workbook, pack, run }, path) => readReturn(workbook, path, pack, run),
};

/** The same with the records of returns that are accepted, for `plumbline collate`. */
export const collateJob: FileJob<ReadReturn> = {
  name: "collate",
  options: { due: "one", format: "one", out: "one" },
  answer: ({ workbook, pack, run }, path) =>
    readReturn(workbook, path, pack, run, { withRecords: true }),
};

/** Every job, by the name under which a thread is asked for it. */
export const JOBS: readonly FileJob<unknown>[] = [verifyJob, returnsJob, collateJob];
