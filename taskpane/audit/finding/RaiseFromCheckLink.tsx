import { Link, makeStyles } from "@fluentui/react-components";
import { paneFindingText } from "../../../src/text/pane-finding";
import type { Finding } from "../../../src/verify/finding";
import { useNavigation } from "../../state/navigation";

const useStyles = makeStyles({ link: { minHeight: "24px", alignSelf: "start" } });

/** From something that a check found to a drafted non-conformance: one for the rule and its table. */
export function RaiseFromCheckLink({ finding }: { readonly finding: Finding }) {
  const styles = useStyles();
  const { go } = useNavigation();
  const [place] = finding.locations;
  if (!place || finding.level === "note" || finding.status !== "open") return null;
  const scope = place.table ?? place.sheet;
  return (
    <Link
      as="button"
      id="raise-from-check"
      className={styles.link}
      onClick={() => go({ name: "audit-from-check", rule: finding.rule, scope })}
    >
      {paneFindingText.fromCheck.link}
    </Link>
  );
}
