import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { paneRulesText } from "../../../src/text/pane-rules";
import { packTableText } from "../../../src/text/pack-table";
import type { Result, Trouble } from "../../../src/text/trouble";
import type { Plan } from "../../../src/records/plan";
import { copyPackIn, writeWhys } from "../../../src/verify/pack-table/own-pack";
import type { OwnPack } from "../../../src/verify/pack-table/own-pack";
import { Capped } from "../../parts/Capped";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useVerify } from "../state";
import { useReview } from "../../state/use-review";

const useStyles = makeStyles({
  text: { margin: 0 },
  actions: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    gap: tokens.spacingVerticalS,
  },
});

const words = paneRulesText;

/** The workbook's own rules: how they stand, which rows make none, and the way to a first copy. */
export function RulesScreen() {
  const { packs } = useVerify();
  const { found, trouble } = packs.kept;
  const { plan, trouble: refused, propose, leave, dismiss } = useReview();
  return (
    <Screen
      title={words.title}
      foot={found || trouble || plan ? undefined : <CopyButton onPlan={propose} />}
    >
      {trouble && <TroubleCard trouble={trouble} />}
      {refused && <TroubleCard trouble={refused} onDismiss={dismiss} />}
      {plan && (
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.confirm}
          onDone={leave}
          onCancel={leave}
        />
      )}
      {!plan && (found ? <Kept own={found} onPlan={propose} /> : !trouble && <NoneYet />)}
    </Screen>
  );
}

function NoneYet() {
  const styles = useStyles();
  const { chosen } = useVerify().packs;
  return (
    <>
      <p className={styles.text}>{words.noneYet}</p>
      <p className={styles.text}>
        {chosen ? words.wouldCopy(chosen.title, chosen.version) : words.choosePack}
      </p>
    </>
  );
}

function CopyButton({ onPlan }: { readonly onPlan: (plan: Result<Plan>) => void }) {
  const { workbook } = useServices();
  const { chosen } = useVerify().packs;
  const failLoudly = useFailLoudly();
  return (
    <PrimaryButton
      isWaiting={chosen === null}
      onClick={() => {
        if (chosen) copyPackIn(workbook, chosen).then(onPlan).catch(failLoudly);
      }}
    >
      {words.copy}
    </PrimaryButton>
  );
}

interface KeptProps {
  readonly own: OwnPack;
  readonly onPlan: (plan: Result<Plan>) => void;
}

function Kept({ own, onPlan }: KeptProps) {
  const styles = useStyles();
  const { workbook, copyText } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isCopied, setIsCopied] = useState(false);
  const place = own.records.places.get("tblRule");
  const whys = writeWhys(own);
  const goTo = async (row: number) => {
    if (!place) return;
    const { sheet, column, columns } = place.facts.area;
    const gone = await workbook.goTo({ sheet, row, column, rows: 1, columns });
    setTrouble(gone.ok ? null : gone.trouble);
  };
  return (
    <>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <p className={styles.text}>
        {packTableText.summary(own.pack.title, own.pack.rules.length, own.bad.length, own.off)}
      </p>
      <p className={styles.text}>{words.howToEdit(place?.facts.area.sheet ?? "")}</p>
      {own.bad.length > 0 && (
        <Section title={words.badTitle}>
          <Capped name="bad rules" items={own.bad} itemKey={({ row }) => String(row.sheetRow)}>
            {({ row, why }) => (
              <RowButton
                id={`bad-rule-${row.sheetRow}`}
                title={words.badRow(row.sheetRow + 1, row.id)}
                detail={why}
                onClick={() => void goTo(row.sheetRow).catch(failLoudly)}
              />
            )}
          </Capped>
        </Section>
      )}
      <div className={styles.actions}>
        {place && (
          <Button onClick={() => void goTo(place.facts.area.row).catch(failLoudly)}>
            {words.goToTable}
          </Button>
        )}
        {whys && <Button onClick={() => onPlan(whys)}>{words.writeWhys}</Button>}
        <Button
          onClick={() =>
            void copyText(JSON.stringify(own.pack.source, null, 2)).then(setIsCopied, failLoudly)
          }
        >
          {isCopied ? words.copied : words.copyAsFile}
        </Button>
      </div>
    </>
  );
}
