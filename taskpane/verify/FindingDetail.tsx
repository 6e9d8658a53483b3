import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { compareText } from "../../src/text/compare";
import { paneVerifyText } from "../../src/text/pane-verify";
import type { Trouble } from "../../src/text/trouble";
import { isAbsent } from "../../src/verify/baseline-state";
import type { Finding } from "../../src/verify/finding";
import { puttingRightText } from "../../src/text/putting-right";
import { settledSentence } from "../../src/verify/putting-right/settle";
import { RaiseFromCheckLink } from "../audit/finding/RaiseFromCheckLink";
import { Capped } from "../parts/Capped";
import { Facts } from "../parts/Facts";
import { Notice } from "../parts/Notice";
import { PrimaryButton } from "../parts/PrimaryButton";
import { RowButton } from "../parts/RowButton";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { areaOf, placeOf } from "./place";
import { FindingSteps } from "./FindingSteps";
import { LevelIcon } from "./LevelIcon";
import { MatchButton } from "./maps/MatchButton";
import { PutRight } from "./PutRight";
import { SettleFinding } from "./SettleFinding";
import type { Checked } from "./steps";
import { WhyPart } from "./WhyPart";

const useStyles = makeStyles({
  level: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "center", margin: 0 },
  message: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  text: { margin: 0, overflowWrap: "anywhere" },
});

// The check of every pack that a column is there: its heading may only read otherwise.
const COLUMN_MISSING = "GEN-03";

interface Props {
  readonly finding: Finding;
  readonly checked: Checked;
}

/** What, where, why and what to do; the foot takes you to the cell. */
export function FindingDetail({ finding, checked }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneVerifyText.finding;
  const [first] = finding.locations;

  const goTo = (location: Finding["locations"][number]) => {
    const area = areaOf(location) ?? {
      sheet: location.sheet,
      row: 0,
      column: 0,
      rows: 1,
      columns: 1,
    };
    workbook
      .goTo(area)
      .then((result) => setTrouble(result.ok ? null : result.trouble))
      .catch(failLoudly);
  };
  return (
    <Screen
      title={paneVerifyText.results.group(finding.group)}
      foot={
        first && (
          <>
            <FindingSteps finding={finding} />
            <PrimaryButton onClick={() => goTo(first)}>
              {first.cell === null ? words.goToSheet(first.sheet) : words.goTo(placeOf(first))}
            </PrimaryButton>
          </>
        )
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {finding.status === "closed" && (
        <Notice text={isAbsent(finding) ? words.absent : words.closed} />
      )}
      {finding.status === "waived" && <Notice text={settledSentence(finding) ?? words.waived} />}
      {finding.lastTime !== undefined && <Notice text={finding.lastTime} />}
      <p className={styles.level}>
        <LevelIcon level={finding.level} />
        {words.title(finding.level)}
      </p>
      <p className={styles.message}>{finding.message}</p>
      {finding.rule === COLUMN_MISSING && <MatchButton />}
      {finding.locations.length > 1 ? (
        <Section title={words.places(finding.locations.length)}>
          <Capped name="places" items={finding.locations} itemKey={placeOf}>
            {(location) => (
              <RowButton
                id={`place-${placeOf(location)}`}
                title={placeOf(location)}
                detail={[location.rowKey, location.field]
                  .filter((part) => part !== null)
                  .join(" · ")}
                onClick={() => goTo(location)}
              />
            )}
          </Capped>
        </Section>
      ) : (
        first && (
          <Section title={words.where}>
            <Facts facts={whereFacts(finding)} />
          </Section>
        )
      )}
      <WhyPart rule={finding.rule} pack={checked.pack} />
      <Section title={words.todo}>
        <p className={styles.text}>{finding.fix?.advice ?? words.todoDefault}</p>
        {finding.alone && (
          <p className={styles.text}>
            {puttingRightText.alone(finding.alone.fields, finding.alone.rules)}
          </p>
        )}
        <PutRight finding={finding} />
        <SettleFinding finding={finding} checked={checked} />
        <RaiseFromCheckLink finding={finding} />
      </Section>
    </Screen>
  );
}

function whereFacts({
  locations: [place],
  value,
  group,
  baselineState: since,
}: Finding): (readonly [string, string])[] {
  if (!place) return [];
  const words = paneVerifyText.finding;
  const known: (readonly [string, string | null])[] = [
    [words.sheet, place.sheet],
    [words.cell, place.cell],
    [words.column, place.field],
    [words.record, place.rowKey],
    [words.since, since ? compareText.baseline[since] : null],
    // Without a value it is about a blank cell only where something has to be filled in.
    [
      words.holds,
      place.cell === null ? null : (value ?? (group === "fill-in" ? words.blank : null)),
    ],
  ];
  return known.flatMap(([term, fact]) => (fact === null ? [] : [[term, fact] as const]));
}
