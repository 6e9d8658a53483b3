import { Field, Input } from "@fluentui/react-components";
import { paneText } from "../../src/text/pane";
import type { Parameter } from "../../src/verify/pack";
import type { Answers } from "./parameters";

export interface ParameterFieldsProps {
  readonly parameters: readonly Parameter[];
  readonly answers: Answers;
  readonly problems: Answers;
  readonly onChange: (name: string, text: string) => void;
}

/** What the rules go by besides the workbook: a period, a limit, the name of a team. */
export function ParameterFields({ parameters, answers, problems, onChange }: ParameterFieldsProps) {
  return parameters.map(({ name, title, type }) => {
    const problem = problems.get(name);
    return (
      <Field
        key={name}
        label={title}
        {...(type === "date" && { hint: paneText.asAt.hint })}
        {...(problem !== undefined && {
          validationMessage: problem,
          validationState: "error" as const,
        })}
      >
        <Input
          value={answers.get(name) ?? ""}
          autoComplete="off"
          onChange={(_, data) => onChange(name, data.value)}
        />
      </Field>
    );
  });
}
