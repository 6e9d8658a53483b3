import { Button, makeStyles } from "@fluentui/react-components";
import { isIssued } from "../../../src/audit/issue-words";
import type { Register } from "../../../src/audit/register";
import { auditSlices } from "../../../src/text/audit-slices";
import { paneReportText as words } from "../../../src/text/pane-audit-report";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useKept } from "../../state/use-kept";
import { useAudit } from "../state";
import { actorOf, auditOf } from "../view";
import type { AuditRow } from "../view";
import { WorkingPart } from "../WorkingPart";
import { IssuedPart } from "./IssuedPart";
import { ReadyPart } from "./ReadyPart";
import { ReportFiles } from "./ReportFiles";
import { SignForm } from "./SignForm";
import { sheetsPlan, useComposed, useReportStep, type Show } from "./use-report";
import { WordsForm } from "./WordsForm";
import { useWho } from "../../state/who";

const useStyles = makeStyles({ text: { margin: 0 }, button: { minHeight: "40px" } });

/** The report of one audit: what will be in it, what is missing, and the way to make, sign and issue it. */
export function ReportScreen({ audit }: { readonly audit: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const row = register?.ok ? auditOf(register.value, audit) : null;
  if (register?.ok && row) return <ReportParts register={register.value} audit={row} />;
  return (
    <Screen title={words.title}>
      {register && !register.ok ? (
        <TroubleCard trouble={register.trouble} />
      ) : (
        <p className={styles.text}>{register ? words.missing : words.loading}</p>
      )}
    </Screen>
  );
}

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
}

function ReportParts({ register, audit }: Props) {
  const styles = useStyles();
  const { actor } = useWho();
  const failLoudly = useFailLoudly();
  const [meeting, setMeeting] = useKept("last-meeting", "");
  const step = useReportStep();
  const report = useComposed(register, audit, meeting);
  const { options, value: made } = report;
  const { shown } = step;
  const say = isIssued(audit) ? words.putIssued : words.makeDraft;
  if (shown) {
    return (
      <Screen title={words.title}>
        <Preview
          sentences={shown.plan.sentences}
          changes={shown.plan.changes}
          confirm={shown.confirm}
          onConfirm={() => step.confirm(shown)}
          onDone={step.leave}
          onCancel={step.leave}
        />
      </Screen>
    );
  }
  const show: Show = (make, as, confirm) => step.show(make, as, confirm).catch(failLoudly);
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton
          isWaiting={step.said !== null}
          onClick={() => void show(sheetsPlan(audit.auditId, options), actorOf(actor, audit), say)}
        >
          {say}
        </PrimaryButton>
      }
    >
      {step.trouble && <TroubleCard trouble={step.trouble} onDismiss={step.dismiss} />}
      {isIssued(audit) ? (
        <IssuedPart register={register} audit={audit} />
      ) : (
        made && <ReadyPart ready={made.ready} composed={made.composed} />
      )}
      <WorkingPart
        said={step.said ?? report.said}
        onStop={step.said === null ? report.stop : step.stop}
      />
      {report.isStopped && (
        <>
          <p className={styles.text}>{auditSlices.stopped}</p>
          <Button className={styles.button} onClick={report.startAgain}>
            {auditSlices.again}
          </Button>
        </>
      )}
      {!isIssued(audit) && <WordsForm register={register} audit={audit} onShow={show} />}
      <TextField
        label={words.lastMeeting}
        value={meeting}
        hint={words.lastMeetingHint}
        onChange={setMeeting}
      />
      {report.isCurrent && made?.composed.ok && (
        <ReportFiles audit={audit} document={made.composed.value.document} />
      )}
      <SignForm register={register} audit={audit} onShow={show} />
    </Screen>
  );
}
