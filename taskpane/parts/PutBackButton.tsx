import { Button } from "@fluentui/react-components";
import { ArrowUndo20Regular } from "@fluentui/react-icons/svg/arrow-undo";
import { useState } from "react";
import { paneText } from "../../src/text/pane";
import { useFailLoudly } from "../state/fail-loudly";
import { useWriting } from "../state/writing";

/** Takes the last write out of the workbook again, unless somebody has changed what it wrote. */
export function PutBackButton() {
  const { putBack } = useWriting();
  const failLoudly = useFailLoudly();
  const [isPuttingBack, setIsPuttingBack] = useState(false);
  return (
    <Button
      icon={<ArrowUndo20Regular />}
      disabledFocusable={isPuttingBack}
      onClick={() => {
        setIsPuttingBack(true);
        putBack()
          .catch(failLoudly)
          .finally(() => setIsPuttingBack(false));
      }}
    >
      {isPuttingBack ? paneText.writing.puttingBack : paneText.writing.putBack}
    </Button>
  );
}
