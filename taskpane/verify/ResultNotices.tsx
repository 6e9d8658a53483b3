import { Button } from "@fluentui/react-components";
import { address } from "../../src/cells/address";
import { formatDate } from "../../src/cells/date";
import { paneVerifyText } from "../../src/text/pane-verify";
import { Notice } from "../parts/Notice";
import { useAsAt } from "../state/as-at";
import { countOf, isOpen } from "./progress";
import { useVerify } from "./state";
import type { Checked } from "./steps";

interface Props {
  readonly checked: Checked;
  /** Open findings that are shown; fewer than there are while narrowed to a selection. */
  readonly shown: number;
}

/** What must be known before the results are read: other date, old results, only a selection. */
export function ResultNotices({ checked: { run }, shown }: Props) {
  const { day } = useAsAt();
  const { state, narrowed, narrow } = useVerify();
  const words = paneVerifyText.results;
  return (
    <>
      {run.asOf !== day && <Notice text={words.oldDate(formatDate(day), formatDate(run.asOf))} />}
      {state.isStale && <Notice text={words.stale} />}
      {run.remarks?.map((remark) => (
        <Notice key={remark} text={remark} />
      ))}
      {narrowed && (
        <Notice
          text={
            shown === 0
              ? words.narrowedNone(address(narrowed))
              : words.narrowed(address(narrowed), shown, countOf(run.findings.filter(isOpen)))
          }
        >
          <Button onClick={() => narrow(null)}>{words.showAll}</Button>
        </Notice>
      )}
    </>
  );
}
