import { makeStyles } from "@fluentui/react-components";
import { readPuttingRight } from "../../../src/verify/putting-right/settle";
import { quotedSheet } from "../../../src/cells/address";
import { paneFixesText as words } from "../../../src/text/pane-fixes";
import type { FixRow } from "../../../src/verify/putting-right/layout";
import { Capped } from "../../parts/Capped";
import { Fold } from "../../parts/Fold";
import { Notice } from "../../parts/Notice";
import { RowButton } from "../../parts/RowButton";
import { dayAndTime } from "../../parts/time";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import { useKeptRecords } from "../../state/use-kept-records";

const useStyles = makeStyles({ text: { margin: 0 } });

/** Every correction that Plumbline wrote into this workbook, the last one first. */
export function FixesScreen() {
  const styles = useStyles();
  const records = useKeptRecords(readPuttingRight);
  const rows = records?.ok ? [...records.value.rows.tblFix].reverse() : [];
  const standing = rows.filter(({ putBackAt }) => putBackAt === "");
  const putBack = rows.filter(({ putBackAt }) => putBackAt !== "");
  return (
    <Screen title={words.title}>
      {!records && <p className={styles.text}>{words.reading}</p>}
      {records?.ok === false && <TroubleCard trouble={records.trouble} />}
      {records?.ok === true &&
        records.value.unreadable.map(({ sentence }) => <Notice key={sentence} text={sentence} />)}
      {records?.ok === true && (
        <p className={styles.text}>
          {rows.length === 0 ? words.none : words.summary(standing.length, putBack.length)}
        </p>
      )}
      <Fixes name="standing" rows={standing} />
      {putBack.length > 0 && (
        <Fold name="put-back" title={words.putBack(putBack.length)}>
          <Fixes name="put back" rows={putBack} />
        </Fold>
      )}
    </Screen>
  );
}

function Fixes({ name, rows }: { readonly name: string; readonly rows: readonly FixRow[] }) {
  const { go } = useNavigation();
  return (
    <Capped name={name} items={rows} itemKey={({ fixId }) => fixId}>
      {({ fixId, sheet, cell, old, new: written, by, at }) => (
        <RowButton
          id={`fix-${fixId}`}
          title={words.line(`${quotedSheet(sheet)}!${cell}`, old, written)}
          detail={words.byAt(by, dayAndTime(at))}
          onClick={() => go({ name: "fix", fix: fixId })}
        />
      )}
    </Capped>
  );
}
