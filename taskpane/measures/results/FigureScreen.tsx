import { makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { rowsBehind } from "../../../src/measures/results";
import type { FigureKey, FigureRows } from "../../../src/measures/result";
import { paneFiguresText } from "../../../src/text/pane-figures";
import type { Result } from "../../../src/text/trouble";
import { Fold } from "../../parts/Fold";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { RowList } from "./RowList";
import { useFigures } from "./state";

const useStyles = makeStyles({ text: { margin: 0 } });

const words = paneFiguresText;

/** The rows behind one figure: counted, left out, and why. */
export function FigureScreen({ figure }: { readonly figure: FigureKey }) {
  const styles = useStyles();
  const { workbook, pause } = useServices();
  const { results, kept } = useFigures();
  const failLoudly = useFailLoudly();
  const [rows, setRows] = useState<Result<FigureRows> | null>(null);
  const { measure, period, group } = figure;
  const register = kept?.ok ? kept.value.register : null;

  useEffect(() => {
    if (!results || !register) return undefined;
    let isCurrent = true;
    rowsBehind(workbook, register, results, { measure, period, group }, { pause })
      .then((found) => {
        if (isCurrent) setRows(found);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, pause, results, register, measure, period, group, failLoudly]);

  return (
    <Screen title={words.rowsTitle}>
      {rows === null && <p className={styles.text}>{words.running}</p>}
      {rows && !rows.ok && <TroubleCard trouble={rows.trouble} />}
      {rows?.ok && <Rows rows={rows.value} />}
    </Screen>
  );
}

function Rows({ rows }: { readonly rows: FigureRows }) {
  const styles = useStyles();
  const inNumerator = new Set(rows.inNumerator);
  const others = rows.counted.filter((row) => !inNumerator.has(row));
  return (
    <>
      <p className={styles.text}>
        {words.rowsBehind(rows.inNumerator.length, rows.counted.length, rows.leftOut.length)}
      </p>
      {rows.inNumerator.length > 0 && (
        <Fold name="numerator" title={words.inNumerator(rows.inNumerator.length)} isRow>
          <RowList
            name="numerator"
            sheet={rows.sheet}
            items={rows.inNumerator.map((row) => ({ row }))}
          />
        </Fold>
      )}
      {others.length > 0 && (
        <Fold name="denominator" title={words.onlyDenominator(others.length)} isRow>
          <RowList name="denominator" sheet={rows.sheet} items={others.map((row) => ({ row }))} />
        </Fold>
      )}
      {rows.leftOut.length > 0 && (
        <Fold name="left out" title={words.leftOut(rows.leftOut.length)} isRow>
          <RowList name="left out" sheet={rows.sheet} items={rows.leftOut} />
        </Fold>
      )}
    </>
  );
}
