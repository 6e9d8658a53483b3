import { Button } from "@fluentui/react-components";
import { Copy20Regular } from "@fluentui/react-icons/svg/copy";
import { paneText } from "../../src/text/pane";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Run } from "../../src/verify/finding";
import { useAnnounce } from "../state/announcer";
import { useServices } from "../state/services";
import { findingsAsText } from "./as-text";
import { isOpen } from "./progress";

/** Puts the list of open findings on the clipboard, to send it to whoever can put it right. */
export function CopyFindings({ run }: { readonly run: Run }) {
  const { copyText } = useServices();
  const announce = useAnnounce();
  const words = paneVerifyText.results;
  return (
    <Button
      icon={<Copy20Regular />}
      onClick={() => {
        void copyText(findingsAsText(run)).then((copied) =>
          announce(
            copied ? words.copied(run.findings.filter(isOpen).length) : paneText.copy.notCopied,
          ),
        );
      }}
    >
      {words.copy}
    </Button>
  );
}
