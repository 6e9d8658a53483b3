import { useWho } from "../state/who";
import { useKnownPeople } from "../state/use-known-people";
import { TextField } from "./TextField";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly hint?: string;
  readonly problem?: string;
}

/** Who: anybody may be typed, and those whom the workbook knows are offered, the last one named first. */
export function PersonField(props: Props) {
  const { remember } = useWho();
  const known = useKnownPeople();
  return (
    <div onBlur={() => remember(props.value)}>
      <TextField {...props} offers={known} />
    </div>
  );
}
