import { makeStyles } from "@fluentui/react-components";
import { paneMeasuresText } from "../../src/text/pane-measures";
import { Screen } from "../shell/Screen";
import { FormulaForm } from "./FormulaForm";
import { useGuides } from "./guides";

const useStyles = makeStyles({ text: { margin: 0 } });

/** One formula: what it needs, the formula as it grows, and the way into the sheet. */
export function FunctionScreen({ id }: { readonly id: string }) {
  const styles = useStyles();
  const guides = useGuides();
  const guide = guides?.ok ? guides.value.find((known) => known.id === id) : undefined;
  if (guide) return <FormulaForm guide={guide} />;
  return (
    <Screen title={paneMeasuresText.title}>
      <p className={styles.text}>{guides ? paneMeasuresText.gone : paneMeasuresText.loading}</p>
    </Screen>
  );
}
