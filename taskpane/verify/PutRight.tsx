import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Finding } from "../../src/verify/finding";
import { Preview } from "../parts/Preview";
import { changesOf, correctionOf, shown } from "./corrections";

/** Offers the correction that a finding proposes: first in words, then written, then it can be put back. */
export function PutRight({ finding }: { readonly finding: Finding }) {
  const [isShown, setIsShown] = useState(false);
  const correction = correctionOf(finding);
  if (!correction) return null;
  const label = paneVerifyText.finding.putRight(shown(correction.value));
  if (!isShown) return <Button onClick={() => setIsShown(true)}>{label}</Button>;
  return (
    <Preview
      sentences={[correction.sentence]}
      said={[correction.said]}
      changes={changesOf([correction])}
      confirm={label}
      onDone={() => setIsShown(false)}
      onCancel={() => setIsShown(false)}
    />
  );
}
