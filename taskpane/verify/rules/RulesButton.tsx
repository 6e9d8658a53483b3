import { Button, makeStyles } from "@fluentui/react-components";
import { TableEdit20Regular } from "@fluentui/react-icons/svg/table-edit";
import { paneRulesText } from "../../../src/text/pane-rules";
import { useNavigation } from "../../state/navigation";

const useStyles = makeStyles({ button: { alignSelf: "start" } });

/** Leads to the workbook's own rules. */
export function RulesButton() {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <Button
      id="own-rules"
      className={styles.button}
      icon={<TableEdit20Regular />}
      onClick={() => go({ name: "rules" })}
    >
      {paneRulesText.open}
    </Button>
  );
}
