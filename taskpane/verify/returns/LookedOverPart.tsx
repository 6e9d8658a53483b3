import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { formatDate } from "../../../src/cells/date";
import { returnsText } from "../../../src/text/returns";
import type { Trouble } from "../../../src/text/trouble";
import { collate } from "../../../src/verify/returns/collate";
import type { ReturnRow } from "../../../src/verify/returns/overview";
import { isAccepted } from "../../../src/verify/returns/standing";
import { collationChanges, collationSentences } from "../../../src/verify/returns/write";
import type { Change } from "../../../src/workbook/change";
import { Capped } from "../../parts/Capped";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { SentenceList } from "../../parts/SentenceList";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { Answers } from "./Answers";
import { StateIcon } from "./StateIcon";
import { useReturns } from "./state";
import type { LookedOver } from "./state";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  row: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: "anywhere",
  },
  state: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    display: "block",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Plan {
  readonly changes: readonly Change[];
  readonly sentences: readonly string[];
}

/** One row a return, and the way to put together those that count. */
export function LookedOverPart({ looked }: { readonly looked: LookedOver }) {
  const styles = useStyles();
  const words = returnsText.pane;
  const { workbook } = useServices();
  const { forget } = useReturns();
  const failLoudly = useFailLoudly();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const accepted = looked.returns.filter(({ state }) => isAccepted(state)).length;

  const show = async () => {
    const facts = await workbook.facts();
    setTrouble(facts.ok ? null : facts.trouble);
    if (!facts.ok) return;
    const collation = collate(looked.returns);
    const taken = {
      sheets: facts.value.sheets.map(({ name }) => name),
      tables: facts.value.tables.map(({ name }) => name),
    };
    const changes = collationChanges(collation, taken);
    setPlan({ changes, sentences: collationSentences(collation, changes) });
  };
  const done = () => setPlan(null);
  return (
    <Screen
      title={words.title}
      foot={
        plan || accepted === 0 ? (
          <PrimaryButton onClick={forget}>{words.again}</PrimaryButton>
        ) : (
          <PrimaryButton onClick={() => void show().catch(failLoudly)}>
            {words.collate(accepted)}
          </PrimaryButton>
        )
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <p className={styles.text}>{looked.summary}</p>
      <SentenceList sentences={looked.remarks} />
      {!plan && <Answers looked={looked} />}
      {plan && (
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.collateNow}
          onDone={done}
          onCancel={done}
        />
      )}
      <Capped name="returns" items={looked.rows} itemKey={keyOf}>
        {(row) => (
          <div className={styles.row}>
            <StateIcon state={row.state} />
            <span>
              <span>{titleOf(row)}</span>
              {": "}
              <span className={styles.state}>{returnsText.states[row.state]}</span>
              {row.due && row.sent && <span className={styles.quiet}>{row.sent.file}</span>}
              <span className={styles.quiet}>{row.sentence}</span>
            </span>
          </div>
        )}
      </Capped>
      {!plan && accepted > 0 && <Button onClick={forget}>{words.again}</Button>}
    </Screen>
  );
}

function titleOf({ due, sent }: ReturnRow): string {
  if (!due) return sent?.file ?? "";
  const day = due.due === null ? "" : returnsText.returnsCommand.dueOn(formatDate(due.due));
  return [due.sender, due.return, due.period, day].filter((part) => part !== "").join(" · ");
}

const keyOf = ({ due, sent }: ReturnRow) =>
  due ? JSON.stringify([due.sender, due.return, due.period]) : (sent?.file ?? "");
