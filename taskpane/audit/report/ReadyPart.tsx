import { makeStyles } from "@fluentui/react-components";
import type { Readiness } from "../../../src/audit/issue-gaps";
import type { ComposedAuditReport } from "../../../src/report/audit/compose";
import { paneReportText as words } from "../../../src/text/pane-audit-report";
import type { Result } from "../../../src/text/trouble";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TroubleCard } from "../../parts/TroubleCard";

const useStyles = makeStyles({ text: { margin: 0 } });

interface Props {
  readonly ready: Result<Readiness>;
  readonly composed: Result<ComposedAuditReport>;
}

/** What is missing before the report can be issued, what to know, and what will be in it. */
export function ReadyPart({ ready, composed }: Props) {
  const styles = useStyles();
  if (!ready.ok) return <TroubleCard trouble={ready.trouble} />;
  if (!composed.ok) return <TroubleCard trouble={composed.trouble} />;
  const { gaps, remarks } = ready.value;
  const { document, personal } = composed.value;
  const said = [...(personal === null ? [] : [personal]), ...remarks];
  return (
    <>
      <p className={styles.text}>{words.draftState}</p>
      {gaps.length === 0 ? (
        <p className={styles.text}>{words.ready}</p>
      ) : (
        <Section title={words.gaps}>
          <SentenceList sentences={gaps} />
        </Section>
      )}
      {said.length > 0 && (
        <Section title={words.remarks}>
          {said.map((sentence) => (
            <Notice key={sentence} text={sentence} />
          ))}
        </Section>
      )}
      <Fold name="report-contents" title={words.contents}>
        <SentenceList
          sentences={document.sections.map(({ title, blocks }) =>
            words.section(title ?? "", blocks.length),
          )}
        />
      </Fold>
    </>
  );
}
