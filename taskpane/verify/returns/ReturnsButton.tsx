import { Button, makeStyles } from "@fluentui/react-components";
import { returnsText } from "../../../src/text/returns";
import { useNavigation } from "../../state/navigation";

const useStyles = makeStyles({ button: { alignSelf: "start" } });

/** Leads to the returns of others, many at once. */
export function ReturnsButton() {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <Button id="open-returns" className={styles.button} onClick={() => go({ name: "returns" })}>
      {returnsText.pane.open}
    </Button>
  );
}
