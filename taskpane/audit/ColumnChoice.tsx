import { Checkbox, Field, makeStyles, tokens } from "@fluentui/react-components";
import type { EvidenceRange } from "../../src/audit/evidence-range";
import { asText, isBlank } from "../../src/cells/cell";
import type { Cell } from "../../src/cells/cell";
import { paneAuditText } from "../../src/text/pane-audit";

const ROWS = 3;

const useStyles = makeStyles({
  columns: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  values: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

interface Props {
  readonly range: EvidenceRange;
  readonly personal: readonly string[];
  readonly leaveOut: readonly string[];
  readonly onChange: (leaveOut: readonly string[]) => void;
}

/** Column by column what would be kept, with its first values; one that is not needed is unticked. */
export function ColumnChoice({ range, personal, leaveOut, onChange }: Props) {
  const styles = useStyles();
  const words = paneAuditText.evidence;
  return (
    <Field label={words.columns} hint={words.columnsHint}>
      <div className={styles.columns} role="group">
        {range.columns.map((title, at) => (
          <Checkbox
            key={title}
            checked={!leaveOut.includes(title)}
            disabled={title === range.keyColumn}
            label={
              <>
                {words.column(title, personal.includes(title), title === range.keyColumn)}
                <br />
                <span className={styles.values}>
                  {range.rows
                    .slice(0, ROWS)
                    .map((row) => valueOf(row[at] ?? null))
                    .join(" · ")}
                </span>
              </>
            }
            onChange={(_, data) =>
              onChange(
                data.checked === true
                  ? leaveOut.filter((left) => left !== title)
                  : [...leaveOut, title],
              )
            }
          />
        ))}
      </div>
    </Field>
  );
}

function valueOf(cell: Cell): string {
  return isBlank(cell) ? paneAuditText.evidence.blank : asText(cell);
}
