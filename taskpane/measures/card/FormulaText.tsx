import { columnName } from "../../../src/measures/suggest/conditions";
import { measureCardText } from "../../../src/text/pane-measure-card";
import { Choice } from "../../parts/Choice";
import { TextField } from "../../parts/TextField";
import type { WorkbookColumn } from "../columns";

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly columns: readonly WorkbookColumn[];
  readonly onChange: (value: string) => void;
}

/** A formula on [Column] names, with the columns of the table to choose from. */
export function FormulaText({ label, hint, value, columns, onChange }: Props) {
  return (
    <>
      <TextField label={label} hint={hint} isLong value={value} onChange={onChange} />
      <Choice
        label={measureCardText.insert(label)}
        value=""
        options={[
          ["", measureCardText.insertFirst] as const,
          ...columns.map(({ title }) => [title, title] as const),
        ]}
        onChange={(title) => {
          if (title !== "") onChange(`${value}${value === "" ? "" : " "}${columnName(title)}`);
        }}
      />
    </>
  );
}
