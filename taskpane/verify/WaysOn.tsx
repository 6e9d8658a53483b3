import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { paneCompareText } from "../../src/text/pane-compare";
import { paneFixesText } from "../../src/text/pane-fixes";
import { paneMapsText } from "../../src/text/pane-maps";
import { paneRulesText } from "../../src/text/pane-rules";
import { paneSignOffText } from "../../src/text/pane-sign-off";
import { paneVerifyText } from "../../src/text/pane-verify";
import { profileText } from "../../src/text/profile";
import { returnsText } from "../../src/text/returns";
import { RowButton } from "../parts/RowButton";
import { Section } from "../parts/Section";
import { useNavigation } from "../state/navigation";
import { useSigned } from "./sign-off/state";
import { useVerify } from "./state";

const useStyles = makeStyles({
  rows: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

const words = paneVerifyText.ways;

/** The quiet ways to the other pages about the rules. */
export function WaysToRules() {
  const { go } = useNavigation();
  const { found } = useVerify().packs.kept;
  return (
    <Ways title={words.rules}>
      <RowButton
        id="own-rules"
        title={paneRulesText.open}
        detail={words.editHint(found?.pack.title ?? null)}
        onClick={() => go({ name: "rules" })}
      />
      <RowButton
        id="match-columns"
        title={paneMapsText.open}
        detail={words.matchHint}
        onClick={() => go({ name: "match-columns" })}
      />
      <RowButton
        id="open-profile"
        title={profileText.pane.open}
        detail={words.profileHint}
        onClick={() => go({ name: "profile" })}
      />
    </Ways>
  );
}

interface WorkbookProps {
  /** Where signing is what the screen is for, it stands at its foot and not here. */
  readonly withSignOff?: boolean;
}

/** The quiet ways to what can be done with the workbook as a whole. */
export function WaysWithWorkbook({ withSignOff = true }: WorkbookProps) {
  const { go } = useNavigation();
  const signed = useSigned();
  const standing = signed?.ok ? signed.value : null;
  return (
    <Ways title={words.workbook}>
      {withSignOff && (
        <RowButton
          id="sign-off"
          title={standing === null ? paneSignOffText.open : paneSignOffText.title}
          detail={standing?.sentence ?? words.signedHint}
          onClick={() => go({ name: "sign-off" })}
        />
      )}
      <RowButton
        id="compare"
        title={paneCompareText.open}
        detail={words.compareHint}
        onClick={() => go({ name: "compare" })}
      />
      <RowButton
        id="fixes"
        title={paneFixesText.open}
        detail={paneFixesText.openHint}
        onClick={() => go({ name: "fixes" })}
      />
    </Ways>
  );
}

/** The way to the returns of others. */
export function WayToReturns() {
  const { go } = useNavigation();
  return (
    <Ways title={words.others}>
      <RowButton
        id="open-returns"
        title={returnsText.pane.open}
        detail={words.returnsHint}
        onClick={() => go({ name: "returns" })}
      />
    </Ways>
  );
}

function Ways({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <Section title={title}>
      <div className={styles.rows}>{children}</div>
    </Section>
  );
}
