import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { FolderOpen20Regular } from "@fluentui/react-icons/svg/folder-open";
import { useRef, useState } from "react";
import { compareText } from "../../../src/text/compare";
import { paneCompareText as words } from "../../../src/text/pane-compare";
import type { Trouble } from "../../../src/text/trouble";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFacts } from "../../state/facts";
import { useFailLoudly } from "../../state/fail-loudly";
import { useKept } from "../../state/use-kept";
import { useVerify } from "../state";
import { useComparing } from "./state";
import type { Other } from "./state";

const useStyles = makeStyles({
  text: { margin: 0 },
  file: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    gap: tokens.spacingVerticalXS,
  },
});

const FILE = "";

/** The other side: a file of this computer, or another sheet of the open workbook. */
export function ChooseOther() {
  const styles = useStyles();
  const { compare } = useComparing();
  const { packs, state } = useVerify();
  const facts = useFacts();
  const failLoudly = useFailLoudly();
  const [sheet, setSheet] = useKept("sheet", FILE);
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useKept("key", "");
  const [period, setPeriod] = useKept("period", "");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const sheets = facts?.ok ? facts.value.sheets.filter(({ filled }) => filled !== null) : [];

  const start = async () => {
    const other: Other | null =
      sheet !== FILE ? { kind: "sheet", sheet } : file && { kind: "file", file };
    if (!other) {
      setTrouble(compareText.chooseFirst());
      return;
    }
    setIsWorking(true);
    const pack = state.checked?.pack ?? packs.chosen ?? { tables: [], roles: [] };
    const problem = await compare({
      pack,
      other,
      key: key.split(",").flatMap((name) => name.trim() || []),
      period: period.trim(),
    });
    setIsWorking(false);
    setTrouble(problem);
  };
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton isWaiting={isWorking} onClick={() => void start().catch(failLoudly)}>
          {isWorking ? words.working : words.start}
        </PrimaryButton>
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <p className={styles.text}>{words.intro}</p>
      <Choice
        label={words.withWhat}
        value={sheet}
        options={[
          [FILE, words.file],
          ...sheets.map(({ name }) => [name, words.sheet(name)] as const),
        ]}
        onChange={setSheet}
      />
      {sheet === FILE && (
        <div className={styles.file}>
          <Button icon={<FolderOpen20Regular />} onClick={() => input.current?.click()}>
            {words.choose}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv"
            hidden
            aria-label={words.choose}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
          {file && <p className={styles.text}>{words.chosen(file.name)}</p>}
        </div>
      )}
      <TextField label={words.key} hint={words.keyHint} value={key} onChange={setKey} />
      <TextField label={words.period} hint={words.periodHint} value={period} onChange={setPeriod} />
    </Screen>
  );
}
