import { ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { checklist } from "../../src/audit/checklist";
import type { Register } from "../../src/audit/register";
import { auditScore, scoreSentences } from "../../src/audit/scoring";
import { paneAuditText } from "../../src/text/pane-audit";
import { paneReportText } from "../../src/text/pane-audit-report";
import { Capped } from "../parts/Capped";
import { Choice } from "../parts/Choice";
import { Fold } from "../parts/Fold";
import { PrimaryButton } from "../parts/PrimaryButton";
import { RowButton } from "../parts/RowButton";
import { SentenceList } from "../parts/SentenceList";
import { Screen } from "../shell/Screen";
import { useNavigation } from "../state/navigation";
import { useKept } from "../state/use-kept";
import { SecondReadingPart } from "./programme/SecondReadingPart";
import { ResultMark } from "./ResultMark";
import { SampleLinks } from "./sample/SampleLinks";
import { useAudit } from "./state";
import { auditOf, isAnswered } from "./view";
import type { Answer, AuditRow } from "./view";

const useStyles = makeStyles({
  text: { margin: 0 },
  // The whole question is one press away; a long list is read by its first lines.
  question: {
    display: "-webkit-box",
    WebkitLineClamp: 3,
    WebkitBoxOrient: "vertical",
    overflow: "hidden",
  },
  filters: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  progress: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

type Filter = "all" | "open" | "toFix";

const FILTERS: readonly (readonly [Filter, string])[] = [
  ["all", paneAuditText.list.all],
  ["open", paneAuditText.list.open],
  ["toFix", paneAuditText.list.toFix],
];

const isIn = (filter: Filter, answer: Answer) =>
  filter === "all" || (filter === "open" ? !isAnswered(answer) : answer.findingId !== "");

/** The checklist of one audit: how far it is, and every question by section. */
export function QuestionList({ audit }: { readonly audit: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const row = register?.ok ? auditOf(register.value, audit) : null;
  if (register?.ok && row) return <Checklist register={register.value} audit={row} />;
  return (
    <Screen title={paneAuditText.title}>
      <p className={styles.text}>{register ? paneAuditText.list.missing : paneAuditText.loading}</p>
    </Screen>
  );
}

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
}

function Checklist({ register, audit }: Props) {
  const styles = useStyles();
  const { go } = useNavigation();
  const [section, setSection] = useKept("section", "");
  const [filter, setFilter] = useKept<Filter>("filter", "all");
  const words = paneAuditText.list;

  const questions = checklist(register, audit.auditId).map(({ response, item }, index) => ({
    answer: response,
    number: index + 1,
    section: item?.section ?? "",
  }));
  const sections = [...new Set(questions.map((question) => question.section))].filter(
    (name) => name !== "",
  );
  const answered = questions.filter(({ answer }) => isAnswered(answer)).length;
  const shown = questions.filter(
    (question) => (section === "" || question.section === section) && isIn(filter, question.answer),
  );
  const next = questions.find(({ answer }) => !isAnswered(answer));
  const open = (answer: Answer) =>
    go({ name: "audit-question", audit: audit.auditId, item: answer.responseId });
  const first = next ?? questions[0];
  return (
    <Screen
      title={audit.title}
      foot={
        first && (
          <PrimaryButton onClick={() => open(first.answer)}>
            {next ? words.goOn(next.number) : words.lookAgain}
          </PrimaryButton>
        )
      }
    >
      <div className={styles.progress}>
        <p className={styles.text}>{paneAuditText.answered(answered, questions.length)}</p>
        <ProgressBar
          aria-label={words.progress}
          thickness="large"
          value={answered}
          max={Math.max(1, questions.length)}
        />
        {!next && <p className={styles.text}>{words.done}</p>}
      </div>
      <SecondReadingPart register={register} audit={audit} />
      {answered > 0 && (
        <Fold name="score" title={words.score}>
          <SentenceList sentences={scoreSentences(auditScore(register, audit.auditId))} />
        </Fold>
      )}
      <SampleLinks register={register} audit={audit} />
      <RowButton
        id="audit-report"
        title={paneReportText.link}
        onClick={() => go({ name: "audit-report", audit: audit.auditId })}
      />
      <div className={styles.filters}>
        <Choice
          label={words.section}
          value={section}
          options={[["", words.allSections], ...sections.map((name) => [name, name] as const)]}
          onChange={setSection}
        />
        <Choice label={words.show} value={filter} options={FILTERS} onChange={setFilter} />
      </div>
      {shown.length === 0 && <p className={styles.text}>{words.none}</p>}
      <Capped
        key={`${section} ${filter}`}
        name={`questions ${section} ${filter}`}
        items={shown}
        itemKey={({ answer }) => answer.responseId}
      >
        {({ answer, number }) => (
          <RowButton
            id={`question-${answer.responseId}`}
            title={
              <span className={styles.question}>
                {words.question(number, answer.clause)} {answer.questionShown}
                {answer.unitKey !== "" && ` (${answer.unitKey})`}
              </span>
            }
            detail={<ResultMark result={answer.result} />}
            onClick={() => open(answer)}
          />
        )}
      </Capped>
    </Screen>
  );
}
