import { columnName } from "../../../src/measures/suggest/conditions";
import { measureCardText } from "../../../src/text/pane-measure-card";
import { Choice } from "../../parts/Choice";
import type { WorkbookColumn } from "../columns";

const words = measureCardText;

interface Props {
  readonly value: string;
  readonly columns: readonly WorkbookColumn[];
  readonly onChange: (oncePer: string) => void;
}

/** Whether rows are counted, or the people or things that they are about. */
export function OncePer({ value, columns, onChange }: Props) {
  const names = columns.map(({ title }) => columnName(title));
  const known = value === "" || names.includes(value) ? names : [...names, value];
  return (
    <Choice
      label={words.oncePer}
      hint={words.oncePerHint}
      value={value}
      options={[
        ["", words.everyRow] as const,
        ...known.map((name) => [name, words.eachOf(name)] as const),
      ]}
      onChange={onChange}
    />
  );
}
