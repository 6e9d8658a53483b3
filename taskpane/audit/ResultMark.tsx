import { makeStyles, tokens } from "@fluentui/react-components";
import { ArrowTrending20Regular } from "@fluentui/react-icons/svg/arrow-trending";
import { CheckmarkCircle20Regular } from "@fluentui/react-icons/svg/checkmark-circle";
import { Circle20Regular } from "@fluentui/react-icons/svg/circle";
import { ErrorCircle20Filled } from "@fluentui/react-icons/svg/error-circle";
import { SubtractCircle20Regular } from "@fluentui/react-icons/svg/subtract-circle";
import { Warning20Filled } from "@fluentui/react-icons/svg/warning";
import type { AnswerResult } from "../../src/audit/layout";
import { paneAuditText } from "../../src/text/pane-audit";

const ICONS = {
  conform: CheckmarkCircle20Regular,
  ofi: ArrowTrending20Regular,
  minor_nonconformity: Warning20Filled,
  major_nonconformity: ErrorCircle20Filled,
  not_applicable: SubtractCircle20Regular,
  not_assessed: Circle20Regular,
} satisfies Readonly<Record<AnswerResult, unknown>>;

const useStyles = makeStyles({
  mark: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
});

/** The answer to a question as a shape and a word. */
export function ResultMark({ result }: { readonly result: AnswerResult }) {
  const styles = useStyles();
  const Icon = ICONS[result];
  return (
    <span className={styles.mark}>
      <Icon aria-hidden />
      {paneAuditText.result[result]}
    </span>
  );
}

export function ResultIcon({ result }: { readonly result: AnswerResult }) {
  const Icon = ICONS[result];
  return <Icon aria-hidden />;
}
