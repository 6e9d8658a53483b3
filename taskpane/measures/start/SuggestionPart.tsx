import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { suggestedRow, type Suggestion } from "../../../src/measures/suggest/suggest";
import { suggestText } from "../../../src/text/measure-suggest";
import { Choice } from "../../parts/Choice";
import { TextField } from "../../parts/TextField";
import { BLANK_MEASURE } from "../../../src/measures/layout";
import { Trial } from "../card/Trial";
import { useTrial } from "../card/use-trial";
import { readAnswers, type Answers } from "./answers";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalXS,
  },
  answers: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalS} ${tokens.spacingVerticalS}`,
  },
  tick: { overflowWrap: "anywhere" },
});

const words = suggestText;

interface Props {
  readonly suggestion: Suggestion;
  /** Null where it is not ticked. */
  readonly answers: Answers | null;
  readonly table: string;
  readonly date: string;
  readonly holidays: string;
  /** What is missing is said once somebody has tried to go on. */
  readonly isAsked: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly onChange: (answers: Answers) => void;
}

/** One measure that the columns allow: ticked, it asks for what only people know, and shows what would count. */
export function SuggestionPart(props: Props) {
  const styles = useStyles();
  const { suggestion, answers, onTick } = props;
  return (
    <div className={styles.part}>
      <Checkbox
        className={styles.tick}
        label={labelOf(suggestion)}
        checked={answers !== null}
        onChange={(_, { checked }) => onTick(checked === true)}
      />
      {answers && <AnswerFields {...props} answers={answers} />}
    </div>
  );
}

function labelOf(suggestion: Suggestion): string {
  switch (suggestion.kind) {
    case "in-time":
      return words.suggestion.inTime(suggestion.done, suggestion.from);
    case "share":
      return words.suggestion.share(suggestion.column);
    case "count":
      return words.count(suggestion.date);
    case "caseload":
      return words.caseload(suggestion.date, suggestion.end);
    case "mean":
      return words.mean(suggestion.column);
  }
}

function AnswerFields({
  suggestion,
  answers,
  table,
  date,
  holidays,
  isAsked,
  onChange,
}: Props & { readonly answers: Answers }) {
  const styles = useStyles();
  const { said, problems } = readAnswers(suggestion, answers, holidays);
  const isReady = !problems.has("days") && !problems.has("value");
  const problem = (name: keyof Answers) => (isAsked ? (problems.get(name) ?? "") : "");
  return (
    <div className={styles.answers}>
      {suggestion.kind === "in-time" && (
        <TextField
          label={words.days}
          value={answers.days}
          problem={problem("days")}
          onChange={(typed) => onChange({ ...answers, days: typed })}
        />
      )}
      {suggestion.kind === "share" && (
        <Choice
          label={words.value(suggestion.column)}
          value={answers.value}
          problem={problem("value")}
          options={[
            ["", words.chooseValue] as const,
            ...suggestion.values.map((one) => [one, one] as const),
          ]}
          onChange={(chosen) => onChange({ ...answers, value: chosen })}
        />
      )}
      {isReady && (
        <Counted
          suggestion={suggestion}
          days={said.days}
          value={said.value}
          table={table}
          date={date}
          holidays={holidays}
        />
      )}
      <TextField
        label={words.target}
        value={answers.target}
        problem={answers.target === "" ? "" : (problems.get("target") ?? "")}
        onChange={(typed) => onChange({ ...answers, target: typed })}
      />
    </div>
  );
}

interface CountedProps {
  readonly suggestion: Suggestion;
  readonly days: number | null;
  readonly value: string;
  readonly table: string;
  readonly date: string;
  readonly holidays: string;
}

/** What would count, looked at anew only where the definition changes. */
function Counted({ suggestion, days, value, table, date, holidays }: CountedProps) {
  const row = useMemo(
    () =>
      suggestedRow(
        suggestion,
        { days, value, holidays, target: null },
        { table, date, groups: [] },
        BLANK_MEASURE,
      ),
    [suggestion, days, value, table, date, holidays],
  );
  return <Trial trial={useTrial(row, true)} isReady />;
}
