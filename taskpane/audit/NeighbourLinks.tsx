import { Button } from "@fluentui/react-components";
import { breachClocks, isOpenBreach } from "../../src/audit/breach/clock";
import type { Register } from "../../src/audit/register";
import { actionLogText } from "../../src/text/audit-action-log";
import { editionText } from "../../src/text/audit-editions";
import { limitText } from "../../src/text/audit-limits";
import { parseInstant } from "../../src/cells/instant";
import { paneBreachText } from "../../src/text/pane-breach";
import { recommendationText } from "../../src/text/audit-recommendations";
import { riskText } from "../../src/text/audit-risk";
import { recordsText } from "../../src/text/records";
import { Fold } from "../parts/Fold";
import { Notice } from "../parts/Notice";
import { RowButton } from "../parts/RowButton";
import { useNavigation } from "../state/navigation";
import { useServices } from "../state/services";

/** The ways to what stands beside audits, and a word where the tables are of an older layout. */
export function NeighbourLinks({ register }: { readonly register: Register }) {
  const { go } = useNavigation();
  const { now } = useServices();
  const { tblRecommendation, tblRisk, tblBreach } = register.rows;
  const clocks = breachClocks(register, parseInstant(now()) ?? 0);
  const running = clocks.filter(isOpenBreach).length;
  const older = register.outdated.map(({ table }) => table);
  return (
    <>
      {older.length > 0 && (
        <Notice text={recordsText.outdated(older, register.outdated[0]?.layout ?? 0)} />
      )}
      {running > 0 && (
        <Notice text={paneBreachText.openHint(running)}>
          <Button onClick={() => go({ name: "breaches" })}>{paneBreachText.title}</Button>
        </Notice>
      )}
      <Fold name="neighbours" title={recommendationText.beside}>
        <RowButton
          id="recommendations"
          title={recommendationText.pane.open(tblRecommendation.length)}
          detail={recommendationText.pane.openHint}
          onClick={() => go({ name: "recommendations" })}
        />
        <RowButton
          id="action-log"
          title={actionLogText.pane.open}
          detail={actionLogText.pane.openHint}
          onClick={() => go({ name: "action-log" })}
        />
        <RowButton
          id="breaches"
          title={paneBreachText.open(tblBreach.length)}
          detail={paneBreachText.openHint(running)}
          onClick={() => go({ name: "breaches" })}
        />
        <RowButton
          id="risk"
          title={riskText.pane.open(tblRisk.length)}
          detail={riskText.pane.openHint}
          onClick={() => go({ name: "risk" })}
        />
        <RowButton
          id="editions"
          title={editionText.pane.open}
          detail={editionText.pane.openHint}
          onClick={() => go({ name: "editions" })}
        />
        <RowButton
          id="limits"
          title={limitText.open}
          detail={limitText.openHint}
          onClick={() => go({ name: "audit-limits" })}
        />
      </Fold>
    </>
  );
}
