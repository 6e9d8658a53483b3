import { makeStyles, tokens } from "@fluentui/react-components";
import { symbol } from "d3-shape";
import { AREA, SHAPES, useChartLooks, type MarkKind } from "./looks";

const useStyles = makeStyles({
  legend: {
    margin: 0,
    padding: 0,
    listStyleType: "none",
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  key: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  swatch: { width: "20px", height: "12px", flexShrink: 0 },
});

interface Props {
  readonly lines: readonly (readonly [
    kind: "value" | "centre" | "limit" | "outer" | "target" | "phase",
    text: string,
  ])[];
  readonly marks: readonly (readonly [kind: MarkKind, text: string])[];
}

/** What the lines and marks of a chart mean. */
export function Legend({ lines, marks }: Props) {
  const styles = useStyles();
  const looks = useChartLooks();
  return (
    <ul className={styles.legend}>
      {lines.map(([kind, text]) => (
        <li key={kind} className={styles.key}>
          <svg className={styles.swatch} viewBox="0 0 20 12" aria-hidden>
            {kind === "phase" ? (
              <line className={looks[kind]} x1="10" x2="10" y1="0" y2="12" />
            ) : (
              <line className={looks[kind]} x1="0" x2="20" y1="6" y2="6" />
            )}
          </svg>
          {text}
        </li>
      ))}
      {marks.map(([kind, text]) => (
        <li key={kind} className={styles.key}>
          <svg className={styles.swatch} viewBox="0 0 20 12" aria-hidden>
            <path
              className={looks[kind]}
              transform="translate(10,6)"
              d={symbol(SHAPES[kind], AREA.key)() ?? ""}
            />
          </svg>
          {text}
        </li>
      ))}
    </ul>
  );
}
