import { makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Measure } from "../../../src/measures/measure";
import type { Period } from "../../../src/measures/result";
import { rowsBehind } from "../../../src/measures/results";
import { causePareto, rowsBehindGap, type Cause } from "../../../src/measures/why/pareto";
import { inWords } from "../../../src/text/commentary";
import { paneWhyText } from "../../../src/text/pane-why";
import { ok, type Result } from "../../../src/text/trouble";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import type { WorkbookColumn } from "../columns";
import { RowList } from "../results/RowList";
import { useFigures } from "../results/state";
import { useColumns } from "../use-columns";
import { ownColumns } from "./group-columns";
import type { LookedAt } from "./Looked";

const useStyles = makeStyles({ text: { margin: 0 } });

const words = paneWhyText;
/** Headings under which people write down why. */
const LIKELY = /\b(?:cause|reason|why)\b/i;

interface FoundCauses {
  readonly sheet: string;
  /** The rows that fall short, by the numbers that the sheet shows. */
  readonly rows: readonly number[];
  readonly causes: readonly Cause[];
}

/** What staff wrote down for the rows that fall short, the most frequent first. */
export function CausePart({ looked: { result, figure } }: { readonly looked: LookedAt }) {
  const columns = useColumns();
  const own = columns ? ownColumns(columns, result).filter(({ holds }) => holds === "words") : [];
  const likely = own.find(({ title }) => LIKELY.test(title))?.title ?? "";
  const [column, setColumn] = useKept("cause", "");
  const chosen = own.find(({ title }) => title === (column === "" ? likely : column));
  if (own.length === 0) return null;
  return (
    <Section title={words.causes}>
      <Choice
        label={words.causeColumn}
        hint={words.causesHint}
        value={chosen?.title ?? ""}
        options={[
          ...(chosen ? [] : [["", words.chooseColumn] as const]),
          ...own.map(({ title }) => [title, title] as const),
        ]}
        onChange={setColumn}
      />
      {chosen && (
        <Causes
          key={`${figure.period.key} ${chosen.title}`}
          measure={result.measure}
          period={figure.period}
          column={chosen}
        />
      )}
    </Section>
  );
}

interface Props {
  readonly measure: Measure;
  readonly period: Period;
  readonly column: WorkbookColumn;
}

function Causes({ measure, period, column }: Props) {
  const styles = useStyles();
  const { workbook, pause } = useServices();
  const { results, kept } = useFigures();
  const failLoudly = useFailLoudly();
  const [found, setFound] = useState<Result<FoundCauses> | null>(null);
  const register = kept?.ok ? kept.value.register : null;
  const { id, direction } = measure;
  const { key } = period;
  const { area } = column;

  useEffect(() => {
    if (!results || !register) return undefined;
    const stop = new AbortController();
    const look = async (): Promise<Result<FoundCauses>> => {
      const figure = { measure: id, period: key, group: null };
      const rows = await rowsBehind(workbook, register, results, figure, {
        pause,
        signal: stop.signal,
      });
      if (!rows.ok) return rows;
      const block = await workbook.read(area, { signal: stop.signal });
      if (!block.ok) return block;
      const short = rowsBehindGap(rows.value, direction);
      const cells = block.value.columns[0]?.values ?? [];
      // Rows count from 1 on the sheet, and from 0 in an area.
      const { causes } = causePareto(short.map((row) => cells[row - 1 - area.row] ?? null));
      return ok({ sheet: rows.value.sheet, rows: short, causes });
    };
    look()
      .then((made) => {
        if (!stop.signal.aborted) setFound(made);
      })
      .catch(failLoudly);
    return () => stop.abort();
  }, [workbook, pause, register, results, id, direction, key, area, failLoudly]);

  if (!found) {
    return (
      <p className={styles.text} role="status">
        {words.working}
      </p>
    );
  }
  if (!found.ok) return <TroubleCard trouble={found.trouble} />;
  const { sheet, rows, causes } = found.value;
  if (rows.length === 0) return <p className={styles.text}>{words.noneMissed}</p>;
  return (
    <>
      <p className={styles.text}>{words.causeRows(rows.length)}</p>
      {causes.map(({ cause, count, share, cumulative, at }) => (
        <Fold key={cause} name={`cause ${cause}`} title={words.cause(cause, count)} isRow>
          <p className={styles.text}>
            {words.causeShare(inWords.perCent(share), inWords.perCent(cumulative))}
          </p>
          <RowList
            name={`cause ${cause}`}
            sheet={sheet}
            items={at.flatMap((place) => {
              const row = rows[place];
              return row === undefined ? [] : [{ row }];
            })}
          />
        </Fold>
      ))}
    </>
  );
}
