import { ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import type { Openings } from "./use-opening";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    width: "100%",
  },
  text: { margin: 0, overflowWrap: "anywhere" },
  count: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: "tabular-nums",
  },
});

/** What is going on with a file and how many rows of it are read, or that it was stopped. */
export function OpeningFile({ opening, stopped }: Pick<Openings, "opening" | "stopped">) {
  const styles = useStyles();
  if (!opening) return stopped === null ? null : <p className={styles.text}>{stopped}</p>;
  return (
    <div className={styles.part}>
      <p className={styles.text}>{opening.doing}</p>
      {opening.said !== null && <p className={styles.count}>{opening.said}</p>}
      <ProgressBar aria-label={opening.doing} thickness="large" />
    </div>
  );
}
