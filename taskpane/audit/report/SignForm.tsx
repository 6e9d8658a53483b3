import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { issueReport, signReport, type Signature } from "../../../src/audit/issue";
import { needsSecondReader } from "../../../src/audit/issue-gaps";
import { isIssued } from "../../../src/audit/issue-words";
import type { Register } from "../../../src/audit/register";
import { auditSignText } from "../../../src/text/audit-sign";
import { paneReportText as words } from "../../../src/text/pane-audit-report";
import { trim } from "../../../src/cells/cell";
import { resultInSlices } from "../../../src/workbook/slices";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { TextField } from "../../parts/TextField";
import { useKept } from "../../state/use-kept";
import { isOpenAudit } from "../view";
import type { AuditRow } from "../view";
import type { Show } from "./use-report";
import { PersonField } from "../../parts/PersonField";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  button: { minHeight: "40px" },
});

type Role = Signature["role"];
type Form = Pick<Signature, "role" | "name" | "account" | "statement">;

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
  readonly onShow: Show;
}

/** Who signs and for what; the lead auditor's signature issues the report. */
export function SignForm({ register, audit, onShow }: Props) {
  const styles = useStyles();
  const roles = rolesFor(audit);
  const first = roles[0] ?? "auditee";
  const [form, setForm] = useKept<Form>("report-sign", {
    role: first,
    name: isOpenAudit(audit) ? audit.leadAuditor : "",
    account: accountOf(register, audit.leadAuditor),
    statement: words.statements[first],
  });
  // A role that was for the draft is none any more once the report is issued.
  const role = roles.includes(form.role) ? form.role : first;
  const statement = role === form.role ? form.statement : words.statements[role];
  const isIssue = role === "lead_auditor";
  const choose = (chosen: Role) =>
    setForm({ ...form, role: chosen, statement: words.statements[chosen] });
  const show = () => {
    const signature: Signature = {
      ...form,
      role,
      statement,
      name: trim(form.name),
      identity: "self_declared",
    };
    const make = isIssue ? issueReport : signReport;
    return onShow(
      (now, moment, slices) => resultInSlices(make(now, audit.auditId, signature, moment), slices),
      signature.name,
      isIssue ? words.issue : words.signNow,
    );
  };
  return (
    <Fold name="report-sign" title={words.sign}>
      <div className={styles.form}>
        <p className={styles.hint}>{auditSignText.identityKnown}</p>
        <Choice
          label={words.role}
          value={role}
          options={roles.map((each) => [each, words.roles[each]])}
          onChange={choose}
        />
        <PersonField
          label={words.name}
          value={form.name}
          onChange={(name) => setForm({ ...form, name })}
        />
        <TextField
          label={words.account}
          value={form.account}
          onChange={(account) => setForm({ ...form, account })}
        />
        <TextField
          label={words.statement}
          value={statement}
          isLong
          onChange={(typed) => setForm({ ...form, role, statement: typed })}
        />
        <Button className={styles.button} onClick={() => void show()}>
          {isIssue ? words.showIssue : words.showSign}
        </Button>
      </div>
    </Fold>
  );
}

function rolesFor(audit: AuditRow): readonly Role[] {
  if (isIssued(audit)) return ["auditee", "programme_manager"];
  return needsSecondReader(audit)
    ? ["lead_auditor", "second_reader", "auditee", "programme_manager"]
    : ["lead_auditor", "auditee", "programme_manager"];
}

function accountOf({ rows }: Register, name: string): string {
  return rows.tblPeople.find((person) => person.personId === name)?.account ?? "";
}
