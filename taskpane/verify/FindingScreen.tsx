import { paneText } from "../../src/text/pane";
import { paneVerifyText } from "../../src/text/pane-verify";
import { PrimaryButton } from "../parts/PrimaryButton";
import { Screen } from "../shell/Screen";
import { useNavigation } from "../state/navigation";
import { FindingDetail } from "./FindingDetail";
import { findByKey } from "./groups";
import { useVerify } from "./state";

/** One finding of the last check; it stays in sight when an edit closes it. */
export function FindingScreen({ findingKey }: { readonly findingKey: string }) {
  const { state } = useVerify();
  const { back } = useNavigation();
  const words = paneVerifyText.finding;
  const finding = state.checked ? findByKey(state.checked.run.findings, findingKey) : null;
  if (state.checked && finding) return <FindingDetail finding={finding} checked={state.checked} />;
  return (
    <Screen title={words.gone} foot={<PrimaryButton onClick={back}>{paneText.back}</PrimaryButton>}>
      <p>{words.gone2}</p>
    </Screen>
  );
}
