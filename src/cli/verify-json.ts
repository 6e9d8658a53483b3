import { isoDate, type DayNumber } from "../cells/date";
import { stateOf, type CheckedFile } from "./checked";
import { jsonText } from "./say";

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;

/** One document for all files. */
export function verifyJson(
  files: readonly CheckedFile[],
  asOf: DayNumber,
  version: string,
): string {
  const document = {
    format: FORMAT,
    version,
    command: "verify",
    asOf: isoDate(asOf),
    files: files.map((checked) => ({
      file: checked.file,
      state: stateOf(checked),
      reason: checked.trouble?.message ?? null,
      sentence: checked.run?.sentence ?? checked.trouble?.message ?? null,
      pack: checked.run?.pack ?? null,
      counts: checked.run?.counts ?? null,
      against: checked.run?.against ?? null,
      notRun: (checked.run?.notRun ?? []).map(({ rule, reason }) => ({ rule, reason })),
      remarks: checked.run?.remarks ?? [],
      findings: checked.run?.findings ?? [],
    })),
  };
  return jsonText(document);
}
