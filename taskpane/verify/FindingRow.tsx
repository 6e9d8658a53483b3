import { makeStyles, tokens } from "@fluentui/react-components";
import { compareText } from "../../src/text/compare";
import type { Finding } from "../../src/verify/finding";
import { RowButton } from "../parts/RowButton";
import { useNavigation } from "../state/navigation";
import { findingKey } from "./groups";
import { LevelIcon } from "./LevelIcon";
import { whereOf } from "./place";

const useStyles = makeStyles({
  title: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    gap: tokens.spacingHorizontalXS,
  },
});

/** A word for what is new or has changed; most findings are as before, which needs none. */
function since({ baselineState, status }: Finding): string[] {
  const isWorthSaying = baselineState === "new" || baselineState === "updated";
  return isWorthSaying && status === "open" ? [compareText.baseline[baselineState]] : [];
}

/** One finding in a list: what it says, and where. */
export function FindingRow({ finding }: { readonly finding: Finding }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const key = findingKey(finding);
  return (
    <RowButton
      id={`finding-${key.replace(" ", "-")}`}
      title={
        <span className={styles.title}>
          <LevelIcon level={finding.level} />
          <span>{finding.message}</span>
        </span>
      }
      detail={[...since(finding), whereOf(finding)].join(" · ")}
      onClick={() => go({ name: "finding", key })}
    />
  );
}
