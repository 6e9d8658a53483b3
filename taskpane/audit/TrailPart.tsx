import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { trailReport } from "../../src/audit/trail";
import type { TrailReport } from "../../src/audit/trail";
import type { Register } from "../../src/audit/register";
import { paneAuditHomeText } from "../../src/text/pane-audit-home";
import { Notice } from "../parts/Notice";
import { SentenceList } from "../parts/SentenceList";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";

const useStyles = makeStyles({ text: { margin: 0 }, button: { minHeight: "40px" } });
const words = paneAuditHomeText.trail;

/** A longer trail is checked when it is asked for: its hashes would hold up the page. */
const MOST_UNASKED = 500;

/** What was found, and in which state of the register. */
interface Checked {
  readonly register: Register;
  readonly report: TrailReport;
}

/** Says so where the trail does not hold, or rows are not as it recorded them. */
export function TrailPart({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const { pause } = useServices();
  const failLoudly = useFailLoudly();
  const entries = register.rows.tblTrail.length;
  const isLong = entries > MOST_UNASKED;
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    let isCurrent = true;
    if (isLong) return;
    const check = async () => {
      await pause();
      if (isCurrent) setChecked({ register, report: trailReport(register, null) });
    };
    check().catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [register, isLong, pause, failLoudly]);
  if (checked?.register !== register) {
    return isLong ? (
      <Button
        className={styles.button}
        onClick={() => setChecked({ register, report: trailReport(register, null) })}
      >
        {words.check(entries)}
      </Button>
    ) : null;
  }
  const { isSound, sentence, edited } = checked.report;
  if (isSound && edited.length === 0) {
    return isLong ? <p className={styles.text}>{words.sound}</p> : null;
  }
  return (
    <>
      {!isSound && <Notice text={sentence} />}
      {edited.length > 0 && (
        <Notice text={words.edited(edited.length)}>
          <SentenceList sentences={edited.map((row) => row.sentence)} />
        </Notice>
      )}
    </>
  );
}
