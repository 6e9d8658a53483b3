import { makeStyles, tokens } from "@fluentui/react-components";
import { Fragment } from "react";
import { compareText } from "../../../src/text/compare";
import { paneCompareText as words } from "../../../src/text/pane-compare";
import type { Comparison } from "../../../src/verify/compare/compare-returns";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { differencesOf, GROUPS, recordOf, type Difference } from "./differences";
import { shownValue } from "./shown-value";
import { useComparing } from "./state";

const useStyles = makeStyles({
  sentence: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  numbers: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  number: {
    flex: "1 1 80px",
    boxSizing: "border-box",
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  figure: {
    display: "block",
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  word: { fontSize: tokens.fontSizeBase200 },
});

/** What differs: one sentence, three numbers, and the records by what became of them. */
export function Compared({ comparison }: { readonly comparison: Comparison }) {
  const styles = useStyles();
  const { forget } = useComparing();
  const { counts, tables, onlyNow, sentence } = comparison;
  const differences = differencesOf(comparison);
  const numbers = [
    [words.numbers.added, counts.added],
    [words.numbers.gone, counts.gone],
    [words.numbers.changed, counts.changed + counts.restated],
  ] as const;
  return (
    <Screen
      title={words.title}
      foot={<PrimaryButton onClick={forget}>{words.again}</PrimaryButton>}
    >
      <p className={styles.sentence}>{sentence}</p>
      {differences.length > 0 && (
        <ul className={styles.numbers}>
          {numbers.map(([word, n]) => (
            <li key={word} className={styles.number}>
              <span className={styles.figure}>{n.toLocaleString("en-GB")}</span>
              <span className={styles.word}>{word}</span>
            </li>
          ))}
        </ul>
      )}
      {onlyNow.map((table) => (
        <Notice key={table} text={words.onlyNow(table)} />
      ))}
      {tables.map(({ name, keysTwice }) =>
        keysTwice > 0 ? <Notice key={name} text={words.keysTwice(keysTwice)} /> : null,
      )}
      {tables.map(({ name, title, onlyNow: here, onlyBefore: there }) => (
        <Fragment key={name}>
          {here.length > 0 && <Notice text={words.onlyHereColumns(title, here)} />}
          {here.length > 0 && there.length > 0 && <Notice text={words.onlyThereColumns(there)} />}
        </Fragment>
      ))}
      {GROUPS.map((group) => {
        const own = differences.filter((difference) => difference.group === group);
        return own.length === 0 ? null : (
          <Section key={group} title={words.of(words.groups[group], own.length)}>
            <Capped name={group} items={own} itemKey={({ at }) => at}>
              {(difference) => <DifferenceRow difference={difference} />}
            </Capped>
          </Section>
        );
      })}
      {tables.some(({ totals }) => totals.length > 0) && (
        <Fold name="totals" title={words.totals}>
          {tables.map(({ name, title, key, totals }) =>
            totals.length === 0 ? null : (
              <Section key={name} title={words.table(title, key)}>
                <SentenceList
                  sentences={totals.map((total) => words.total(total.title, total.records))}
                />
              </Section>
            ),
          )}
        </Fold>
      )}
    </Screen>
  );
}

function DifferenceRow({ difference }: { readonly difference: Difference }) {
  const { go } = useNavigation();
  const detail =
    "changed" in difference
      ? difference.changed.fields
          .map((field) =>
            compareText.field(
              field.title,
              shownValue(field, field.before),
              shownValue(field, field.now),
            ),
          )
          .join("; ")
      : difference.table.title;
  return (
    <RowButton
      id={`difference-${difference.at}`}
      title={recordOf(difference)}
      detail={detail}
      onClick={() => go({ name: "compare-record", at: difference.at })}
    />
  );
}
