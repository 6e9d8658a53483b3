import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { address } from "../../../src/cells/address";
import type { Area } from "../../../src/cells/address";
import { compareText } from "../../../src/text/compare";
import { paneCompareText as words } from "../../../src/text/pane-compare";
import type { Trouble } from "../../../src/text/trouble";
import { Facts } from "../../parts/Facts";
import { Notice } from "../../parts/Notice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { CausePart } from "./CausePart";
import { differencesOf, recordOf, type Difference } from "./differences";
import { shownValue } from "./shown-value";
import { useComparing } from "./state";

const useStyles = makeStyles({
  record: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
});

/** One record with both its values, column by column; the foot takes you to the first of them. */
export function RecordScreen({ at }: { readonly at: string }) {
  const { comparison } = useComparing();
  const difference = comparison && differencesOf(comparison).find((one) => one.at === at);
  if (!difference) {
    return (
      <Screen title={words.title}>
        <Notice text={words.gone} />
      </Screen>
    );
  }
  return <OneRecord difference={difference} />;
}

function OneRecord({ difference }: { readonly difference: Difference }) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const goTo = (area: Area) => {
    workbook
      .goTo(area)
      .then((result) => setTrouble(result.ok ? null : result.trouble))
      .catch(failLoudly);
  };
  const fields = "changed" in difference ? difference.changed.fields : [];
  const first =
    "changed" in difference
      ? (fields[0]?.areaNow ?? null)
      : difference.group === "added"
        ? difference.ref.area
        : null;
  return (
    <Screen
      title={words.groups[difference.group]}
      foot={
        first && (
          <PrimaryButton onClick={() => goTo(first)}>{words.goTo(address(first))}</PrimaryButton>
        )
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <p className={styles.record}>{recordOf(difference)}</p>
      {difference.group === "added" && <Notice text={words.onlyHere} />}
      {difference.group === "gone" && <Notice text={words.onlyThere} />}
      {fields.map((field) => (
        <Section key={field.field} title={field.title}>
          <Facts
            facts={[
              [words.there, shownValue(field, field.before) || words.blank],
              [words.here, shownValue(field, field.now) || words.blank],
              ...(field.excess === null
                ? []
                : [[words.beyond, compareText.excess[field.excess]] as const]),
            ]}
          />
          {fields.length > 1 && (
            <RowButton
              id={`go-${address(field.areaNow)}`}
              title={words.goTo(address(field.areaNow))}
              onClick={() => goTo(field.areaNow)}
            />
          )}
        </Section>
      ))}
      <CausePart difference={difference} />
    </Screen>
  );
}
