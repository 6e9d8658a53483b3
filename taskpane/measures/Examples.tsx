import { makeStyles, tokens } from "@fluentui/react-components";
import { paneMeasuresText } from "../../src/text/pane-measures";
import { Fold } from "../parts/Fold";
import { Section } from "../parts/Section";
import type { FunctionGuide } from "./guide";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: "anywhere",
  },
  text: { margin: 0 },
});

/** What the formula makes of figures that can be checked by hand, and what to bear in mind. */
export function Examples({ guide: { examples, remarks } }: { readonly guide: FunctionGuide }) {
  const styles = useStyles();
  return (
    <>
      {examples.length > 0 && (
        <Section title={paneMeasuresText.examples}>
          <ul className={styles.list}>
            {examples.map((example) => (
              <li key={example}>{example}</li>
            ))}
          </ul>
        </Section>
      )}
      {remarks.length > 0 && (
        <Fold name="notes" title={paneMeasuresText.notes}>
          {remarks.map((remark) => (
            <p key={remark} className={styles.text}>
              {remark}
            </p>
          ))}
        </Fold>
      )}
    </>
  );
}
