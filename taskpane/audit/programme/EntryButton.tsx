import { makeStyles } from "@fluentui/react-components";
import { CalendarLtr16Regular } from "@fluentui/react-icons/svg/calendar-ltr";
import { Checkmark16Regular } from "@fluentui/react-icons/svg/checkmark";
import { Dismiss16Regular } from "@fluentui/react-icons/svg/dismiss";
import { Play16Regular } from "@fluentui/react-icons/svg/play";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import { monthName } from "../../../src/audit/programme/plan-entry";
import type { ProgrammeEntry, Standing } from "../../../src/audit/programme/year";
import { programmeWords } from "../../../src/text/audit-programme";
import { paneProgrammeText } from "../../../src/text/pane-programme";
import { RowButton } from "../../parts/RowButton";
import { useNavigation } from "../../state/navigation";

const ICONS = {
  late: Warning16Filled,
  due: CalendarLtr16Regular,
  planned: CalendarLtr16Regular,
  under_way: Play16Regular,
  done: Checkmark16Regular,
  called_off: Dismiss16Regular,
} satisfies Readonly<Record<Standing, unknown>>;

const useStyles = makeStyles({
  line: { display: "block" },
  mark: { display: "inline-flex", alignItems: "center", gap: "4px" },
});

/** One audit of the programme: how it stands, who owns and leads it, and how often it comes round. */
export function EntryButton({ entry }: { readonly entry: ProgrammeEntry }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const words = paneProgrammeText;
  const { row, processName, owner, standing, slippedMonths } = entry;
  const Icon = ICONS[standing];
  const planned = monthName(row.plannedMonth);
  return (
    <RowButton
      id={`entry-${row.programmeId}`}
      title={row.area === "" ? processName : `${processName} · ${row.area}`}
      detail={
        <>
          <span className={styles.mark}>
            <Icon aria-hidden />
            {words.line(programmeWords.standing[standing], planned, slippedMonths)}
          </span>
          <span className={styles.line}>{words.who(owner, row.leadAuditor)}</span>
          <span className={styles.line}>{words.risk(row.riskScore, row.intervalMonths)}</span>
        </>
      }
      onClick={() => go({ name: "audit-planned", entry: row.programmeId })}
    />
  );
}
