import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { parseNumber } from "../../../src/cells/number";
import {
  bothHold,
  conditionFormula,
  type Condition,
} from "../../../src/measures/suggest/conditions";
import { likelyStart } from "../../../src/measures/suggest/suggest";
import { suggestText } from "../../../src/text/measure-suggest";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { TextField } from "../../parts/TextField";
import type { WorkbookColumn } from "../columns";

const useStyles = makeStyles({ button: { minHeight: "40px" } });

const words = suggestText;
const HOWS = {
  words: ["is", "filled"],
  dates: ["in-time", "filled"],
  numbers: ["at-least", "at-most", "filled"],
} as const;

interface Chosen {
  readonly column: string;
  readonly how: Condition["kind"] | "";
  readonly value: string;
  readonly from: string;
  readonly days: string;
  readonly unit: "working" | "calendar";
  readonly holidays: string;
}

const NOTHING: Chosen = {
  column: "",
  how: "",
  value: "",
  from: "",
  days: "",
  unit: "working",
  holidays: words.divisions[0] ?? "",
};

interface Props {
  /** Of which formula: “Numerator”. */
  readonly label: string;
  readonly value: string;
  readonly columns: readonly WorkbookColumn[];
  readonly onChange: (formula: string) => void;
}

/** A condition put together by choosing a column and what is asked of it; it ends as a formula that can be read. */
export function ConditionBuilder({ label, value, columns, onChange }: Props) {
  const styles = useStyles();
  const [chosen, setChosen] = useState(NOTHING);
  const column = columns.find(({ title }) => title === chosen.column);
  const hows = column ? HOWS[column.holds] : [];
  const how = hows.find((one) => one === chosen.how) ?? hows[0];
  const starts = columns.filter(({ holds, title }) => holds === "dates" && title !== chosen.column);
  const from = starts.some(({ title }) => title === chosen.from)
    ? chosen.from
    : likelyStart(columns, chosen.column);
  const condition = column && how ? conditionOf({ ...chosen, from }, how) : null;
  const set = (changed: Partial<Chosen>) => setChosen({ ...chosen, ...changed });
  return (
    <Fold name={`build ${label}`} title={words.builder(label)} isRow>
      <Choice
        label={words.column}
        value={chosen.column}
        options={[
          ["", words.chooseColumn] as const,
          ...columns.map(({ title }) => [title, title] as const),
        ]}
        onChange={(title) => setChosen({ ...NOTHING, holidays: chosen.holidays, column: title })}
      />
      {column && how && (
        <Choice
          label={words.how}
          value={how}
          options={hows.map((one) => [one, words.hows[one]] as const)}
          onChange={(next) => set({ how: next })}
        />
      )}
      {column && how === "is" && column.values.length > 0 && (
        <Choice
          label={words.value(column.title)}
          value={chosen.value}
          options={[
            ["", words.chooseValue] as const,
            ...column.values.map((one) => [one, one] as const),
          ]}
          onChange={(next) => set({ value: next })}
        />
      )}
      {column && how === "is" && column.values.length === 0 && (
        <TextField
          label={words.typedValue}
          value={chosen.value}
          onChange={(next) => set({ value: next })}
        />
      )}
      {how === "in-time" && (
        <>
          <Choice
            label={words.from}
            value={from}
            options={starts.map(({ title }) => [title, title] as const)}
            onChange={(next) => set({ from: next })}
          />
          <TextField
            label={words.daysAllowed}
            value={chosen.days}
            onChange={(next) => set({ days: next })}
          />
          <Choice
            label={words.unit}
            value={chosen.unit}
            options={[
              ["working", words.units.working],
              ["calendar", words.units.calendar],
            ]}
            onChange={(unit) => set({ unit })}
          />
          {chosen.unit === "working" && (
            <Choice
              label={words.holidays}
              value={chosen.holidays}
              options={words.divisions.map((name) => [name, name] as const)}
              onChange={(holidays) => set({ holidays })}
            />
          )}
        </>
      )}
      {(how === "at-least" || how === "at-most") && (
        <TextField
          label={words.amount}
          value={chosen.value}
          onChange={(next) => set({ value: next })}
        />
      )}
      {condition && (
        <Button
          className={styles.button}
          onClick={() => {
            onChange(bothHold(value, conditionFormula(condition)));
            setChosen(NOTHING);
          }}
        >
          {value.trim() === "" ? words.put(label) : words.putAnd(label)}
        </Button>
      )}
    </Fold>
  );
}

/** The condition that was chosen; null while something is missing. */
function conditionOf(
  { column, value, from, days, unit, holidays }: Chosen,
  how: Condition["kind"],
): Condition | null {
  switch (how) {
    case "is":
      return value.trim() === "" ? null : { kind: "is", column, value: value.trim() };
    case "filled":
      return { kind: "filled", column };
    case "in-time":
      return /^\d{1,4}$/.test(days.trim()) && from !== ""
        ? { kind: "in-time", done: column, from, days: Number(days), unit, holidays }
        : null;
    case "at-least":
    case "at-most": {
      const amount = parseNumber(value.trim());
      return amount === null ? null : { kind: how, column, amount };
    }
  }
}
