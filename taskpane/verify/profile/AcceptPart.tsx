import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Checkmark16Regular } from "@fluentui/react-icons/svg/checkmark";
import { profileText } from "../../../src/text/profile";
import { isKept, keepSuggestion } from "../../../src/verify/profile/keep";
import type { Suggestion } from "../../../src/verify/profile/suggest";
import { Preview } from "../../parts/Preview";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useVerify } from "../state";
import { useReview } from "../../state/use-review";

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
  const { plan, trouble, propose, leave, dismiss } = useReview();
  const into = { own: kept.found, chosen };
  const show = async () => {
    const planned = await keepSuggestion(workbook, into, suggestion);
    propose(planned);
  };
  if (plan) {
    return (
      <Preview
        sentences={plan.sentences}
        changes={plan.changes}
        confirm={words.confirm}
        onDone={leave}
        onCancel={leave}
      />
    );
  }
  return (
    <div className={styles.part}>
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
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
