import { Button, makeStyles } from "@fluentui/react-components";
import { useCallback } from "react";
import { secondReadingOf, signSecondReading } from "../../../src/audit/programme/second-reader";
import type { Register } from "../../../src/audit/register";
import { formatDate, parseDate } from "../../../src/cells/date";
import { paneProgrammeText } from "../../../src/text/pane-programme";
import { resultInSlices } from "../../../src/workbook/slices";
import { Notice } from "../../parts/Notice";
import { Preview } from "../../parts/Preview";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { usePlanned } from "../use-planned";
import { useSlices } from "../use-slices";
import { isOpenAudit } from "../view";
import type { AuditRow } from "../view";

const useStyles = makeStyles({ text: { margin: 0 }, sign: { minHeight: "40px" } });

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
}

/** Where an auditor is near to what is audited: the bias in words, and the second reader who signs. */
export function SecondReadingPart({ register, audit }: Props) {
  const styles = useStyles();
  const { pause } = useServices();
  const failLoudly = useFailLoudly();
  const planned = usePlanned();
  const { auditId } = audit;
  const work = useCallback(() => secondReadingOf(register, auditId), [register, auditId]);
  const { value: reading } = useSlices(work);
  const words = paneProgrammeText.reading;
  if (!reading) return null;
  const { bias, reader, signed, isOutdated } = reading;
  const signedOn = signed ? parseDate(signed.signedAt.slice(0, "2026-01-01".length)) : null;
  const { shown, trouble } = planned;
  const said = () => {
    if (signedOn !== null) return words.signed(reader, formatDate(signedOn));
    return isOutdated ? words.outdated(reader) : words.waiting(reader);
  };
  const preview = () =>
    planned.preview(
      (known, moment) => resultInSlices(signSecondReading(known, auditId, "", moment), { pause }),
      reader,
    );
  return (
    <Section title={words.title}>
      <Notice text={bias} />
      <p className={styles.text}>{said()}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={planned.dismiss} />}
      {shown && (
        <Preview
          sentences={shown.plan.sentences}
          changes={shown.plan.changes}
          confirm={words.confirm}
          onConfirm={() => planned.confirm(shown)}
          onDone={planned.leave}
          onCancel={planned.leave}
        />
      )}
      {!shown && !signed && isOpenAudit(audit) && (
        <Button className={styles.sign} onClick={() => void preview().catch(failLoudly)}>
          {words.sign(reader)}
        </Button>
      )}
    </Section>
  );
}
