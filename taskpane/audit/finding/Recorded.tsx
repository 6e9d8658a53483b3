import { makeStyles, tokens } from "@fluentui/react-components";
import { presentActions } from "../../../src/audit/life/scene";
import type { Register } from "../../../src/audit/register";
import { formatDate } from "../../../src/cells/date";
import { findingWords } from "../../../src/text/audit-finding";
import { paneFindingText } from "../../../src/text/pane-finding";
import { Capped } from "../../parts/Capped";
import { Facts } from "../../parts/Facts";
import { Section } from "../../parts/Section";
import type { FindingRow } from "../view";

const useStyles = makeStyles({
  title: { margin: 0, overflowWrap: "anywhere" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
});

interface Props {
  readonly register: Register;
  readonly finding: FindingRow;
}

/** The owner's answer so far: correction, cause, where else was looked, and the actions. */
export function Recorded({ register, finding }: Props) {
  const styles = useStyles();
  const words = paneFindingText;
  const facts = factsOf(finding);
  const actions = presentActions(register, finding);
  return (
    <>
      {facts.length > 0 && (
        <Section title={words.recorded}>
          <Facts facts={facts} />
        </Section>
      )}
      {actions.length > 0 && (
        <Section title={words.actions}>
          <Capped name="actions" items={actions} itemKey={({ actionId }) => actionId}>
            {({ actionId, text, responsible, due, status, requestedDue, requestReason }) => (
              <>
                <p className={styles.title}>{`${actionId}: ${text}`}</p>
                <p className={styles.quiet}>
                  {words.actionLine(responsible, formatDate(due), findingWords.actionState[status])}
                </p>
                {requestedDue !== null && (
                  <p className={styles.quiet}>
                    {words.asksFor(formatDate(requestedDue), requestReason)}
                  </p>
                )}
              </>
            )}
          </Capped>
        </Section>
      )}
    </>
  );
}

function factsOf(finding: FindingRow): readonly (readonly [string, string])[] {
  const step = findingWords.step;
  const { causeMethod, cause } = finding;
  const method = causeMethod === null ? "" : ` (${findingWords.method[causeMethod].toLowerCase()})`;
  const facts: (readonly [string, string])[] = [
    [step.record_correction, finding.correction || finding.correctionNotPossible],
    [step.record_cause, cause === "" ? "" : `${cause}${method}`],
    [
      step.look_across,
      [finding.lookAcross, finding.lookAcrossResult].filter((text) => text !== "").join(": "),
    ],
    [paneFindingText.field.lessons, finding.lessons],
  ];
  return facts.filter(([, fact]) => fact !== "");
}
