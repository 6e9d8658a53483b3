import { ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { paneText } from "../../src/text/pane";
import { paneVerifyText } from "../../src/text/pane-verify";
import { PrimaryButton } from "../parts/PrimaryButton";
import { Screen } from "../shell/Screen";
import { useVerify } from "./state";
import type { Running } from "./steps";

const useStyles = makeStyles({
  count: { margin: 0, fontVariantNumeric: "tabular-nums" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** Long work as a count that is true, with the way to stop it. */
export function RunningCheck({ running }: { readonly running: Running }) {
  const styles = useStyles();
  const { state, cancel } = useVerify();
  const words = paneVerifyText.running;
  const { done, total, step, isStopping } = running;
  const isCounting = total > 0;
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton onClick={cancel} isWaiting={isStopping}>
          {isStopping ? paneText.stopping : words.cancel}
        </PrimaryButton>
      }
    >
      <p className={styles.count}>
        {isCounting ? words[step](done, total) : paneText.progress.starting}
      </p>
      <ProgressBar
        aria-label={words.label}
        thickness="large"
        {...(isCounting && { value: done, max: total })}
      />
      {state.checked && <p className={styles.quiet}>{words.earlier}</p>}
    </Screen>
  );
}
