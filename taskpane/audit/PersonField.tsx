import { useMemo } from "react";
import { TextField } from "../parts/TextField";
import { useKnownPeople } from "../verify/use-known-people";
import { knownPeople } from "./known-people";
import { useAudit } from "./state";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly hint?: string;
  readonly problem?: string;
}

/** Who: anybody may be typed, and those whom the workbook knows are offered, the last one named first. */
export function PersonField(props: Props) {
  const { register, recent, remember } = useAudit();
  const others = useKnownPeople();
  const known = useMemo(
    () => (register?.ok ? knownPeople(register.value, recent, others) : recent),
    [register, recent, others],
  );
  return (
    <div onBlur={() => remember(props.value)}>
      <TextField {...props} offers={known} />
    </div>
  );
}
