import { makeStyles } from "@fluentui/react-components";
import { paneSignOffText as words } from "../../../src/text/pane-sign-off";
import { Notice } from "../../parts/Notice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useNavigation } from "../../state/navigation";
import { useVerify } from "../state";
import { SignForm } from "./SignForm";
import { SignedPart } from "./SignedPart";
import { useSigned } from "./state";

const useStyles = makeStyles({ text: { margin: 0 } });

/** What was signed and whether it still stands so; and the way to sign what has just been checked. */
export function SignOffScreen() {
  const styles = useStyles();
  const signed = useSigned();
  const { state } = useVerify();
  const { day } = useAsAt();
  const { go } = useNavigation();
  const { checked, isStale } = state;
  const isCurrent = checked !== null && !isStale && checked.run.asOf === day;
  const standing = signed?.ok ? signed.value : null;
  const known = (
    <>
      {!signed && <p className={styles.text}>{words.loading}</p>}
      {signed && !signed.ok && <TroubleCard trouble={signed.trouble} />}
      {signed?.ok && !standing && <p className={styles.text}>{words.none}</p>}
      {standing && <SignedPart check={standing} />}
    </>
  );
  if (!isCurrent) {
    return (
      <Screen
        title={words.title}
        foot={<PrimaryButton onClick={() => go({ name: "verify" })}>{words.check}</PrimaryButton>}
      >
        {known}
        <Notice text={words.checkFirst} />
      </Screen>
    );
  }
  return (
    <SignForm checked={checked} standing={standing}>
      {known}
    </SignForm>
  );
}
