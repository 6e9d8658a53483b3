import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { paneWhoText as words } from "../../src/text/pane-who";
import { useAudit } from "../audit/state";
import { TextField } from "../parts/TextField";
import { useKnownPeople } from "./use-known-people";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    overflowWrap: "anywhere",
  },
  change: { minHeight: "24px" },
});

/** Who is at work: asked once in a session, said from then on, and to be changed wherever it is said. */
export function WhoField() {
  const styles = useStyles();
  const { actor, setActor } = useAudit();
  const [isOpen, setIsOpen] = useState(actor.trim() === "");
  const people = useKnownPeople();
  if (!isOpen) {
    return (
      <div className={styles.line}>
        <span>{words.is(actor)}</span>
        <Link as="button" className={styles.change} onClick={() => setIsOpen(true)}>
          {words.change}
        </Link>
      </div>
    );
  }
  return (
    <TextField
      label={words.label}
      hint={words.why}
      value={actor}
      offers={people}
      onChange={setActor}
    />
  );
}
