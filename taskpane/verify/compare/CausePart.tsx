import { Button, makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { asText } from "../../../src/cells/cell";
import { compareText } from "../../../src/text/compare";
import { paneCompareText } from "../../../src/text/pane-compare";
import {
  CAUSES,
  causeOf,
  keepCause,
  readDifferences,
  type Cause,
  type DifferenceRecords,
  type StandingDifference,
} from "../../../src/verify/compare/causes";
import { useWho } from "../../state/who";
import { Choice } from "../../parts/Choice";
import { Notice } from "../../parts/Notice";
import { Preview } from "../../parts/Preview";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useWriting } from "../../state/writing";
import { WhoField } from "../../parts/WhoField";
import { recordOf, type Difference } from "./differences";
import { useReview } from "../../state/use-review";

const words = paneCompareText.cause;
const useStyles = makeStyles({ button: { minHeight: "40px" } });

/** Why the two sides differ: what somebody found out before, and the way to write it down. */
export function CausePart({ difference }: { readonly difference: Difference }) {
  const styles = useStyles();
  const { workbook, now, today, token } = useServices();
  const { generation } = useWriting();
  const failLoudly = useFailLoudly();
  const [records, setRecords] = useState<DifferenceRecords | null>(null);
  const [at, setAt] = useState("0");
  const [cause, setCause] = useState<Cause>("not_known_yet");
  const [note, setNote] = useState("");
  const { actor } = useWho();
  const { plan, trouble, propose, refuse, leave, dismiss } = useReview();
  useEffect(() => {
    let isCurrent = true;
    readDifferences(workbook)
      .then((read) => {
        if (isCurrent && read.ok) setRecords(read.value);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, generation, failLoudly]);

  const standing = standingOf(difference);
  const show = async () => {
    const read = await readDifferences(workbook);
    const chosen = standing[Number(at)];
    if (!read.ok || !chosen) {
      refuse(read.ok ? null : read.trouble);
      return;
    }
    if (actor.trim() === "") {
      refuse(compareText.causeNeedsName());
      return;
    }
    const moment = { at: now(), today: today(), actor: actor.trim(), token };
    const planned = keepCause(read.value, chosen, { cause, note: note.trim() }, moment);
    propose(planned);
  };
  return (
    <Section title={words.title}>
      {records &&
        standing.map((one) => {
          const known = causeOf(records, one);
          const said = known && words.known(compareText.causes[known.cause], known.note, known.by);
          return said === null ? null : (
            <Notice key={one.field} text={one.field === "" ? said : `${one.field}: ${said}`} />
          );
        })}
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
      {plan ? (
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.confirm}
          onDone={leave}
          onCancel={leave}
        />
      ) : (
        <>
          {standing.length > 1 && (
            <Choice
              label={words.column}
              value={at}
              options={standing.map(({ field }, index) => [String(index), field] as const)}
              onChange={setAt}
            />
          )}
          <Choice
            label={words.label}
            value={cause}
            options={CAUSES.map((one) => [one, compareText.causes[one]] as const)}
            onChange={setCause}
          />
          <TextField label={words.note} value={note} onChange={setNote} />
          <WhoField />
          <Button className={styles.button} onClick={() => void show().catch(failLoudly)}>
            {words.keep}
          </Button>
        </>
      )}
    </Section>
  );
}

function standingOf(difference: Difference): readonly StandingDifference[] {
  const { table } = difference;
  const record = recordOf(difference);
  if ("ref" in difference) {
    return [{ tableName: table.name, record, field: "", here: null, there: null }];
  }
  return difference.changed.fields.map(({ title, now, before }) => ({
    tableName: table.name,
    record,
    field: title,
    here: asText(now),
    there: asText(before),
  }));
}
