import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { formatDate } from "../../src/cells/date";
import type { Plan } from "../../src/records/plan";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Trouble } from "../../src/text/trouble";
import type { Finding } from "../../src/verify/finding";
import { endOfNextPeriod, planAnswer, planWaiver } from "../../src/verify/putting-right/waive";
import { Preview } from "../parts/Preview";
import { TextField } from "../parts/TextField";
import { TroubleCard } from "../parts/TroubleCard";
import { readTypedDate } from "../shell/typed-date";
import { useFailLoudly } from "../state/fail-loudly";
import { useKept } from "../state/use-kept";
import { isOpen } from "./progress";
import type { Checked } from "./steps";
import { useKeeping } from "./use-keeping";
import { WhoField } from "../parts/WhoField";

const useStyles = makeStyles({
  ways: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

interface Props {
  readonly finding: Finding;
  readonly checked: Checked;
}

type Way = "answer" | "waive" | "not-same";

/** Explains a query, or accepts a finding for a time: with a reason, shown first, then kept in the workbook. */
export function SettleFinding({ finding, checked }: Props) {
  const styles = useStyles();
  const [way, choose] = useKept<Way | null>("settle", null);
  const ways = waysFor(finding, checked);
  if (ways.length === 0) return null;
  if (way !== null && ways.includes(way)) {
    return (
      <SettleForm
        key={finding.fingerprint}
        finding={finding}
        checked={checked}
        way={way}
        onClose={() => choose(null)}
      />
    );
  }
  return (
    <div className={styles.ways}>
      {ways.map((one) => (
        <Button key={one} onClick={() => choose(one)}>
          {paneVerifyText.keeping.ways[one]}
        </Button>
      ))}
    </div>
  );
}

function waysFor(finding: Finding, { pack }: Checked): readonly Way[] {
  if (!isOpen(finding) || finding.level === "note" || finding.standsFor !== undefined) return [];
  const rule = pack.rules.find(({ id }) => id === finding.rule);
  const isPair = rule?.kind === "duplicate-person" && finding.locations.length > 1;
  if (isPair) return ["not-same"];
  return finding.level === "query" ? ["answer"] : ["waive"];
}

interface FormProps extends Props {
  readonly way: Way;
  readonly onClose: () => void;
}

function SettleForm({ finding, checked, way, onClose }: FormProps) {
  const styles = useStyles();
  const plan = useKeeping();
  const failLoudly = useFailLoudly();
  const { run, parameters } = checked;
  const [reason, setReason] = useState(finding.lastReason ?? "");
  const [until, setUntil] = useState(formatDate(endOfNextPeriod(run.asOf, parameters)));
  const [planned, setPlanned] = useState<Plan | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneVerifyText.keeping;

  const show = async () => {
    const expires = readTypedDate(until);
    if (way !== "answer" && !expires.ok) {
      setTrouble(expires.trouble);
      return;
    }
    const { asOf } = run;
    const made = await plan((records, moment) =>
      way === "answer" || !expires.ok
        ? planAnswer(records, { finding, reason, asOf }, moment)
        : planWaiver(
            records,
            { finding, reason, asOf, expires: expires.value, isPair: way === "not-same" },
            moment,
          ),
    );
    setTrouble(made.ok ? null : made.trouble);
    setPlanned(made.ok ? made.value : null);
  };
  if (planned) {
    return (
      <Preview
        sentences={planned.sentences}
        changes={planned.changes}
        confirm={words.confirm[way]}
        onDone={onClose}
        onCancel={() => setPlanned(null)}
      />
    );
  }
  return (
    <div className={styles.form}>
      <TextField label={words.reason[way]} value={reason} onChange={setReason} isLong />
      {way !== "answer" && (
        <TextField label={words.until} hint={words.untilWhy} value={until} onChange={setUntil} />
      )}
      <WhoField />
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <div className={styles.ways}>
        <Button onClick={() => void show().catch(failLoudly)}>{words.show}</Button>
        <Button appearance="subtle" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </div>
  );
}
