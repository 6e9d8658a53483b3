import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import type { ReportDocument } from "../../../src/report/document";
import { reportSheetsSteps } from "../../../src/report/sheets";
import { documentText } from "../../../src/report/text";
import { paneText } from "../../../src/text/pane";
import { publicationText } from "../../../src/text/publication";
import { reportMeasuresText } from "../../../src/text/report-measures";
import type { Trouble } from "../../../src/text/trouble";
import type { Change } from "../../../src/workbook/change";
import { inSlices } from "../../../src/workbook/slices";
import { Fold } from "../../parts/Fold";
import { HowFar } from "../../parts/HowFar";
import { Notice } from "../../parts/Notice";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { SaveReport } from "../../parts/SaveReport";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useLongWork } from "../../state/use-long-work";

const useStyles = makeStyles({
  text: { margin: 0 },
  read: {
    margin: 0,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
  },
});

const words = reportMeasuresText.pane;

interface Props {
  readonly document: ReportDocument;
  readonly onBack: () => void;
}

/** A report that is made and stands nowhere yet: to be read, put into the workbook, or saved as a file. */
export function MadeReport({ document, onBack }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [changes, setChanges] = useState<readonly Change[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { work, run } = useLongWork(words.stopped);
  const show = async () => {
    const laidOut = await run(async (slices) => {
      const facts = await workbook.facts();
      if (!facts.ok) return facts;
      const taken = facts.value.sheets.map(({ name }) => name);
      return inSlices(reportSheetsSteps(document, taken), slices);
    });
    if (!laidOut) return;
    setTrouble(laidOut.ok ? null : laidOut.trouble);
    setChanges(laidOut.ok ? laidOut.value : null);
  };
  if (changes) {
    return (
      <Screen title={words.title}>
        <Preview
          sentences={changes.flatMap((change) =>
            change.kind === "addReportSheet" ? [words.putInSentence(change.sheet)] : [],
          )}
          changes={changes}
          confirm={words.putIn}
          onDone={() => setChanges(null)}
          onCancel={() => setChanges(null)}
        />
      </Screen>
    );
  }
  const titles = document.sections.flatMap(({ title }) => title ?? []);
  return (
    <Screen
      title={words.title}
      foot={
        work ? (
          <PrimaryButton onClick={work.stop} isWaiting={work.isStopping}>
            {work.isStopping ? paneText.stopping : words.stop}
          </PrimaryButton>
        ) : (
          <PrimaryButton onClick={() => void show().catch(failLoudly)}>{words.putIn}</PrimaryButton>
        )
      }
    >
      <p className={styles.text}>{words.made(document.title)}</p>
      {work && <HowFar work={work} label={words.progressLabel} />}
      {document.meta.edition === reportMeasuresText.editions.published && (
        <Notice text={publicationText.readFirst} />
      )}
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Section title={words.parts}>
        <SentenceList sentences={titles} />
      </Section>
      <Fold name="report-text" title={words.text} isRow>
        <ReadHere document={document} />
      </Fold>
      <SaveReport document={document} nameOf={(ending) => words.fileName(document.title, ending)} />
      <Button onClick={onBack}>{words.again}</Button>
    </Screen>
  );
}

/** The whole report in words; put together only where somebody wants to read it. */
function ReadHere({ document }: { readonly document: ReportDocument }) {
  const styles = useStyles();
  const text = useMemo(() => documentText(document), [document]);
  return <p className={styles.read}>{text}</p>;
}
