import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { paneMapsText } from "../../src/text/pane-maps";
import { paneVerifyText } from "../../src/text/pane-verify";
import { notRunByReason, type NotRunGroup } from "../../src/verify/not-run";
import type { Pack } from "../../src/verify/pack";
import { Screen } from "../shell/Screen";
import { useNavigation } from "../state/navigation";
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
  link: { minHeight: "24px" },
});

/** The rules that could not be judged, by their reasons. */
export function NotRunScreen() {
  const styles = useStyles();
  const { checked } = useVerify().state;
  const words = paneVerifyText.results;
  return (
    <Screen title={words.notRunTitle}>
      <p className={styles.text}>{words.notRunIntro}</p>
      {checked && (
        <ul className={styles.list}>
          {notRunByReason(checked.run.notRun).map((group) => (
            <li key={group.reason}>
              <Reason group={group} pack={checked.pack} />
            </li>
          ))}
        </ul>
      )}
    </Screen>
  );
}

/** A column that was not found may only be called otherwise: the way to say so is beside it. */
function Reason({ group, pack }: { readonly group: NotRunGroup; readonly pack: Pack }) {
  const styles = useStyles();
  const { go } = useNavigation();
  if (group.sentence !== null) return group.sentence;
  return (
    <>
      {group.rules.map(({ rule }) => (
        <div key={rule} className={styles.rule}>
          {ruleTitle(pack, rule) ?? rule}
        </div>
      ))}
      <div>{group.reason}</div>
      {group.lacks?.what === "column" && (
        <Link
          as="button"
          id={`match-${group.lacks.title}`}
          className={styles.link}
          onClick={() => go({ name: "match-columns" })}
        >
          {paneMapsText.open}
        </Link>
      )}
    </>
  );
}
