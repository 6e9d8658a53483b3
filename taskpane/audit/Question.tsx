import { makeStyles } from "@fluentui/react-components";
import { checklist } from "../../src/audit/checklist";
import type { Register } from "../../src/audit/register";
import { paneAuditText } from "../../src/text/pane-audit";
import { Screen } from "../shell/Screen";
import { QuestionScreen } from "./QuestionScreen";
import { useAudit } from "./state";
import { auditOf } from "./view";

const useStyles = makeStyles({ text: { margin: 0 } });

interface Props {
  readonly audit: string;
  /** Id of the answer that is being given. */
  readonly item: string;
}

/** Finds the question in the register as it stands now. */
export function Question({ audit, item }: Props) {
  const styles = useStyles();
  const { register } = useAudit();
  const place = register?.ok ? placeOf(register.value, audit, item) : null;
  if (place) return <QuestionScreen key={item} {...place} />;
  return (
    <Screen title={paneAuditText.title}>
      <p className={styles.text}>{register ? paneAuditText.list.missing : paneAuditText.loading}</p>
    </Screen>
  );
}

function placeOf(register: Register, auditId: string, item: string) {
  const audit = auditOf(register, auditId);
  const questions = checklist(register, auditId);
  const index = questions.findIndex(({ response }) => response.responseId === item);
  const question = questions[index];
  return audit && question ? { register, audit, questions, index, question } : null;
}
