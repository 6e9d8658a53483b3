import { makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { cellArea } from "../../../src/cells/address";
import type { MeasureResult } from "../../../src/measures/result";
import type { DifferentCase, SideCount } from "../../../src/measures/why/beside-partner";
import { figureOf } from "../../../src/measures/why/find-figure";
import { inWords } from "../../../src/text/commentary";
import { panePartnerText } from "../../../src/text/pane-partner";
import type { Trouble } from "../../../src/text/trouble";
import { Capped } from "../../parts/Capped";
import { Facts } from "../../parts/Facts";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { periodText, valueText } from "../results/words";
import type { Compared } from "./partner";

const useStyles = makeStyles({
  text: { margin: 0 },
  name: { margin: 0, color: tokens.colorNeutralForeground2 },
  strong: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

const words = panePartnerText;
const KINDS = ["judged-differently", "only-ours", "only-theirs"] as const;

interface Props {
  readonly result: MeasureResult;
  readonly period: string;
  readonly compared: Compared;
}

/** Both figures, by how much they differ, and the cases that make the difference. */
export function PartnerResult({ result: { measure, total }, period, compared }: Props) {
  const styles = useStyles();
  const { beside } = compared;
  const { ours, theirs, published, isPublishedTheirs, difference } = beside;
  const figure = figureOf(total, period);
  const side = ({ value, met, cases }: SideCount) =>
    value === null ? words.noCases : words.side(valueText(measure, value), met, cases);
  return (
    <>
      <p className={styles.name}>
        {measure.name}
        {figure ? ` · ${periodText(figure.period)}` : ""}
      </p>
      {difference !== null && <p className={styles.strong}>{differenceText(difference)}</p>}
      <Facts
        facts={[
          [words.ours, side(ours)],
          [words.theirs, side(theirs)],
          ...(published === null
            ? []
            : [[words.publishedFact, valueText(measure, published)] as const]),
        ]}
      />
      {isPublishedTheirs === false && published !== null && theirs.value !== null && (
        <Notice
          text={words.notTheirs(valueText(measure, published), valueText(measure, theirs.value))}
        />
      )}
      <p className={styles.text}>{words.agree(beside.agree)}</p>
      {KINDS.map((kind) => (
        <Cases key={kind} kind={kind} compared={compared} />
      ))}
      {beside.leftOut.length > 0 && (
        <Fold name="left out" title={words.leftOut(beside.leftOut.length)} isRow>
          <SentenceList
            sentences={beside.leftOut.map(({ key, why }) => (key === "" ? why : `${key}: ${why}`))}
          />
        </Fold>
      )}
    </>
  );
}

function differenceText(difference: number): string {
  if (difference === 0) return words.same;
  const points = inWords.points(difference);
  return difference > 0 ? words.higher(points) : words.lower(points);
}

function judgement({ ours, theirs }: DifferentCase): string {
  if (ours !== null && theirs !== null) return words.judged(ours, theirs);
  return ours === null ? words.onlyTheirs(theirs === true) : words.onlyOurs(ours);
}

function Cases({
  kind,
  compared: { beside, ours, theirs },
}: {
  readonly kind: DifferentCase["kind"];
  readonly compared: Compared;
}) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const cases = beside.different.filter((one) => one.kind === kind);
  if (cases.length === 0) return null;
  const goTo = async ({ key }: DifferentCase) => {
    const { sheet, rowOf } = kind === "only-theirs" ? theirs : ours;
    const row = rowOf.get(key.toLowerCase());
    if (row === undefined) return;
    const gone = await workbook.goTo(cellArea(sheet, row - 1, 0));
    setTrouble(gone.ok ? null : gone.trouble);
  };
  if (kind === "only-theirs" && theirs.file !== null) {
    const { sheet, rowOf } = theirs;
    return (
      <Section title={words.kinds[kind]} aside={String(cases.length)}>
        <Capped name={kind} items={cases} itemKey={({ key }) => key}>
          {(one) => (
            <p className={styles.text}>
              {words.inFile(one.key, judgement(one), sheet, rowOf.get(one.key.toLowerCase()) ?? 0)}
            </p>
          )}
        </Capped>
      </Section>
    );
  }
  return (
    <Section title={words.kinds[kind]} aside={String(cases.length)}>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Capped name={kind} items={cases} itemKey={({ key }) => key}>
        {(one) => (
          <RowButton
            id={`${kind}-${one.key}`}
            title={one.key}
            detail={judgement(one)}
            onClick={() => void goTo(one).catch(failLoudly)}
          />
        )}
      </Capped>
    </Section>
  );
}
