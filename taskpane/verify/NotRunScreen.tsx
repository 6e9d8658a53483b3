import { makeStyles, tokens } from "@fluentui/react-components";
import { paneVerifyText } from "../../src/text/pane-verify";
import { Screen } from "../shell/Screen";
import { ruleTitle } from "./rule-title";
import { useVerify } from "./state";

const useStyles = makeStyles({
  text: { margin: 0 },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: "none",
    overflowWrap: "anywhere",
  },
  rule: { fontWeight: tokens.fontWeightSemibold },
});

/** The rules that could not be judged, each with its reason. */
export function NotRunScreen() {
  const styles = useStyles();
  const { checked } = useVerify().state;
  const words = paneVerifyText.results;
  return (
    <Screen title={words.notRunTitle}>
      <p className={styles.text}>{words.notRunIntro}</p>
      <ul className={styles.list}>
        {checked?.run.notRun.map(({ rule, reason }) => (
          <li key={rule}>
            <span className={styles.rule}>{ruleTitle(checked.pack, rule) ?? rule}</span>
            <br />
            {reason}
          </li>
        ))}
      </ul>
    </Screen>
  );
}
