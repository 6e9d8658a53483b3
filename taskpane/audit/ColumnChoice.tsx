import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import type { EvidenceRange } from "../../src/audit/evidence-range";
import { asText, isBlank } from "../../src/cells/cell";
import type { Cell } from "../../src/cells/cell";
import { formatDate } from "../../src/cells/date";
import { paneAuditText } from "../../src/text/pane-audit";
import { Section } from "../parts/Section";
import { FIRST_ROWS } from "./date-columns";

const useStyles = makeStyles({
  columns: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXS },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  values: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

interface Props {
  readonly range: EvidenceRange;
  /** Titles of the columns that the sheet shows as dates. */
  readonly dates: ReadonlySet<string>;
  readonly personal: readonly string[];
  readonly leaveOut: readonly string[];
  readonly onChange: (leaveOut: readonly string[]) => void;
}

/** Column by column what would be kept, with its first values; one that is not needed is unticked. */
export function ColumnChoice({ range, dates, personal, leaveOut, onChange }: Props) {
  const styles = useStyles();
  const words = paneAuditText.evidence;
  return (
    <Section title={words.columns}>
      <p className={styles.hint}>{words.columnsHint}</p>
      <div className={styles.columns} role="group" aria-label={words.columns}>
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
                    .slice(0, FIRST_ROWS)
                    .map((row) => valueOf(row[at] ?? null, dates.has(title)))
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
    </Section>
  );
}

function valueOf(cell: Cell, isDate: boolean): string {
  if (isDate && typeof cell === "number") return formatDate(cell);
  return isBlank(cell) ? paneAuditText.evidence.blank : asText(cell);
}
