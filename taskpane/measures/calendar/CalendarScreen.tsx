import { makeStyles, tokens } from "@fluentui/react-components";
import { readSubmissions } from "../../../src/measures/calendar/layout";
import { formatDate } from "../../../src/cells/date";
import { standings, type Standing } from "../../../src/measures/calendar/standing";
import { periodLabel } from "../../../src/measures/calendar/plan";
import { submissionText } from "../../../src/text/submission";
import { Capped } from "../../parts/Capped";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { SentenceList } from "../../parts/SentenceList";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useNavigation } from "../../state/navigation";
import { useKeptRecords } from "../../state/use-kept-records";

const useStyles = makeStyles({
  text: { margin: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
});

const words = submissionText.pane;
const GROUPS = ["late", "due", "done"] as const;

/** What is due when, the latest first, and what was handed in. */
export function CalendarScreen() {
  const styles = useStyles();
  const { day } = useAsAt();
  const { go } = useNavigation();
  const records = useKeptRecords(readSubmissions);
  const all = records?.ok ? standings(records.value, day) : [];
  const problems = records?.ok
    ? [...records.value.damaged, ...records.value.unreadable.map(({ sentence }) => sentence)]
    : [];
  const of = (state: Standing["state"]) => all.filter((one) => one.state === state);
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton onClick={() => go({ name: "submission-new" })}>{words.add}</PrimaryButton>
      }
    >
      {!records && <p className={styles.text}>{words.reading}</p>}
      {records && !records.ok && <TroubleCard trouble={records.trouble} />}
      {records?.ok && (
        <>
          <p className={styles.text}>
            {all.length === 0
              ? words.none
              : words.summary(of("late").length, of("due").length, of("done").length)}
          </p>
          {problems.length > 0 && <SentenceList sentences={problems} />}
        </>
      )}
      {GROUPS.map((state) => {
        const some = of(state);
        return some.length === 0 ? null : (
          <Section key={state} title={words.groups[state]} aside={String(some.length)}>
            <Capped name={state} items={some} itemKey={({ row }) => row.submissionId}>
              {({ row, sentence, moved }) => (
                <RowButton
                  id={`submission-${row.submissionId}`}
                  title={
                    <span className={styles.name}>{words.entry(row.report, periodLabel(row))}</span>
                  }
                  detail={[words.dueOn(formatDate(row.due)), sentence, moved]
                    .filter((part) => part !== null)
                    .join(" · ")}
                  onClick={() => go({ name: "hand-in", submission: row.submissionId })}
                />
              )}
            </Capped>
          </Section>
        );
      })}
    </Screen>
  );
}
