import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import { paneMeasuresText } from "../../src/text/pane-measures";
import { Section } from "../parts/Section";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useStale } from "../state/use-stale";
import { useWriting } from "../state/writing";
import { answerInWords, isComing } from "./answer";
import type { FunctionGuide } from "./guide";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const QUIET_MS = 300;
/** A formula that reads many rows may take a moment; after that the cell is left to show it. */
const LOOK_AGAIN_MS = 400;
const LOOKS = 20;

interface Props {
  readonly guide: FunctionGuide;
  /** The one cell that holds the formula. */
  readonly cell: Area;
}

/** What the cell shows now, in words, with what that means; follows the sheet. */
export function Answer({ guide, cell }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const { generation } = useWriting();
  const failLoudly = useFailLoudly();
  const [shown, setShown] = useState<{ readonly value: Cell; readonly isOurs: boolean } | null>(
    null,
  );
  const [looks, setLooks] = useState(0);
  const [edits, setEdits] = useState(0);
  useStale(QUIET_MS, () => {
    setLooks(0);
    setEdits((n) => n + 1);
  });

  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    workbook
      .read(cell, { formulas: true })
      .then((read) => {
        if (!isCurrent) return;
        const column = read.ok ? read.value.columns[0] : undefined;
        const value = column?.values[0] ?? null;
        const formula = column?.formulas?.[0] ?? "";
        const isOurs = formula.toUpperCase().includes(`KPI.${guide.id}`);
        setShown({ value, isOurs });
        if (isOurs && isComing(value) && looks < LOOKS)
          timer = setTimeout(() => setLooks(looks + 1), LOOK_AGAIN_MS);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [workbook, cell, guide, generation, edits, looks, failLoudly]);

  if (!shown?.isOurs) return null;
  const isWaiting = isComing(shown.value) && looks < LOOKS;
  const [first, ...rest] = isWaiting
    ? [paneMeasuresText.answer.coming]
    : answerInWords(guide, shown.value);
  return (
    <Section title={paneMeasuresText.answer.title}>
      <p className={styles.text} role="status">
        {first}
      </p>
      {rest.map((sentence) => (
        <p key={sentence} className={styles.text}>
          {sentence}
        </p>
      ))}
      <p className={styles.quiet}>{paneMeasuresText.gives(guide.returns)}</p>
    </Section>
  );
}
