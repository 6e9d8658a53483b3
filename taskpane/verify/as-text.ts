import { paneVerifyText } from "../../src/text/pane-verify";
import type { Run } from "../../src/verify/finding";
import { recordsNamed } from "../../src/verify/records-named";
import { groupFindings } from "./groups";
import { placeOf } from "./place";
import { isOpen } from "./progress";

/** The open findings as plain text, group by group, to paste into a mail. */
export function findingsAsText(run: Run): string {
  const groups = groupFindings(run.findings.filter(isOpen)).flatMap(({ group, clusters }) => [
    "",
    paneVerifyText.results.group(group),
    ...clusters.flatMap(({ findings }) =>
      findings.map((finding) => {
        const { locations, message, fix } = finding;
        const where = `${locations.map(placeOf).join(", ")} ${recordsNamed(finding)}`.trimEnd();
        return paneVerifyText.text.line(where, message, fix?.advice ?? "");
      }),
    ),
  ]);
  return [run.file, run.sentence, ...groups].join("\n");
}
