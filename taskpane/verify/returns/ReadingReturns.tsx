import { ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { paneText } from "../../../src/text/pane";
import { returnsText } from "../../../src/text/returns";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Screen } from "../../shell/Screen";
import { useReturns } from "./state";
import type { ReturnsRunning } from "./state";

const useStyles = makeStyles({
  count: { margin: 0, fontVariantNumeric: "tabular-nums" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
});

/** How far it is, in files that were really read, and the way to stop. */
export function ReadingReturns({ running }: { readonly running: ReturnsRunning }) {
  const styles = useStyles();
  const { cancel } = useReturns();
  const words = returnsText.pane;
  const { done, total, file, said, isStopping } = running;
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton isWaiting={isStopping} onClick={cancel}>
          {isStopping ? paneText.stopping : words.stop}
        </PrimaryButton>
      }
    >
      <p className={styles.count}>{words.progress(done, total)}</p>
      <ProgressBar aria-label={words.title} thickness="large" value={done} max={total} />
      <p className={styles.quiet}>{file}</p>
      {said !== null && <p className={styles.quiet}>{said}</p>}
    </Screen>
  );
}
