import { makeStyles } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import {
  likelySplit,
  splitColumns,
  suggestedRow,
  suggestionKey,
  suggestions,
  workDates,
  type Suggestion,
} from "../../../src/measures/suggest/suggest";
import type { KeptMeasures } from "../../../src/measures/register";
import type { Plan } from "../../../src/records/plan";
import { suggestText } from "../../../src/text/measure-suggest";
import type { Trouble } from "../../../src/text/trouble";
import { Choice } from "../../parts/Choice";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useKept } from "../../state/use-kept";
import { BLANK_MEASURE } from "../../../src/measures/layout";
import { planMeasures } from "../card/draft";
import type { WorkbookColumn } from "../columns";
import { useFigures } from "../results/state";
import { useColumns } from "../use-columns";
import { readAnswers, UNSAID, type Answers } from "./answers";
import { SuggestionPart } from "./SuggestionPart";

const useStyles = makeStyles({ text: { margin: 0 } });

const words = suggestText;

interface Chosen {
  readonly table: string;
  readonly date: string;
  /** Null until somebody has chosen, also nothing. */
  readonly split: string | null;
  readonly holidays: string;
}

/** The first measures of a workbook, ticked among what its own columns can tell. */
export function StartScreen() {
  const styles = useStyles();
  const { kept } = useFigures();
  const columns = useColumns();
  if (columns && kept?.ok) return <Start columns={columns} kept={kept.value} />;
  return (
    <Screen title={words.title}>
      {kept?.ok === false ? (
        <TroubleCard trouble={kept.trouble} />
      ) : (
        <p className={styles.text}>{words.looking}</p>
      )}
    </Screen>
  );
}

interface Props {
  readonly columns: readonly WorkbookColumn[];
  readonly kept: KeptMeasures;
}

function Start({ columns, kept }: Props) {
  const styles = useStyles();
  const { go, back } = useNavigation();
  const [chosen, setChosen] = useKept<Chosen>("chosen", {
    table: "",
    date: "",
    split: null,
    holidays: words.divisions[0] ?? "",
  });
  const [ticked, setTicked] = useKept<ReadonlyMap<string, Answers>>("ticked", new Map());
  const [isAsked, setIsAsked] = useState(false);
  const [planned, setPlanned] = useState<{ readonly plan: Plan; readonly measures: number } | null>(
    null,
  );
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const tables = tablesWithDates(columns);
  const table = chosen.table === "" ? (tables[0] ?? "") : chosen.table;
  const own = columns.filter(({ place }) => place === table);
  const dates = workDates(own);
  const date = dates.includes(chosen.date) ? chosen.date : (dates[0] ?? "");
  const splits = splitColumns(own);
  const split = chosen.split ?? likelySplit(own);
  const groups = split === "" ? [] : [split];
  const offered = useOffered(columns, table, date);
  const isInTime = offered.some((one) => one.kind === "in-time" && ticked.has(suggestionKey(one)));
  const place = { table, date, groups };

  const review = () => {
    setIsAsked(true);
    const rows = offered.flatMap((suggestion) => {
      const answers = ticked.get(suggestionKey(suggestion));
      if (!answers) return [];
      const { said, problems } = readAnswers(suggestion, answers, chosen.holidays);
      return [problems.size > 0 ? null : suggestedRow(suggestion, said, place, BLANK_MEASURE)];
    });
    if (rows.length === 0) {
      setTrouble({ code: "nothing-ticked", message: words.needsOne });
      return;
    }
    const ready = rows.filter((row) => row !== null);
    if (ready.length < rows.length) return;
    const made = planMeasures(kept, ready);
    setTrouble(made.ok ? null : made.trouble);
    setPlanned(made.ok ? { plan: made.value, measures: ready.length } : null);
  };

  if (planned) {
    return (
      <Screen title={words.title}>
        <Preview
          sentences={planned.plan.sentences}
          changes={planned.plan.changes}
          confirm={words.save(planned.measures)}
          onDone={back}
          onCancel={() => setPlanned(null)}
        />
      </Screen>
    );
  }
  const tick = (key: string, answers: Answers | null) => {
    const next = new Map(ticked);
    if (answers) next.set(key, answers);
    else next.delete(key);
    setTicked(next);
  };
  return (
    <Screen
      title={words.title}
      foot={
        offered.length > 0 ? (
          <PrimaryButton onClick={review}>{words.review}</PrimaryButton>
        ) : undefined
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {tables.length === 0 ? (
        <p className={styles.text}>{words.noTables}</p>
      ) : (
        <>
          <p className={styles.text}>{words.intro}</p>
          <Choice
            label={words.table}
            value={table}
            options={tables.map((name) => [name, name] as const)}
            onChange={(next) => {
              setChosen({ ...chosen, table: next, date: "", split: null });
              setTicked(new Map());
            }}
          />
          <Choice
            label={words.date}
            value={date}
            options={dates.map((title) => [title, title] as const)}
            onChange={(next) => setChosen({ ...chosen, date: next })}
          />
          <Choice
            label={words.split}
            value={split}
            options={[
              ["", words.noSplit] as const,
              ...splits.map((title) => [title, title] as const),
            ]}
            onChange={(next) => setChosen({ ...chosen, split: next })}
          />
          {isInTime && (
            <Choice
              label={words.holidays}
              value={chosen.holidays}
              options={words.divisions.map((name) => [name, name] as const)}
              onChange={(holidays) => setChosen({ ...chosen, holidays })}
            />
          )}
          {offered.map((suggestion) => {
            const key = suggestionKey(suggestion);
            return (
              <SuggestionPart
                key={key}
                suggestion={suggestion}
                answers={ticked.get(key) ?? null}
                table={table}
                date={date}
                holidays={chosen.holidays}
                isAsked={isAsked}
                onChange={(answers) => tick(key, answers)}
                onTick={(isTicked) => tick(key, isTicked ? UNSAID : null)}
              />
            );
          })}
        </>
      )}
      <RowButton
        id="by-hand"
        title={words.byHand}
        detail={words.byHandDetail}
        onClick={() => go({ name: "measure-edit", measure: "" })}
      />
    </Screen>
  );
}

/** The same suggestions while nothing changes, so that what they count is not looked at again. */
function useOffered(
  columns: readonly WorkbookColumn[],
  table: string,
  date: string,
): readonly Suggestion[] {
  return useMemo(() => {
    const own = columns.filter(({ place }) => place === table);
    return date === "" ? [] : suggestions(own, date);
  }, [columns, table, date]);
}

/** Lists that have a day to go by, the longest first. */
function tablesWithDates(columns: readonly WorkbookColumn[]): readonly string[] {
  const rows = new Map<string, number>();
  for (const { place, area } of columns) rows.set(place, area.rows);
  return [...rows]
    .filter(([name]) => workDates(columns.filter(({ place }) => place === name)).length > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name]) => name);
}
