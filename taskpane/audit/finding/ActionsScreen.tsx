import { makeStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import { listActions } from "../../../src/audit/life/lists";
import type { ListedAction, Whose } from "../../../src/audit/life/lists";
import type { Register } from "../../../src/audit/register";
import { formatDate } from "../../../src/cells/date";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneFindingText } from "../../../src/text/pane-finding";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { RowButton } from "../../parts/RowButton";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { useAudit } from "../state";
import { PersonField } from "../../parts/PersonField";
import { useWho } from "../../state/who";

const useStyles = makeStyles({ text: { margin: 0 }, line: { display: "block" } });

/** The actions that are still to be done; each leads to its finding, where it is marked as done. */
export function ActionsScreen() {
  const styles = useStyles();
  const { register } = useAudit();
  return (
    <Screen title={paneFindingText.actionList.title}>
      {!register && <p className={styles.text}>{paneAuditText.loading}</p>}
      {register && !register.ok && <TroubleCard trouble={register.trouble} />}
      {register?.ok && <ActionList register={register.value} />}
    </Screen>
  );
}

function ActionList({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const { day } = useAsAt();
  const { actor, setActor } = useWho();
  const [whose, setWhose] = useKept<Whose>("whose", "all");
  const words = paneFindingText.actionList;
  const listed = useMemo(
    () => listActions(register, whose, actor, day),
    [register, whose, actor, day],
  );
  return (
    <>
      <Choice
        label={words.show}
        value={whose}
        options={[
          ["all", words.all],
          ["mine", words.mine],
          ["overdue", words.overdue],
        ]}
        onChange={setWhose}
      />
      {whose === "mine" && <PersonField label={words.name} value={actor} onChange={setActor} />}
      {listed.length === 0 && <p className={styles.text}>{words.none}</p>}
      <Capped name="actions" items={listed} itemKey={({ action }) => action.actionId}>
        {(each) => <ActionRowButton listed={each} />}
      </Capped>
    </>
  );
}

function ActionRowButton({ listed }: { readonly listed: ListedAction }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const words = paneFindingText.actionList;
  const { action, late } = listed;
  return (
    <RowButton
      id={`action-${action.actionId}`}
      title={action.text}
      detail={
        <>
          <span className={styles.line}>{`${action.actionId} · ${action.findingId}`}</span>
          <span className={styles.line}>
            {[
              words.line(action.responsible, formatDate(action.due)),
              ...(late > 0 ? [words.late(late)] : []),
            ].join(" · ")}
          </span>
        </>
      }
      onClick={() => go({ name: "audit-finding", finding: action.findingId })}
    />
  );
}
