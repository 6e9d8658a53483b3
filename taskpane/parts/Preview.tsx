import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { paneText } from "../../src/text/pane";
import type { Trouble } from "../../src/text/trouble";
import type { Change } from "../../src/workbook/change";
import { useFailLoudly } from "../state/fail-loudly";
import { useWriting } from "../state/writing";
import { PrimaryButton } from "./PrimaryButton";
import { SentenceList } from "./SentenceList";
import { Section } from "./Section";
import { TroubleCard } from "./TroubleCard";

const useStyles = makeStyles({
  preview: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
  cancel: { minHeight: "40px" },
});

interface Props {
  /** What will be done, in words. */
  readonly sentences: readonly string[];
  /** What was done, once it is; the same words where none are given. */
  readonly said?: readonly string[];
  readonly changes: readonly Change[];
  /** Writes in a way of its own; null when it is done. Otherwise the changes are written as they are. */
  readonly onConfirm?: () => Promise<Trouble | null>;
  /** Says what the button does. */
  readonly confirm: string;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** The list of changes before anything is written; then all of it, or nothing. */
export function Preview({ sentences, said, changes, confirm, onConfirm, onDone, onCancel }: Props) {
  const styles = useStyles();
  const { write } = useWriting();
  const failLoudly = useFailLoudly();
  const [isWriting, setIsWriting] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const preview = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone; whoever works by keyboard goes on from here.
  useEffect(() => preview.current?.focus(), []);

  const apply = async () => {
    setIsWriting(true);
    const problem = await (onConfirm ? onConfirm() : write(changes, said ?? sentences));
    setIsWriting(false);
    setTrouble(problem);
    if (!problem) onDone();
  };
  return (
    <div ref={preview} className={styles.preview} tabIndex={-1}>
      <Section title={paneText.writing.title}>
        <SentenceList sentences={sentences} />
        {changes.length > 1 && <p className={styles.quiet}>{paneText.writing.allOrNothing}</p>}
      </Section>
      {trouble && <TroubleCard trouble={trouble} />}
      <PrimaryButton isWaiting={isWriting} onClick={() => void apply().catch(failLoudly)}>
        {isWriting ? paneText.writing.working : confirm}
      </PrimaryButton>
      <Button className={styles.cancel} disabledFocusable={isWriting} onClick={onCancel}>
        {paneText.writing.goBack}
      </Button>
    </div>
  );
}
