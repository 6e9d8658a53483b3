import { makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Register } from "../../../src/audit/register";
import { parseAddress } from "../../../src/cells/address";
import type { Area } from "../../../src/cells/address";
import { formatDate } from "../../../src/cells/date";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneEvidenceText } from "../../../src/text/pane-evidence";
import type { Trouble } from "../../../src/text/trouble";
import { Facts } from "../../parts/Facts";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { dayAndTime } from "../../parts/time";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { RegisterScreen } from "../RegisterScreen";
import { useAudit } from "../state";
import type { EvidenceRow } from "../view";
import { EvidenceNow } from "./EvidenceNow";

const useStyles = makeStyles({ text: { margin: 0, overflowWrap: "anywhere" } });
const words = paneEvidenceText.item;

/** One piece of evidence: what it stands for, how its cells are now, and what rests on it. */
export function EvidenceItemScreen({ evidence: id }: { readonly evidence: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const row = register?.ok
    ? register.value.rows.tblEvidence.find(({ evidenceId }) => evidenceId === id)
    : undefined;
  const area = row ? parseAddress(row.addressHint, row.sheet) : null;
  const goTo = (place: Area) => {
    workbook
      .goTo(place)
      .then((gone) => setTrouble(gone.ok ? null : gone.trouble))
      .catch(failLoudly);
  };
  return (
    <RegisterScreen
      title={id}
      foot={
        row?.kind === "range" &&
        area !== null && <PrimaryButton onClick={() => goTo(area)}>{words.goTo}</PrimaryButton>
      }
    >
      {(known) =>
        row ? (
          <>
            {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
            <p className={styles.text}>{row.title}</p>
            {row.kind === "range" && <EvidenceNow register={known} evidence={row} onGo={goTo} />}
            <Section title={words.stands}>
              <Facts facts={factsOf(row)} />
            </Section>
            <RestsOn register={known} evidence={row} />
          </>
        ) : (
          <p className={styles.text}>{words.missing}</p>
        )
      }
    </RegisterScreen>
  );
}

interface Props {
  readonly register: Register;
  readonly evidence: EvidenceRow;
}

function factsOf(row: EvidenceRow): readonly (readonly [string, string])[] {
  const { sheet, addressHint, rows, cols, periodFrom, periodTo, obtainedHow, capturedAt } = row;
  const period = [periodFrom, periodTo].flatMap((day) => (day === null ? [] : [formatDate(day)]));
  const facts: readonly (readonly [string, string])[] = [
    [words.kind, paneEvidenceText.kinds[row.kind]],
    [words.where, sheet === "" ? addressHint : `${sheet}!${addressHint}`],
    [words.size, rows > 0 ? paneAuditText.evidence.size(rows, cols) : ""],
    [words.period, period.join(" – ")],
    [words.how, obtainedHow === null ? "" : paneAuditText.evidence.how[obtainedHow]],
    [words.captured, `${dayAndTime(capturedAt)}, ${row.capturedBy}`],
    [words.personal, row.containsPersonalData ? words.holdsPersonal : ""],
    [
      words.explained,
      [row.changeReason, row.changeExplainedBy].filter((said) => said !== "").join(" · "),
    ],
  ];
  return facts.filter(([, value]) => value !== "");
}

function RestsOn({ register, evidence }: Props) {
  const styles = useStyles();
  const { go } = useNavigation();
  const { evidenceId } = evidence;
  const findings = register.rows.tblFinding.filter((row) => row.evidenceIds.includes(evidenceId));
  const answers = register.rows.tblResponse.filter((row) => row.evidenceIds.includes(evidenceId));
  return (
    <Section title={words.restsOn}>
      {findings.length + answers.length === 0 && <p className={styles.text}>{words.nothing}</p>}
      {findings.map(({ findingId }) => (
        <RowButton
          key={findingId}
          id={`rests-${findingId}`}
          title={words.finding(findingId)}
          detail={words.explain}
          onClick={() => go({ name: "audit-finding", finding: findingId })}
        />
      ))}
      {answers.map(({ responseId, auditId, clause }) => (
        <RowButton
          key={responseId}
          id={`rests-${responseId}`}
          title={words.answer(clause)}
          detail={words.raise}
          onClick={() => go({ name: "audit-question", audit: auditId, item: responseId })}
        />
      ))}
    </Section>
  );
}
