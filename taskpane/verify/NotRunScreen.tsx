import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { paneMapsText } from "../../src/text/pane-maps";
import { paneVerifyText } from "../../src/text/pane-verify";
import { notRunByReason, type NotRunGroup } from "../../src/verify/not-run";
import type { Pack } from "../../src/verify/pack";
import { missingParameters } from "../../src/verify/parameters";
import { PrimaryButton } from "../parts/PrimaryButton";
import { Section } from "../parts/Section";
import { Screen } from "../shell/Screen";
import { useNavigation } from "../state/navigation";
import { ParameterFields } from "./ParameterFields";
import { ruleTitle } from "./rule-title";
import { useVerify } from "./state";
import type { Checked } from "./steps";
import { useAnswers } from "./use-answers";

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
  // Elsewhere the reason follows the name of the rule and a colon.
  reason: { "::first-letter": { textTransform: "uppercase" } },
  link: { minHeight: "24px" },
});

/** The rules that could not be judged, by their reasons; what they wait for can be given here. */
export function NotRunScreen() {
  const { checked } = useVerify().state;
  if (checked) return <NotRunOf checked={checked} />;
  return <Screen title={paneVerifyText.results.notRunTitle}>{null}</Screen>;
}

function NotRunOf({ checked: { run, pack } }: { readonly checked: Checked }) {
  const styles = useStyles();
  const { start } = useVerify();
  const { back } = useNavigation();
  const { answers, problems, answer, read } = useAnswers(pack);
  const words = paneVerifyText.results;
  const missing = missingParameters(run, pack);
  const check = () => {
    const parameters = read();
    if (!parameters) return;
    start(pack, parameters);
    back();
  };
  return (
    <Screen
      title={words.notRunTitle}
      foot={
        missing.length > 0 && (
          <PrimaryButton onClick={check}>{paneVerifyText.setup.checkAgain}</PrimaryButton>
        )
      }
    >
      <p className={styles.text}>{words.notRunIntro}</p>
      <ul className={styles.list}>
        {notRunByReason(run.notRun).map((group) => (
          <li key={group.reason}>
            <Reason group={group} pack={pack} />
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Section title={words.giveMissing}>
          <p className={styles.text}>{words.giveWhy}</p>
          <ParameterFields
            parameters={missing}
            answers={answers}
            problems={problems}
            onChange={answer}
          />
        </Section>
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
      <div className={styles.reason}>{group.reason}</div>
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
