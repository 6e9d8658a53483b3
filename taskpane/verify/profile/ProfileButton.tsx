import { Button, makeStyles } from "@fluentui/react-components";
import { profileText } from "../../../src/text/profile";
import { useNavigation } from "../../state/navigation";

const useStyles = makeStyles({ button: { alignSelf: "start" } });

/** Leads to what is in each column. */
export function ProfileButton() {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <Button id="open-profile" className={styles.button} onClick={() => go({ name: "profile" })}>
      {profileText.pane.open}
    </Button>
  );
}
