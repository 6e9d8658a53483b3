import { makeStyles } from "@fluentui/react-components";
import { paneVerifyText } from "../../src/text/pane-verify";
import { Preview } from "../parts/Preview";
import { Screen } from "../shell/Screen";
import { useNavigation } from "../state/navigation";
import { changesOf, correctionsOf } from "./corrections";
import { isWithin } from "./groups";
import { useVerify } from "./state";

const useStyles = makeStyles({ text: { margin: 0 } });

/** Every safe correction at once, listed before it is written. */
export function CorrectionsScreen() {
  const styles = useStyles();
  const { state, narrowed } = useVerify();
  const { back } = useNavigation();
  const words = paneVerifyText.corrections;
  const findings = state.checked?.run.findings ?? [];
  const corrections = correctionsOf(
    narrowed ? findings.filter((finding) => isWithin(finding, narrowed)) : findings,
  );
  return (
    <Screen title={words.title}>
      <p className={styles.text}>{corrections.length > 0 ? words.intro : words.none}</p>
      {corrections.length > 0 && (
        <Preview
          sentences={corrections.map(({ sentence }) => sentence)}
          said={corrections.map(({ said }) => said)}
          changes={changesOf(corrections)}
          confirm={words.apply(corrections.length)}
          onDone={back}
          onCancel={back}
        />
      )}
    </Screen>
  );
}
