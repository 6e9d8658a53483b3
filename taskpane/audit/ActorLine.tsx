import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { paneAuditText } from "../../src/text/pane-audit";
import { useAudit } from "./state";
import { actorOf } from "./view";
import type { AuditRow } from "./view";
import { PersonField } from "./PersonField";

const useStyles = makeStyles({
  change: { minHeight: "24px" },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
  },
});

/** Under which name answers are kept; it can be changed at any time. */
export function ActorLine({ audit }: { readonly audit: AuditRow }) {
  const styles = useStyles();
  const { actor, setActor } = useAudit();
  const [isOpen, setIsOpen] = useState(false);
  const words = paneAuditText;
  if (isOpen) {
    return (
      <div>
        <PersonField label={words.actor} value={actor} hint={words.actorWhy} onChange={setActor} />
        <Button onClick={() => setIsOpen(false)}>{words.actorUse}</Button>
      </div>
    );
  }
  return (
    <div className={styles.line}>
      <span>{words.actorIs(actorOf(actor, audit))}</span>
      <Link as="button" className={styles.change} onClick={() => setIsOpen(true)}>
        {words.actorChange}
      </Link>
    </div>
  );
}
