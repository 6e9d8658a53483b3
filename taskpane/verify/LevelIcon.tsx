import { makeStyles, tokens } from "@fluentui/react-components";
import { ErrorCircle20Filled } from "@fluentui/react-icons/svg/error-circle";
import { Info20Regular } from "@fluentui/react-icons/svg/info";
import { QuestionCircle20Regular } from "@fluentui/react-icons/svg/question-circle";
import type { Level } from "../../src/verify/finding";

const ICONS = { error: ErrorCircle20Filled, query: QuestionCircle20Regular, note: Info20Regular };

const useStyles = makeStyles({
  error: { color: tokens.colorPaletteDarkOrangeForeground1 },
  query: { color: tokens.colorBrandForeground1 },
  note: { color: tokens.colorNeutralForeground2 },
});

/** The shape of a level; the word always stands beside it. */
export function LevelIcon({ level }: { readonly level: Level }) {
  const styles = useStyles();
  const Icon = ICONS[level];
  return <Icon className={styles[level]} aria-hidden />;
}
