/** A condition on the columns of a table, made by choosing and not by typing. */
export type Condition =
  | { readonly kind: "is"; readonly column: string; readonly value: string }
  | { readonly kind: "filled"; readonly column: string }
  | {
      readonly kind: "in-time";
      /** The day by which something was done, and the day from which the time runs. */
      readonly done: string;
      readonly from: string;
      readonly days: number;
      readonly unit: "working" | "calendar";
      /** Whose bank holidays: "England and Wales", "Jersey", "none". */
      readonly holidays: string;
    }
  | {
      readonly kind: "at-least" | "at-most";
      readonly column: string;
      readonly amount: number;
    };

/** A column as formulas name it, whatever its heading holds: line breaks become spaces, brackets are marked. */
export function columnName(title: string): string {
  return `[${title
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[[\]#'@]/g, "'$&")}]`;
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The condition as a formula in the language of measures. */
export function conditionFormula(condition: Condition): string {
  switch (condition.kind) {
    case "is":
      return `${columnName(condition.column)} = ${quoted(condition.value)}`;
    case "filled":
      return `NOT(ISBLANK(${columnName(condition.column)}))`;
    case "in-time": {
      // What has not been done yet is not in time; a blank would leave the row out.
      const done = columnName(condition.done);
      return `IF(ISBLANK(${done}), FALSE, ${done} <= ${dueFormula(condition)})`;
    }
    case "at-least":
      return `${columnName(condition.column)} >= ${condition.amount}`;
    case "at-most":
      return `${columnName(condition.column)} <= ${condition.amount}`;
  }
}

type InTime = Extract<Condition, { kind: "in-time" }>;

/** The last day on which something is in time. */
export function dueFormula({
  from,
  days,
  unit,
  holidays,
}: Pick<InTime, "from" | "days" | "unit" | "holidays">): string {
  const start = columnName(from);
  return unit === "calendar"
    ? `${start} + ${days}`
    : `KPI.DUE(${start}, ${days}, ${quoted(holidays)})`;
}

/** Two conditions of which both have to hold; a blank one asks for nothing. */
export function bothHold(first: string, second: string): string {
  if (first.trim() === "") return second;
  return second.trim() === "" ? first : `AND(${first}, ${second})`;
}
