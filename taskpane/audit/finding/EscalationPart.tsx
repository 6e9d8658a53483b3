import { Button } from "@fluentui/react-components";
import { Copy20Regular } from "@fluentui/react-icons/svg/copy";
import { useMemo } from "react";
import { escalation, escalationText } from "../../../src/audit/life/escalation";
import type { Register } from "../../../src/audit/register";
import { paneText } from "../../../src/text/pane";
import { paneFindingText } from "../../../src/text/pane-finding";
import { Fold } from "../../parts/Fold";
import { SentenceList } from "../../parts/SentenceList";
import { useAnnounce } from "../../state/announcer";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";

/** What is late and whom to tell, as a list and as a text to send. */
export function EscalationPart({ register }: { readonly register: Register }) {
  const { day } = useAsAt();
  const { copyText } = useServices();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const words = paneFindingText.escalation;
  const late = useMemo(() => escalation(register, day), [register, day]);
  if (late.length === 0) return null;
  const copy = async () => {
    const copied = await copyText(escalationText(late, day));
    announce(copied ? words.copied : paneText.copy.notCopied);
  };
  return (
    <Fold name="escalation" title={words.title(late.length)}>
      <SentenceList sentences={late.map(({ sentence }) => sentence)} />
      <Button icon={<Copy20Regular />} onClick={() => void copy().catch(failLoudly)}>
        {words.copy}
      </Button>
    </Fold>
  );
}
