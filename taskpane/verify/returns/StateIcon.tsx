import { makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSync20Regular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircle20Filled } from "@fluentui/react-icons/svg/checkmark-circle";
import { Clock20Regular } from "@fluentui/react-icons/svg/clock";
import { DismissCircle20Regular } from "@fluentui/react-icons/svg/dismiss-circle";
import { ErrorCircle20Filled } from "@fluentui/react-icons/svg/error-circle";
import { QuestionCircle20Regular } from "@fluentui/react-icons/svg/question-circle";
import { Ribbon20Filled } from "@fluentui/react-icons/svg/ribbon";
import type { ReturnRow } from "../../../src/verify/returns/overview";

const ICONS = {
  signed: Ribbon20Filled,
  ready: CheckmarkCircle20Filled,
  queries: QuestionCircle20Regular,
  errors: ErrorCircle20Filled,
  changed: ArrowSync20Regular,
  unreadable: DismissCircle20Regular,
  "not-sent": Clock20Regular,
};

const useStyles = makeStyles({
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteDarkOrangeForeground1 },
  open: { color: tokens.colorNeutralForeground2 },
});

const LOOKS = {
  signed: "good",
  ready: "good",
  queries: "open",
  errors: "bad",
  changed: "bad",
  unreadable: "bad",
  "not-sent": "open",
} as const;

/** The shape of a state; the word always stands beside it. */
export function StateIcon({ state }: { readonly state: ReturnRow["state"] }) {
  const styles = useStyles();
  const Icon = ICONS[state];
  return <Icon className={styles[LOOKS[state]]} aria-hidden />;
}
