import { makeStyles, tokens } from "@fluentui/react-components";
import { CalculatorRegular } from "@fluentui/react-icons/svg/calculator";
import { ClipboardTaskRegular } from "@fluentui/react-icons/svg/clipboard-task";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import { homeText } from "../../src/text/home";
import { useAudit } from "../audit/state";
import { useGuides } from "../measures/guides";
import { useFigures } from "../measures/results/state";
import { Screen } from "../shell/Screen";
import { useAsAt } from "../state/as-at";
import { useNavigation } from "../state/navigation";
import { useSigned } from "../verify/sign-off/state";
import { useVerify } from "../verify/state";
import { auditAnswer, measuresAnswer, verifyAnswer } from "./answers";
import { JobCard } from "./JobCard";
import { WhatWasFound } from "./WhatWasFound";

const useStyles = makeStyles({
  cards: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

/** One question and three cards that already know the answer. */
export function Home() {
  const styles = useStyles();
  const { go } = useNavigation();
  const { day } = useAsAt();
  const { state, packs } = useVerify();
  const guides = useGuides();
  const { kept, results } = useFigures();
  const { register } = useAudit();
  const signed = useSigned();
  return (
    <Screen title={homeText.question}>
      <WhatWasFound />
      <div className={styles.cards}>
        <JobCard
          id="card-verify"
          icon={<ClipboardTaskRegular />}
          title={homeText.verify.title}
          what={homeText.verify.what}
          answer={verifyAnswer(state, packs.best ?? null, day, signed)}
          onClick={() => go({ name: "verify" })}
        />
        <JobCard
          id="card-measures"
          icon={<CalculatorRegular />}
          title={homeText.measures.title}
          what={homeText.measures.what}
          answer={measuresAnswer(kept, results, guides)}
          onClick={() => go({ name: "measures" })}
        />
        <JobCard
          id="card-audit"
          icon={<TaskListSquareLtrRegular />}
          title={homeText.audit.title}
          what={homeText.audit.what}
          answer={auditAnswer(register, day)}
          onClick={() => go({ name: "audit" })}
        />
      </div>
    </Screen>
  );
}
