import { makeStyles, tokens } from "@fluentui/react-components";
import { historyOf } from "../../../src/audit/life/lists";
import type { Register } from "../../../src/audit/register";
import { formatDate } from "../../../src/cells/date";
import { findingWords } from "../../../src/text/audit-finding";
import { paneFindingText } from "../../../src/text/pane-finding";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";

const useStyles = makeStyles({
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    whiteSpace: "pre-wrap",
  },
});

const NAMES: ReadonlyMap<string, string> = new Map(Object.entries(findingWords.step));

interface Props {
  readonly register: Register;
  readonly finding: string;
}

/** What was done so far, folded away: the last step first. */
export function FindingHistory({ register, finding }: Props) {
  const styles = useStyles();
  const words = paneFindingText;
  const steps = historyOf(register, finding);
  return (
    <Fold name="history" title={words.history(steps.length)}>
      {steps.length === 0 && <p className={styles.quiet}>{words.noHistory}</p>}
      <Capped name="history" items={steps} itemKey={({ stepId }) => stepId}>
        {({ step, on, by, text }) => (
          <>
            <p className={styles.title}>{NAMES.get(step) ?? step}</p>
            <p className={styles.quiet}>{words.historyLine(formatDate(on), by)}</p>
            {text !== "" && <p className={styles.quiet}>{text}</p>}
          </>
        )}
      </Capped>
    </Fold>
  );
}
