import { Button, makeStyles } from "@fluentui/react-components";
import { auditSlices } from "../../src/text/audit-slices";
import { useDelayed } from "../state/use-delayed";

const useStyles = makeStyles({
  text: { margin: 0, fontVariantNumeric: "tabular-nums" },
  button: { minHeight: "40px" },
});

/** Work that is done sooner shows no progress: it would only flicker. */
const SHOW_AFTER_MS = 500;

interface Props {
  /** How far the work has come, in words; null when none is going on. */
  readonly said: string | null;
  readonly onStop: () => void;
}

/** Long work over the register as a count that is true, with the way to stop it. */
export function WorkingPart({ said, onStop }: Props) {
  const styles = useStyles();
  const isLong = useDelayed(said !== null, SHOW_AFTER_MS);
  if (said === null || !isLong) return null;
  return (
    <>
      <p className={styles.text} role="status">
        {said}
      </p>
      <Button className={styles.button} onClick={onStop}>
        {auditSlices.stop}
      </Button>
    </>
  );
}
