import { Button, makeStyles } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { readActionLog } from "../../../src/audit/action-log/read-log";
import type { ActionLog } from "../../../src/audit/action-log/read-log";
import { actionLogStatus, chasingText, minutesDue } from "../../../src/audit/action-log/status";
import type { AgencyActions } from "../../../src/audit/action-log/status";
import { policyOf } from "../../../src/audit/life/policy";
import { calendarFor } from "../../../src/calendar/calendar";
import { formatDate } from "../../../src/cells/date";
import { actionLogText } from "../../../src/text/audit-action-log";
import { paneText } from "../../../src/text/pane";
import type { Trouble } from "../../../src/text/trouble";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAnnounce } from "../../state/announcer";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { useKeptRecords } from "../../state/use-kept-records";
import { useAudit } from "../state";

const words = actionLogText.pane;
const useStyles = makeStyles({ text: { margin: 0 } });

/** The action log of a panel, read from the table that staff keep and left as it stands. */
export function ActionLogScreen() {
  const styles = useStyles();
  const log = useKeptRecords(readActionLog);
  return (
    <Screen title={words.title}>
      {!log && <p className={styles.text}>{words.loading}</p>}
      {log && !log.ok && <TroubleCard trouble={log.trouble} />}
      {log?.ok && log.value === null && <p className={styles.text}>{words.none}</p>}
      {log?.ok && log.value !== null && <LogParts log={log.value} />}
    </Screen>
  );
}

function LogParts({ log }: { readonly log: ActionLog }) {
  const styles = useStyles();
  const { day } = useAsAt();
  const status = useMemo(() => actionLogStatus(log, day), [log, day]);
  const overdue = status.agencies.reduce((sum, each) => sum + each.overdue.length, 0);
  return (
    <>
      <p className={styles.text}>{words.summary(status.open, status.carriedOver, overdue)}</p>
      <p className={styles.text}>{words.onTime(status.onTime.closed, status.onTime.due)}</p>
      <Section title={words.agencies}>
        <Capped name="agencies" items={status.agencies} itemKey={({ agency }) => agency}>
          {(each) => <AgencyPart agency={each} log={log} />}
        </Capped>
        {log.notRead.length > 0 && (
          <Fold name="not-read" title={words.notRead(log.notRead.length)}>
            <SentenceList sentences={log.notRead} />
          </Fold>
        )}
      </Section>
      {status.lastMeeting !== null && <Minutes meeting={status.lastMeeting} />}
      <p className={styles.text}>{words.readFrom(log.table, log.sheet)}</p>
    </>
  );
}

const MOST_DAYS = 60;
const USUAL_DAYS = "5";

function Minutes({ meeting }: { readonly meeting: number }) {
  const styles = useStyles();
  const { register } = useAudit();
  const [typed, setTyped] = useKept("minutes", USUAL_DAYS);
  const days = /^\d{1,2}$/.test(typed.trim()) ? Math.min(Number(typed), MOST_DAYS) : null;
  const calendar = register?.ok ? calendarFor(policyOf(register.value).policy.division) : null;
  const due = days !== null && calendar?.ok ? minutesDue(meeting, days, calendar.value) : null;
  return (
    <Section title={words.lastMeeting(formatDate(meeting))}>
      <TextField label={words.minutesDays} value={typed} onChange={setTyped} />
      {due?.ok && days !== null && (
        <p className={styles.text}>{words.minutes(formatDate(due.value), days)}</p>
      )}
    </Section>
  );
}

function AgencyPart({ agency, log }: { readonly agency: AgencyActions; readonly log: ActionLog }) {
  const { day } = useAsAt();
  const { workbook, copyText } = useServices();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const copy = async () => {
    const copied = await copyText(chasingText(agency, log.table, day));
    announce(copied ? words.copied : paneText.copy.notCopied);
  };
  const go = async (row: number) => {
    const gone = await workbook.goTo({ ...log.area, row: row - 1, rows: 1 });
    setTrouble(gone.ok ? null : gone.trouble);
  };
  return (
    <Fold
      name={`agency ${agency.agency}`}
      title={words.agency(agency.agency, agency.open, agency.overdue.length)}
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Capped
        name={`agency ${agency.agency}`}
        items={agency.overdue}
        itemKey={({ row }) => String(row)}
      >
        {({ row, due, days }) => (
          <RowButton
            id={`log-${row}`}
            title={words.action(row, due === null ? "" : formatDate(due), days)}
            detail={words.go(row)}
            onClick={() => void go(row).catch(failLoudly)}
          />
        )}
      </Capped>
      {agency.overdue.length > 0 && (
        <Button onClick={() => void copy().catch(failLoudly)}>{words.copy}</Button>
      )}
    </Fold>
  );
}
