import { makeStyles } from "@fluentui/react-components";
import type { MeasureResult } from "../../../src/measures/result";
import { measureCardText } from "../../../src/text/pane-measure-card";
import type { Result } from "../../../src/text/trouble";
import { latest } from "../results/rated";
import { countText, figureText, periodText } from "../results/words";

const useStyles = makeStyles({ text: { margin: 0 } });

const words = measureCardText;

interface Props {
  readonly trial: Result<MeasureResult> | null;
  readonly isReady: boolean;
}

/** What the measure would count for the last period, or why it cannot be worked out. */
export function Trial({ trial, isReady }: Props) {
  const styles = useStyles();
  return (
    <p className={styles.text} role="status">
      {trial ? said(trial) : isReady ? words.checking : words.needsTable}
    </p>
  );
}

function said(trial: Result<MeasureResult>): string {
  if (!trial.ok) return trial.trouble.message;
  const { measure } = trial.value;
  const figure = latest(trial.value);
  if (!figure) return "";
  const period = periodText(figure.period);
  if (figure.value === null) return words.noFigure(period, figure.why ?? "");
  const leftOut = figure.leftOut.reduce((sum, { rows }) => sum + rows, 0);
  return words.wouldCount(
    period,
    figureText(measure, figure),
    countText(measure, figure),
    figure.rows,
    leftOut,
  );
}
