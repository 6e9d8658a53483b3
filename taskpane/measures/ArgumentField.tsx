import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { takes } from "../../src/measures/guide/fit";
import { address } from "../../src/cells/address";
import { paneMeasuresText } from "../../src/text/pane-measures";
import type { Trouble } from "../../src/text/trouble";
import { Choice } from "../parts/Choice";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useKept } from "../state/use-kept";
import type { WorkbookColumn } from "./columns";
import type { FunctionArgument } from "./guide";
import { offered } from "./guess";

const useStyles = makeStyles({
  argument: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  use: { alignSelf: "start" },
});

/** The two entries of the list that are no column. No reference looks like them. */
const NONE = "";
const OTHER = "=";

interface Props {
  readonly argument: FunctionArgument;
  readonly columns: readonly WorkbookColumn[];
  readonly value: string;
  readonly problem: string;
  readonly onChange: (text: string) => void;
}

/** One argument: a column of the workbook, what is selected in the sheet, or something typed. */
export function ArgumentField({ argument, columns, value, problem, onChange }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [isTyping, setIsTyping] = useKept(`typing ${argument.name}`, false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneMeasuresText;
  const message = trouble?.message ?? problem;
  const label = argument.optional ? words.optional(argument.name) : argument.name;

  const wanted = takes(argument);
  const choices = wanted === "setting" || wanted === "as-at" ? [] : offered(argument, columns);
  const isColumn = choices.some(({ reference }) => reference === value);
  const isOther = !isColumn && (isTyping || value !== "");

  const useSelection = () => {
    workbook
      .selection()
      .then((selected) => {
        setTrouble(selected.ok ? null : selected.trouble);
        if (selected.ok) onChange(address(selected.value));
      })
      .catch(failLoudly);
  };
  const choose = (chosen: string) => {
    setTrouble(null);
    setIsTyping(chosen === OTHER);
    onChange(chosen === OTHER ? "" : chosen);
  };
  const input = (named?: string) => (
    <Input
      value={value}
      autoComplete="off"
      spellCheck={false}
      {...(named !== undefined && { "aria-label": named })}
      onChange={(_, data) => onChange(data.value)}
    />
  );
  return (
    <div className={styles.argument}>
      {choices.length > 0 ? (
        <>
          <Choice
            label={label}
            hint={argument.description}
            problem={message}
            value={isColumn ? value : isOther ? OTHER : NONE}
            options={[
              [NONE, words.chooseColumn],
              ...choices.map(
                ({ reference, title, place }) => [reference, words.column(title, place)] as const,
              ),
              [OTHER, words.somethingElse],
            ]}
            onChange={choose}
          />
          {isOther && input(words.typedFor(argument.name))}
        </>
      ) : (
        <Field
          label={label}
          hint={argument.description}
          {...(message !== "" && {
            validationMessage: message,
            validationState: "error" as const,
          })}
        >
          {input()}
        </Field>
      )}
      <Button
        className={styles.use}
        size="small"
        aria-label={words.useSelectionFor(argument.name)}
        onClick={useSelection}
      >
        {words.useSelection}
      </Button>
    </div>
  );
}
