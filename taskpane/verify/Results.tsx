import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { paneSignOffText } from "../../src/text/pane-sign-off";
import { paneVerifyText } from "../../src/text/pane-verify";
import { isAbsent } from "../../src/verify/baseline-state";
import { correctionLists, supplierFields } from "../../src/verify/putting-right/lists";
import { Capped } from "../parts/Capped";
import { Fold } from "../parts/Fold";
import { PrimaryButton } from "../parts/PrimaryButton";
import { RowButton } from "../parts/RowButton";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useAsAt } from "../state/as-at";
import { useNavigation } from "../state/navigation";
import { CopyFindings } from "./CopyFindings";
import { correctionsOf } from "./corrections";
import { FindingGroups } from "./FindingGroups";
import { FindingRow } from "./FindingRow";
import { findingKey, inListOrder, isWithin } from "./groups";
import { countOf, isOpen } from "./progress";
import { ResultNotices } from "./ResultNotices";
import { useVerify } from "./state";
import type { Checked } from "./steps";
import { useSigned } from "./sign-off/state";
import { Summary } from "./Summary";
import { WaysToRules, WaysWithWorkbook } from "./WaysOn";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly checked: Checked;
  readonly onChoose: () => void;
}

/** What a check has found, by what to do next. */
export function Results({ checked, onChoose }: Props) {
  const styles = useStyles();
  const { state, narrowed, start } = useVerify();
  const { day } = useAsAt();
  const { go } = useNavigation();
  const signed = useSigned();
  const words = paneVerifyText.results;
  const { run, pack, parameters } = checked;

  const shown = narrowed
    ? run.findings.filter((finding) => isWithin(finding, narrowed))
    : run.findings;
  const open = shown.filter(isOpen);
  const closed = shown.filter((finding) => finding.status === "closed" && !isAbsent(finding));
  const gone = shown.filter(isAbsent);
  const waived = shown.filter((finding) => finding.status === "waived");
  const corrections = correctionsOf(open);
  const suppliers = supplierFields(run).length > 0 ? correctionLists(run).length : 0;
  const first = inListOrder(open)[0];
  const isCurrent = run.asOf === day && !state.isStale;
  const isToSign =
    isCurrent && run.state === "ready" && !first && signed?.ok === true && !signed.value;
  const mustCheckAgain = !isCurrent || (!first && !isToSign);
  return (
    <Screen
      title={words.title}
      foot={
        mustCheckAgain ? (
          <PrimaryButton isWaiting={state.running !== null} onClick={() => start(pack, parameters)}>
            {paneVerifyText.setup.checkAgain}
          </PrimaryButton>
        ) : first ? (
          <PrimaryButton onClick={() => go({ name: "finding", key: findingKey(first) })}>
            {words.goThrough(countOf(open))}
          </PrimaryButton>
        ) : (
          <PrimaryButton onClick={() => go({ name: "sign-off" })}>
            {paneSignOffText.open}
          </PrimaryButton>
        )
      }
    >
      {state.trouble && <TroubleCard trouble={state.trouble} />}
      <ResultNotices checked={checked} shown={countOf(open)} />
      <Summary checked={checked} />
      {corrections.length > 1 && (
        <RowButton
          id="corrections"
          title={words.putRightAll(corrections.length)}
          onClick={() => go({ name: "corrections" })}
        />
      )}
      {suppliers > 0 && (
        <RowButton
          id="suppliers"
          title={paneVerifyText.suppliers.open(suppliers)}
          onClick={() => go({ name: "suppliers" })}
        />
      )}
      <FindingGroups findings={open} pack={pack} />
      {run.notRun.length > 0 && (
        <RowButton
          id="not-run"
          title={words.notRun(run.notRun.length)}
          onClick={() => go({ name: "not-run" })}
        />
      )}
      {closed.length > 0 && (
        <Fold name="closed" title={words.closed(closed.length)}>
          <Capped name="closed" items={closed} itemKey={findingKey}>
            {(finding) => <FindingRow finding={finding} />}
          </Capped>
        </Fold>
      )}
      {gone.length > 0 && (
        <Fold name="gone" title={paneVerifyText.previous.gone(gone.length)}>
          <Capped name="gone" items={gone} itemKey={findingKey}>
            {(finding) => <FindingRow finding={finding} />}
          </Capped>
        </Fold>
      )}
      {waived.length > 0 && (
        <Fold name="waived" title={words.waived(waived.length)}>
          <Capped name="waived" items={waived} itemKey={findingKey}>
            {(finding) => <FindingRow finding={finding} />}
          </Capped>
        </Fold>
      )}
      <WaysWithWorkbook withSignOff={!isToSign} />
      <WaysToRules />
      <div className={styles.actions}>
        {open.length > 0 && <CopyFindings run={run} />}
        {!mustCheckAgain && (
          <Button onClick={() => start(pack, parameters)}>{paneVerifyText.setup.checkAgain}</Button>
        )}
        <Button onClick={onChoose}>{paneVerifyText.setup.change}</Button>
      </div>
    </Screen>
  );
}
