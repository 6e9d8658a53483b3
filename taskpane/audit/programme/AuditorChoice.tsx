import { Field, Radio, RadioGroup, makeStyles, tokens } from "@fluentui/react-components";
import { isBias } from "../../../src/audit/programme/independence";
import type { Candidate } from "../../../src/audit/programme/independence";

const useStyles = makeStyles({
  why: {
    display: "block",
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
});

interface Props {
  readonly label: string;
  readonly problem?: string;
  readonly candidates: readonly Candidate[];
  readonly value: string;
  /** A small team: who is near to the process may be chosen all the same. */
  readonly allowsBias: boolean;
  readonly onChange: (personId: string) => void;
}

/** Everybody who audits; whoever may not audit this process stands there greyed, with the reason. */
export function AuditorChoice(props: Props) {
  const { label, problem = "", candidates, value, allowsBias, onChange } = props;
  const styles = useStyles();
  return (
    <Field
      label={label}
      {...(problem !== "" && { validationMessage: problem, validationState: "error" as const })}
    >
      <RadioGroup value={value} onChange={(_, data) => onChange(data.value)}>
        {candidates.map(({ personId, name, bars }) => (
          <Radio
            key={personId}
            value={personId}
            disabled={bars.some((bar) => !(allowsBias && isBias(bar)))}
            label={
              <>
                {name}
                {bars.map(({ code, sentence }) => (
                  <span key={code} className={styles.why}>
                    {sentence}
                  </span>
                ))}
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
