import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Checkmark16Regular } from "@fluentui/react-icons/svg/checkmark";
import { useState } from "react";
import type { Plan } from "../../../src/records/plan";
import { profileText } from "../../../src/text/profile";
import type { Trouble } from "../../../src/text/trouble";
import { isKept, keepSuggestion } from "../../../src/verify/profile/keep";
import type { Suggestion } from "../../../src/verify/profile/suggest";
import { Preview } from "../../parts/Preview";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useVerify } from "../state";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalXS,
  },
  kept: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
});

const words = profileText.pane;

/** Takes one suggested rule into the workbook's own rules, once it was shown what that writes. */
export function AcceptPart({ suggestion }: { readonly suggestion: Suggestion }) {
  const styles = useStyles();
  const { workbook } = useServices();
  const { kept, chosen } = useVerify().packs;
  const failLoudly = useFailLoudly();
  const [plan, setPlan] = useState<Plan | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const into = { own: kept.found, chosen };
  const show = async () => {
    const planned = await keepSuggestion(workbook, into, suggestion);
    setTrouble(planned.ok ? null : planned.trouble);
    setPlan(planned.ok ? planned.value : null);
  };
  if (plan) {
    return (
      <Preview
        sentences={plan.sentences}
        changes={plan.changes}
        confirm={words.confirm}
        onDone={() => setPlan(null)}
        onCancel={() => setPlan(null)}
      />
    );
  }
  return (
    <div className={styles.part}>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {isKept(into, suggestion) ? (
        <span className={styles.kept}>
          <Checkmark16Regular aria-hidden />
          {words.accepted}
        </span>
      ) : (
        <Button
          aria-label={words.acceptRule(suggestion.title)}
          onClick={() => void show().catch(failLoudly)}
        >
          {words.accept}
        </Button>
      )}
    </div>
  );
}
