import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle24Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { formatDate } from "../../src/cells/date";
import { paneVerifyText } from "../../src/text/pane-verify";
import { isAbsent } from "../../src/verify/baseline-state";
import type { Level } from "../../src/verify/finding";
import { timeOfDay } from "../parts/time";
import { LevelIcon } from "./LevelIcon";
import { countOf, isOpen } from "./progress";
import type { Checked } from "./steps";

const LEVELS: readonly (readonly [Level, string])[] = [
  ["error", paneVerifyText.results.numbers.errors],
  ["query", paneVerifyText.results.numbers.queries],
  ["note", paneVerifyText.results.numbers.notes],
];

const useStyles = makeStyles({
  summary: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  sentence: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  ready: { color: tokens.colorBrandForeground1, flexShrink: 0 },
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
    display: "grid",
    gridTemplateColumns: "20px 1fr",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  figure: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
  },
  word: { gridColumn: "1 / -1", fontSize: tokens.fontSizeBase200 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** One sentence, at most three numbers, and what was checked when. */
export function Summary({ checked }: { readonly checked: Checked }) {
  const styles = useStyles();
  const { run, time } = checked;
  const words = paneVerifyText.results;
  const open = run.findings.filter(isOpen);
  const closed = run.findings.filter(
    (finding) => finding.status === "closed" && !isAbsent(finding),
  ).length;
  const numbers = LEVELS.map(([level, word]) => ({
    level,
    word,
    count: countOf(open.filter((finding) => finding.level === level)),
  }));
  return (
    <section className={styles.summary} aria-label={words.title}>
      <p className={styles.sentence}>
        {run.state === "ready" && <CheckmarkCircle24Filled className={styles.ready} aria-hidden />}
        <span>{run.sentence}</span>
      </p>
      {open.length > 0 ? (
        <ul className={styles.numbers}>
          {numbers.map(({ level, word, count }) => (
            <li key={level} className={styles.number}>
              <LevelIcon level={level} />
              <span className={styles.figure}>{count.toLocaleString("en-GB")}</span>
              <span className={styles.word}>{word}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>
          {closed > 0 ? words.allClosed(closed) : words.nothing(run.counts.rules, run.counts.rows)}
        </p>
      )}
      {run.against !== undefined && <p className={styles.quiet}>{run.against}</p>}
      <p className={styles.quiet}>
        {words.checked(run.pack.title, formatDate(run.asOf), timeOfDay(time))}
      </p>
    </section>
  );
}
