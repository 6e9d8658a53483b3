import { Field, Select, makeStyles } from "@fluentui/react-components";

const useStyles = makeStyles({
  // Fluent's select is 32 px high and as wide as its longest entry; a narrow pane needs it otherwise.
  choice: {
    minWidth: 0,
    "& select": { width: "100%", minWidth: 0, height: "40px", textOverflow: "ellipsis" },
  },
});

interface Props<T extends string> {
  readonly label: string;
  readonly hint?: string;
  /** Why the choice will not do yet; empty while it will. */
  readonly problem?: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly onChange: (value: T) => void;
}

/** One of a few, as the browser's own list: it works with touch, keyboard and screen reader as people know it. */
export function Choice<T extends string>({
  label,
  hint,
  problem = "",
  value,
  options,
  onChange,
}: Props<T>) {
  const styles = useStyles();
  return (
    <Field
      label={label}
      {...(hint !== undefined && { hint })}
      {...(problem !== "" && { validationMessage: problem, validationState: "error" as const })}
    >
      <Select
        className={styles.choice}
        value={value}
        onChange={(_, data) => {
          const chosen = options.find(([option]) => option === data.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
