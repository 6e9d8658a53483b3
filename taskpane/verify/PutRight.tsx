import { Button } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Finding } from "../../src/verify/finding";
import { fixOf, shownFix } from "../../src/verify/putting-right/fixes";
import { FixPreview } from "./FixPreview";
import { isOpen } from "./progress";

/** Offers the correction that a finding proposes: first in words, then written and kept, then it can be put back. */
export function PutRight({ finding }: { readonly finding: Finding }) {
  const [isShown, setIsShown] = useState(false);
  const fixes = useMemo(() => {
    const fix = isOpen(finding) ? fixOf(finding) : null;
    return fix ? [fix] : [];
  }, [finding]);
  const [fix] = fixes;
  if (!fix) return null;
  const label = paneVerifyText.finding.putRight(shownFix(fix.kind, fix.value));
  if (!isShown) return <Button onClick={() => setIsShown(true)}>{label}</Button>;
  const close = () => setIsShown(false);
  return <FixPreview fixes={fixes} confirm={label} onDone={close} onCancel={close} />;
}
