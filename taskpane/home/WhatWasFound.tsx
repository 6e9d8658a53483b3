import { makeStyles, tokens } from "@fluentui/react-components";
import { homeText } from "../../src/text/home";
import { paneText } from "../../src/text/pane";
import { TroubleCard } from "../parts/TroubleCard";
import { useFacts } from "../state/facts";
import { isKeptTable } from "../state/kept-tables";
import { useVerify } from "../verify/state";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  next: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** What Plumbline sees in the workbook and, as long as nothing was done yet, one sensible next step. */
export function WhatWasFound() {
  const styles = useStyles();
  const facts = useFacts();
  const { state } = useVerify();
  if (!facts) return <p className={styles.text}>{paneText.loading.workbook}</p>;
  if (!facts.ok) return <TroubleCard trouble={facts.trouble} />;

  const { tables, sheets } = facts.value;
  const own = tables.filter(({ name }) => !isKeptTable(name)).map(({ name }) => name);
  const filled = sheets.filter((sheet) => sheet.filled !== null).length;
  if (filled === 0) return <p className={styles.text}>{homeText.empty}</p>;
  return (
    <>
      <p className={styles.text}>
        {own.length > 0 ? homeText.found(own) : homeText.foundNone(filled)}
      </p>
      {!state.checked && <p className={styles.next}>{homeText.tryFirst}</p>}
    </>
  );
}
