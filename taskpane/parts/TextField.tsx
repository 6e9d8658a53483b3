import { Field, Input, Textarea, makeStyles } from "@fluentui/react-components";
import { useId } from "react";

const useStyles = makeStyles({ input: { minHeight: "40px" } });

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  /** Why the text will not do yet; empty while it will. */
  readonly problem?: string;
  /** Room for a few sentences. */
  readonly isLong?: boolean;
  /** What can be taken instead of typing it; anything else may be typed. */
  readonly offers?: readonly string[];
}

const NONE: readonly string[] = [];

/** A labelled text, with its hint below and, where needed, what is wrong with it. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  problem = "",
  isLong = false,
  offers = NONE,
}: Props) {
  const styles = useStyles();
  const list = useId();
  return (
    <>
      <Field
        label={label}
        {...(hint !== undefined && { hint })}
        {...(problem !== "" && { validationMessage: problem, validationState: "error" as const })}
      >
        {isLong ? (
          <Textarea
            value={value}
            rows={3}
            resize="vertical"
            onChange={(_, data) => onChange(data.value)}
          />
        ) : (
          <Input
            className={styles.input}
            value={value}
            autoComplete="off"
            {...(offers.length > 0 && { list })}
            onChange={(_, data) => onChange(data.value)}
          />
        )}
      </Field>
      {offers.length > 0 && (
        <datalist id={list}>
          {offers.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      )}
    </>
  );
}
