import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle24Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Warning20Filled } from "@fluentui/react-icons/svg/warning";
import { useState } from "react";
import { address } from "../../../src/cells/address";
import type { Plan } from "../../../src/records/plan";
import { paneSignOffText as words } from "../../../src/text/pane-sign-off";
import { signOffText } from "../../../src/text/sign-off";
import type { Trouble } from "../../../src/text/trouble";
import type { SignedChange, SignedCheck } from "../../../src/verify/sign-off/check-signed";
import { frozenCopy } from "../../../src/verify/sign-off/frozen-copy";
import { readSignOffs } from "../../../src/verify/sign-off/signed-returns";
import { Capped } from "../../parts/Capped";
import { Notice } from "../../parts/Notice";
import { Preview } from "../../parts/Preview";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";

const useStyles = makeStyles({
  sentence: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    alignItems: "center",
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  good: { color: tokens.colorBrandForeground1, flexShrink: 0 },
  odd: { color: tokens.colorPaletteDarkOrangeForeground1, flexShrink: 0 },
  text: { margin: 0, overflowWrap: "anywhere" },
  button: { minHeight: "40px" },
});

/** How the data stands against what was signed, change by change. */
export function SignedPart({ check }: { readonly check: SignedCheck }) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { state, sentence, changes, signOff } = check;
  const goTo = ({ area }: SignedChange) => {
    if (!area) return;
    workbook
      .goTo(area)
      .then((result) => setTrouble(result.ok ? null : result.trouble))
      .catch(failLoudly);
  };
  return (
    <>
      <p className={styles.sentence}>
        {state === "unchanged" ? (
          <CheckmarkCircle24Filled className={styles.good} aria-hidden />
        ) : (
          <Warning20Filled className={styles.odd} aria-hidden />
        )}
        <span>{sentence}</span>
      </p>
      {state === "changed" && <p className={styles.text}>{signOffText.signed(signOff)}</p>}
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {changes.length > 0 && (
        <Section title={words.changes}>
          <Capped
            name="signed-changes"
            items={changes}
            itemKey={({ sentence: said, area }) => `${said} ${area ? address(area) : ""}`}
          >
            {(change) =>
              change.area ? (
                <RowButton
                  id={`signed-${change.what}-${address(change.area)}`}
                  title={change.sentence}
                  onClick={() => goTo(change)}
                />
              ) : (
                <Notice text={change.sentence} />
              )
            }
          </Capped>
        </Section>
      )}
      {state === "unchanged" && <CopyPart />}
    </>
  );
}

/** A copy of what was signed, shown before it is added. */
function CopyPart() {
  const styles = useStyles();
  const { workbook, pause } = useServices();
  const failLoudly = useFailLoudly();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const show = async () => {
    const [records, facts] = [await readSignOffs(workbook), await workbook.facts()];
    const unread = !records.ok ? records : facts;
    if (!records.ok || !facts.ok) {
      setTrouble(unread.ok ? null : unread.trouble);
      return;
    }
    const taken = {
      sheets: facts.value.sheets.map(({ name }) => name),
      tables: facts.value.tables.map(({ name }) => name),
    };
    const made = await frozenCopy(workbook, records.value, taken, { pause });
    setTrouble(made.ok ? null : made.trouble);
    setPlan(made.ok ? made.value : null);
  };
  return (
    <Section title={words.copyTitle}>
      <p className={styles.text}>{words.copyNote}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {plan ? (
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.makeCopy}
          onDone={() => setPlan(null)}
          onCancel={() => setPlan(null)}
        />
      ) : (
        <Button className={styles.button} onClick={() => void show().catch(failLoudly)}>
          {words.copy}
        </Button>
      )}
    </Section>
  );
}
