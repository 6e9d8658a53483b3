import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { address } from "../../src/cells/address";
import { paneMeasuresText } from "../../src/text/pane-measures";
import type { Trouble } from "../../src/text/trouble";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import type { FunctionArgument } from "./guide";

const useStyles = makeStyles({
  argument: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  use: { alignSelf: "start" },
});

interface Props {
  readonly argument: FunctionArgument;
  readonly value: string;
  readonly problem: string;
  readonly onChange: (text: string) => void;
}

/** One argument: typed, or taken from what is selected in the sheet. */
export function ArgumentField({ argument, value, problem, onChange }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneMeasuresText;
  const message = trouble?.message ?? problem;

  const useSelection = () => {
    workbook
      .selection()
      .then((selected) => {
        setTrouble(selected.ok ? null : selected.trouble);
        if (selected.ok) onChange(address(selected.value));
      })
      .catch(failLoudly);
  };
  return (
    <div className={styles.argument}>
      <Field
        label={argument.optional ? words.optional(argument.name) : argument.name}
        hint={argument.description}
        {...(message !== "" && { validationMessage: message, validationState: "error" as const })}
      >
        <Input
          value={value}
          autoComplete="off"
          spellCheck={false}
          onChange={(_, data) => onChange(data.value)}
        />
      </Field>
      <Button
        className={styles.use}
        aria-label={words.useSelectionFor(argument.name)}
        onClick={useSelection}
      >
        {words.useSelection}
      </Button>
    </div>
  );
}
