import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { RowOf } from "../../../src/audit/layout";
import { paneSampleText } from "../../../src/text/pane-sample";
import type { Trouble } from "../../../src/text/trouble";
import { Facts } from "../../parts/Facts";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useRecord } from "./use-record";

const useStyles = makeStyles({
  text: { margin: 0 },
  goTo: { minHeight: "40px", alignSelf: "start" },
});

interface Props {
  readonly sample: Pick<RowOf<"tblSample">, "tableName" | "keyColumn">;
  readonly recordKey: string;
}

/** The record that is asked about: its fields, and the way to its row. */
export function RecordPart({ sample, recordKey }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const record = useRecord(sample, recordKey);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneSampleText;
  const goTo = async () => {
    if (!record?.ok) return;
    const gone = await workbook.goTo(record.value.area);
    setTrouble(gone.ok ? null : gone.trouble);
  };
  return (
    <Section title={words.question.title(recordKey)}>
      {!record && <p className={styles.text}>{words.question.reading}</p>}
      {record && !record.ok && <TroubleCard trouble={record.trouble} />}
      {record?.ok && (
        <>
          <Facts facts={record.value.fields.filter(([, value]) => value !== "")} />
          <Button className={styles.goTo} onClick={() => void goTo().catch(failLoudly)}>
            {words.item.goTo}
          </Button>
        </>
      )}
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
    </Section>
  );
}
