import { Button, makeStyles } from "@fluentui/react-components";
import { paneMapsText } from "../../../src/text/pane-maps";
import { useNavigation } from "../../state/navigation";

const useStyles = makeStyles({ button: { alignSelf: "start" } });

/** Leads to the page on which headings are matched to the columns of the pack. */
export function MatchButton() {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <Button
      id="match-columns"
      className={styles.button}
      onClick={() => go({ name: "match-columns" })}
    >
      {paneMapsText.open}
    </Button>
  );
}
