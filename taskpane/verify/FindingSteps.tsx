import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronLeft20Regular } from "@fluentui/react-icons/svg/chevron-left";
import { ChevronRight20Regular } from "@fluentui/react-icons/svg/chevron-right";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Finding } from "../../src/verify/finding";
import { useNavigation } from "../state/navigation";
import { findingKey } from "./groups";
import { useWalk } from "./use-walk";

const useStyles = makeStyles({
  steps: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
  },
  position: { fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground2 },
});

/** From one finding to the next without the way over the list. */
export function FindingSteps({ finding }: { readonly finding: Finding }) {
  const styles = useStyles();
  const { replace } = useNavigation();
  const { previous, following, position, count } = useWalk(finding);
  const words = paneVerifyText.finding;
  const to = (other: Finding | null) => {
    if (other) replace({ name: "finding", key: findingKey(other) });
  };
  return (
    <div className={styles.steps}>
      <Button
        appearance="subtle"
        icon={<ChevronLeft20Regular />}
        disabledFocusable={!previous}
        onClick={() => to(previous)}
      >
        {words.previous}
      </Button>
      <span className={styles.position}>{position > 0 && words.position(position, count)}</span>
      <Button
        appearance="subtle"
        icon={<ChevronRight20Regular />}
        iconPosition="after"
        disabledFocusable={!following}
        onClick={() => to(following)}
      >
        {words.next}
      </Button>
    </div>
  );
}
