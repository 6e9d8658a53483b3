import { makeStyles, tokens } from "@fluentui/react-components";
import type { ControlChart } from "../../../src/measures/result";
import { paneFiguresText } from "../../../src/text/pane-figures";
import { Fold } from "../../parts/Fold";

const useStyles = makeStyles({
  table: {
    width: "100%",
    borderCollapse: "collapse",
    fontSize: tokens.fontSizeBase200,
    "& th, & td": {
      textAlign: "left",
      verticalAlign: "top",
      padding: `2px ${tokens.spacingHorizontalXS} 2px 0`,
      overflowWrap: "anywhere",
    },
    "& th": { fontWeight: tokens.fontWeightSemibold },
  },
});

const words = paneFiguresText;

interface Props {
  readonly chart: ControlChart;
  readonly format: (value: number) => string;
}

/** What a control chart shows, for who would rather read it. */
export function ChartTable({ chart, format }: Props) {
  const styles = useStyles();
  return (
    <Fold name="chart table" title={words.chartTable} isRow>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.chartColumns.period}</th>
            <th scope="col">{words.chartColumns.figures}</th>
          </tr>
        </thead>
        <tbody>
          {chart.points.map(({ period, value, centre, lower, upper, flag }) => (
            <tr key={period.key}>
              <th scope="row">{period.label}</th>
              <td>
                {words.chartRow(
                  format(value),
                  format(centre),
                  lower === null || upper === null
                    ? null
                    : words.between(format(lower), format(upper)),
                  flag,
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}
