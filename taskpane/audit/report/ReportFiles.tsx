import type { ReportDocument } from "../../../src/report/document";
import { paneReportText as words } from "../../../src/text/pane-audit-report";
import { SaveReport } from "../../parts/SaveReport";
import type { AuditRow } from "../view";

interface Props {
  readonly audit: AuditRow;
  readonly document: ReportDocument;
}

/** The report of an audit as a file. */
export function ReportFiles({ audit, document }: Props) {
  return (
    <SaveReport document={document} nameOf={(ending) => words.fileName(audit.auditId, ending)} />
  );
}
