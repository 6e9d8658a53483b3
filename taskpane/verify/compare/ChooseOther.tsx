import { Button, Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { FolderOpen20Regular } from "@fluentui/react-icons/svg/folder-open";
import { useRef, useState } from "react";
import { compareText } from "../../../src/text/compare";
import { paneCompareText as words } from "../../../src/text/pane-compare";
import type { Trouble } from "../../../src/text/trouble";
import { packLimits } from "../../../src/verify/compare/pack-limits";
import { readLimits, writeLimits } from "../../../src/verify/compare/written";
import { OpeningFile } from "../../files/OpeningFile";
import { useOpening } from "../../files/use-opening";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFacts } from "../../state/facts";
import { useKept } from "../../state/use-kept";
import { useVerify } from "../state";
import { CompareButton } from "./CompareButton";
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
const NO_PACK = { tables: [], roles: [], rules: [] };

/** The other side: a file of this computer, or another sheet of the open workbook. */
export function ChooseOther() {
  const styles = useStyles();
  const { packs, state } = useVerify();
  const facts = useFacts();
  const [sheet, setSheet] = useKept("sheet", FILE);
  const [file, setFile] = useState<File | null>(null);
  const { compare, form, change } = useComparing();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { isOpening, opening, stopped, work, stop } = useOpening(words.comparing);
  const input = useRef<HTMLInputElement>(null);
  const sheets = facts?.ok ? facts.value.sheets.filter(({ filled }) => filled !== null) : [];

  const pack = state.checked?.pack ?? packs.chosen ?? NO_PACK;
  const typed = form.limits ?? writeLimits(packLimits(pack)).join("; ");
  const start = async () => {
    const other: Other | null =
      sheet !== FILE ? { kind: "sheet", sheet } : file && { kind: "file", file };
    if (!other) {
      setTrouble(compareText.chooseFirst());
      return;
    }
    const limits = readLimits(partsOf(typed));
    if (!limits.ok) {
      setTrouble(limits.trouble);
      return;
    }
    setTrouble(null);
    const how = {
      key: form.key.split(",").flatMap((name) => name.trim() || []),
      ignoreCase: form.ignoreCase,
      ...(form.period.trim() !== "" && { period: form.period.trim() }),
      ...(limits.value.size > 0 && { limits: limits.value }),
    };
    const name = other.kind === "file" ? other.file.name : other.sheet;
    setTrouble(await work(name, (options) => compare({ pack, other, how }, options)));
  };
  return (
    <Screen
      title={words.title}
      foot={
        <CompareButton isWorking={isOpening} canStop={opening !== null} start={start} stop={stop} />
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <OpeningFile opening={opening} stopped={stopped} />
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
      <TextField
        label={words.key}
        hint={words.keyHint}
        value={form.key}
        onChange={(key) => change({ key })}
      />
      <TextField
        label={words.period}
        hint={words.periodHint}
        value={form.period}
        onChange={(period) => change({ period })}
      />
      <Fold name="more" title={words.more}>
        <Checkbox
          label={words.ignoreCase}
          checked={form.ignoreCase}
          onChange={(_, data) => change({ ignoreCase: data.checked === true })}
        />
        <TextField
          label={words.limits}
          hint={words.limitsHint}
          value={typed}
          onChange={(limits) => change({ limits })}
        />
      </Fold>
    </Screen>
  );
}

/** What was typed one after the other, parted by semicolons. */
const partsOf = (text: string) => text.split(";").flatMap((part) => part.trim() || []);
