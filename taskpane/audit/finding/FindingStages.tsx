import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Checkmark16Regular } from "@fluentui/react-icons/svg/checkmark";
import { ArrowRight16Filled } from "@fluentui/react-icons/svg/arrow-right";
import { Circle16Regular } from "@fluentui/react-icons/svg/circle";
import type { Outlook } from "../../../src/audit/life/outlook";
import { paneFindingText } from "../../../src/text/pane-finding";
import { Section } from "../../parts/Section";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  stage: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, overflowWrap: "anywhere" },
  missing: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
});

const SIGNS = {
  done: <Checkmark16Regular aria-hidden />,
  current: <ArrowRight16Filled aria-hidden />,
  to_come: <Circle16Regular aria-hidden />,
} as const;

/** The named stages of a finding, the present one marked, and what it still needs. */
export function FindingStages({ outlook }: { readonly outlook: Outlook }) {
  const styles = useStyles();
  const words = paneFindingText;
  const { stages, current, missing, next } = outlook;
  return (
    <>
      <Section title={words.stages}>
        <ol className={styles.list}>
          {stages.map(({ stage, status }) => (
            <li
              key={stage}
              className={mergeClasses(styles.stage, status === "current" && styles.current)}
              {...(status === "current" && { "aria-current": "step" as const })}
            >
              {SIGNS[status]}
              {words.stageLine(words.stage[stage], words.status[status])}
            </li>
          ))}
        </ol>
        <p className={styles.text}>{current === null ? words.ended : next}</p>
      </Section>
      {missing.length > 0 && (
        <Section title={words.missing}>
          <ul className={styles.missing}>
            {missing.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
