import { Button, makeStyles } from "@fluentui/react-components";
import { useCallback, useState } from "react";
import { trailSteps } from "../../src/audit/trail";
import type { Register } from "../../src/audit/register";
import { paneAuditHomeText } from "../../src/text/pane-audit-home";
import { Notice } from "../parts/Notice";
import { SentenceList } from "../parts/SentenceList";
import { useSlices } from "./use-slices";
import { WorkingPart } from "./WorkingPart";

const useStyles = makeStyles({ text: { margin: 0 }, button: { minHeight: "40px" } });
const words = paneAuditHomeText.trail;

/** A longer trail is checked when it is asked for: its hashes take a while. */
const MOST_UNASKED = 500;

/** Says so where the trail does not hold, or rows are not as it recorded them. */
export function TrailPart({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const entries = register.rows.tblTrail.length;
  const isLong = entries > MOST_UNASKED;
  const [asked, setAsked] = useState<Register | null>(null);
  const isAsked = !isLong || asked === register;
  const work = useCallback(() => trailSteps(register, null), [register]);
  const checked = useSlices(isAsked ? work : null);
  const { value: report, said, isCurrent, isStopped, stop, startAgain } = checked;
  if (!report || !isCurrent) {
    return (
      <>
        <WorkingPart said={isAsked ? said : null} onStop={stop} />
        {(!isAsked || isStopped) && (
          <Button
            className={styles.button}
            onClick={() => (isStopped ? startAgain() : setAsked(register))}
          >
            {words.check(entries)}
          </Button>
        )}
      </>
    );
  }
  const { isSound, sentence, edited } = report;
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
