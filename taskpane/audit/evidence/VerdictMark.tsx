import { makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircle16Regular } from "@fluentui/react-icons/svg/checkmark-circle";
import { Warning16Filled } from "@fluentui/react-icons/svg/warning";
import { auditWords } from "../../../src/text/audit";
import { isChange } from "./standing";
import type { Verdict } from "./standing";

const useStyles = makeStyles({
  mark: {
    display: "grid",
    gridTemplateColumns: "16px minmax(0, 1fr)",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
  },
});

/** What has become of evidence, as a shape and in words. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  const styles = useStyles();
  const Icon = isChange(verdict) ? Warning16Filled : CheckmarkCircle16Regular;
  return (
    <span className={styles.mark}>
      <Icon aria-hidden />
      {auditWords.verdict[verdict]}
    </span>
  );
}
