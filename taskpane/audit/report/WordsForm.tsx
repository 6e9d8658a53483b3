import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { describeReport, wordsOf, type ReportWords } from "../../../src/audit/issue-words";
import { OPINIONS } from "../../../src/audit/layout";
import type { Register } from "../../../src/audit/register";
import { signWords } from "../../../src/text/audit-sign";
import { paneReportText as words } from "../../../src/text/pane-audit-report";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { TextField } from "../../parts/TextField";
import { useKept } from "../../state/use-kept";
import { useWho } from "../../state/who";
import { actorOf } from "../view";
import type { AuditRow } from "../view";
import type { Show } from "./use-report";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  hint: { margin: 0, color: tokens.colorNeutralForeground2 },
  button: { minHeight: "40px" },
});

type Field = keyof typeof words.field;

const FIELDS: readonly (readonly [Field, isLong: boolean])[] = [
  ["conclusion", true],
  ["good", true],
  ["limitsOfAudit", true],
  ["independenceNote", true],
  ["disagreements", true],
  ["distribution", false],
  ["marking", false],
];

const HINTS: Readonly<Partial<Record<Field, string>>> = words.hint;

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
  readonly onShow: Show;
}

/** The words of the report that no answer and no finding holds. */
export function WordsForm({ register, audit, onShow }: Props) {
  const styles = useStyles();
  const { actor } = useWho();
  const [form, setForm] = useKept<ReportWords>("report-words", wordsOf(register, audit));
  const field = (name: Field, isLong: boolean) => {
    const hint = HINTS[name];
    return (
      <TextField
        key={name}
        label={words.field[name]}
        value={form[name]}
        isLong={isLong}
        {...(hint !== undefined && { hint })}
        onChange={(text) => setForm({ ...form, [name]: text })}
      />
    );
  };
  return (
    <Fold name="report-words" title={words.words}>
      <div className={styles.form}>
        <p className={styles.hint}>{words.wordsHint}</p>
        <Choice
          label={words.opinion}
          value={form.opinion ?? ""}
          options={[
            ["", words.noOpinion],
            ...OPINIONS.map((opinion) => [opinion, signWords.opinion[opinion]] as const),
          ]}
          onChange={(chosen) => setForm({ ...form, opinion: chosen === "" ? null : chosen })}
        />
        {FIELDS.map(([name, isLong]) => field(name, isLong))}
        <Button
          className={styles.button}
          onClick={() =>
            void onShow(
              (now, moment) => describeReport(now, audit.auditId, form, moment),
              actorOf(actor, audit),
              words.keepWords,
            )
          }
        >
          {words.keepWords}
        </Button>
      </div>
    </Fold>
  );
}
