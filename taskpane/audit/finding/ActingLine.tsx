import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneFindingText } from "../../../src/text/pane-finding";
import { useAudit } from "../state";
import { PersonField } from "../PersonField";

const useStyles = makeStyles({
  change: { minHeight: "24px" },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
  },
});

/** Under which name the next step is taken: what somebody may do depends on who they are. */
export function ActingLine({ actor }: { readonly actor: string }) {
  const styles = useStyles();
  const { actor: typed, setActor } = useAudit();
  const [isOpen, setIsOpen] = useState(false);
  if (isOpen) {
    return (
      <div>
        <PersonField
          label={paneAuditText.actor}
          value={typed}
          hint={paneAuditText.actorWhy}
          onChange={setActor}
        />
        <Button onClick={() => setIsOpen(false)}>{paneAuditText.actorUse}</Button>
      </div>
    );
  }
  return (
    <div className={styles.line}>
      <span>{paneFindingText.acting(actor)}</span>
      <Link as="button" className={styles.change} onClick={() => setIsOpen(true)}>
        {paneAuditText.actorChange}
      </Link>
    </div>
  );
}
