import { Field, Input } from "@fluentui/react-components";
import { paneText } from "../../src/text/pane";
import type { Pack } from "../../src/verify/pack";
import { asked } from "./parameters";

interface Props {
  readonly pack: Pack;
  readonly typed: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string, string>;
  readonly onChange: (typed: ReadonlyMap<string, string>) => void;
}

/** What the pack asks before it can judge: a period, a limit, the name of a team. */
export function ParameterFields({ pack, typed, problems, onChange }: Props) {
  return asked(pack).map(({ name, title, type }) => {
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
          value={typed.get(name) ?? ""}
          autoComplete="off"
          onChange={(_, data) => onChange(new Map(typed).set(name, data.value))}
        />
      </Field>
    );
  });
}
