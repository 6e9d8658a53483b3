import { paneAuditText } from "../../src/text/pane-audit";
import { WhoField } from "../parts/WhoField";
import type { AuditRow } from "./view";

/** Under which name answers are kept; it can be changed at any time. */
export function ActorLine({ audit }: { readonly audit: AuditRow }) {
  const { actorIs, actorWhy } = paneAuditText;
  return <WhoField otherwise={audit.leadAuditor} says={actorIs} hint={actorWhy} />;
}
