import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ReportDocument } from "../../../src/report/document";
import { reportSheets } from "../../../src/report/sheets";
import { documentText } from "../../../src/report/text";
import { publicationText } from "../../../src/text/publication";
import { reportMeasuresText } from "../../../src/text/report-measures";
import type { Trouble } from "../../../src/text/trouble";
import type { Change } from "../../../src/workbook/change";
import { Fold } from "../../parts/Fold";
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
  const show = async () => {
    const facts = await workbook.facts();
    setTrouble(facts.ok ? null : facts.trouble);
    if (!facts.ok) return;
    const taken = facts.value.sheets.map(({ name }) => name);
    setChanges(reportSheets(document, taken));
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
        <PrimaryButton onClick={() => void show().catch(failLoudly)}>{words.putIn}</PrimaryButton>
      }
    >
      <p className={styles.text}>{words.made(document.title)}</p>
      {document.meta.edition === reportMeasuresText.editions.published && (
        <Notice text={publicationText.readFirst} />
      )}
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <Section title={words.parts}>
        <SentenceList sentences={titles} />
      </Section>
      <Fold name="report-text" title={words.text} isRow>
        <p className={styles.read}>{documentText(document)}</p>
      </Fold>
      <SaveReport document={document} nameOf={(ending) => words.fileName(document.title, ending)} />
      <Button onClick={onBack}>{words.again}</Button>
    </Screen>
  );
}
