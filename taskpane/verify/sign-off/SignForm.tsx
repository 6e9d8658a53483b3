import { useState } from "react";
import type { ReactNode } from "react";
import { formatDate } from "../../../src/cells/date";
import { paneSignOffText as words } from "../../../src/text/pane-sign-off";
import { signOffText } from "../../../src/text/sign-off";
import type { SignedCheck } from "../../../src/verify/sign-off/check-signed";
import { signOffPolicy } from "../../../src/verify/sign-off/policy";
import { signOff } from "../../../src/verify/sign-off/sign-off";
import { useWho } from "../../state/who";
import { Facts } from "../../parts/Facts";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { PreviewScreen } from "../../shell/PreviewScreen";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import type { Checked } from "../steps";
import { WhoField } from "../../parts/WhoField";
import { useReview } from "../../state/use-review";

interface Props {
  readonly checked: Checked;
  readonly standing: SignedCheck | null;
  readonly children: ReactNode;
}

interface Form {
  readonly role: string;
  readonly statement: string;
  readonly errorsReason: string;
  readonly restatementReason: string;
}

/** What is signed and by whom; then everything that will be kept, before it is. */
export function SignForm({ checked, standing, children }: Props) {
  const { workbook, now, today, token, pause } = useServices();
  const { back } = useNavigation();
  const failLoudly = useFailLoudly();
  const { actor } = useWho();
  const { run, pack, parameters } = checked;
  const policy = signOffPolicy(pack);
  const [form, setForm] = useKept<Form>("sign", {
    role: "",
    statement: policy.statement ?? signOffText.statement(pack.title),
    errorsReason: "",
    restatementReason: "",
  });
  const { plan, trouble, propose, leave, dismiss } = useReview();
  const [isWorking, setIsWorking] = useState(false);
  const { counts } = run;
  const isAgain =
    standing !== null &&
    standing.state !== "unchanged" &&
    standing.signOff.packId === pack.id &&
    standing.signOff.asAt === run.asOf;

  const show = async () => {
    setIsWorking(true);
    const planned = await signOff(
      workbook,
      { run, pack, parameters },
      { ...form, name: actor, identity: "self_declared" },
      { at: now(), today: today(), actor, token },
      { pause },
    );
    setIsWorking(false);
    propose(planned);
  };
  const field = (name: keyof Form, label: string, hint?: string, isLong = false) => (
    <TextField
      label={label}
      value={form[name]}
      isLong={isLong}
      {...(hint !== undefined && { hint })}
      onChange={(text) => setForm({ ...form, [name]: text })}
    />
  );
  if (plan) {
    return (
      <PreviewScreen
        title={words.title}
        plan={plan}
        confirm={words.sign}
        onDone={back}
        onCancel={leave}
      />
    );
  }
  const number = (n: number) => n.toLocaleString("en-GB");
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton isWaiting={isWorking} onClick={() => void show().catch(failLoudly)}>
          {words.show}
        </PrimaryButton>
      }
    >
      {children}
      <Section title={words.what}>
        <Facts
          facts={[
            [words.facts.pack, `${pack.title} ${pack.version}`],
            [words.facts.asAt, formatDate(run.asOf)],
            [words.facts.records, number(counts.rows)],
            [words.facts.errors, number(counts.errors)],
            [words.facts.queries, number(counts.queries)],
            [words.facts.waived, number(counts.waived)],
            [words.facts.notRun, number(counts.notRun)],
          ]}
        />
      </Section>
      <Section title={words.who}>
        <WhoField />
        {field("role", words.role)}
        {field("statement", words.statement, undefined, true)}
        {counts.errors > 0 &&
          policy.openErrors === "with-reason" &&
          field("errorsReason", words.errorsReason(counts.errors), undefined, true)}
        {isAgain && field("restatementReason", words.restatement, words.restatementHint, true)}
      </Section>
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
    </Screen>
  );
}
