import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentSearch20Regular } from "@fluentui/react-icons/svg/document-search";
import { useRef, useState } from "react";
import { integrityText } from "../../../src/text/integrity";
import type { Result, Trouble } from "../../../src/text/trouble";
import { templateOf, withTemplate } from "../../../src/verify/integrity/template";
import type { Pack } from "../../../src/verify/pack";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { openWorkbook } from "../../../src/xlsx/open";
import { TroubleCard } from "../../parts/TroubleCard";
import { useAnnounce } from "../../state/announcer";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useVerify } from "../state";

const useStyles = makeStyles({
  part: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    alignItems: "start",
  },
  note: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

const words = integrityText.pane;

/** Opens the blank form that the workbook was made from, and compares with it from then on. */
export function TemplateChoice({ pack }: { readonly pack: Pack }) {
  const styles = useStyles();
  const { pause } = useServices();
  const { packs } = useVerify();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [chosen, setChosen] = useState("");
  const input = useRef<HTMLInputElement>(null);

  const compared = async (file: File): Promise<Result<Pack>> => {
    const model = await openWorkbook(file.name, new Uint8Array(await file.arrayBuffer()));
    if (!model.ok) return model;
    const template = await templateOf(new MemoryWorkbook({ ...model.value, name: file.name }), {
      pause,
    });
    return template.ok ? withTemplate(pack, template.value) : template;
  };
  const take = async (file: File) => {
    const next = await compared(file);
    if (next.ok) {
      packs.addOwn(next.value);
      setChosen(file.name);
      announce(words.added(file.name));
    }
    setTrouble(next.ok ? null : next.trouble);
  };
  return (
    <div className={styles.part}>
      <Button icon={<DocumentSearch20Regular />} onClick={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.xltx,.xltm"
        hidden
        aria-label={words.choose}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // Emptied, so that the same file can be opened again after it was put right.
          event.target.value = "";
          if (file) take(file).catch(failLoudly);
        }}
      />
      <p className={styles.note}>{chosen === "" ? words.note : words.added(chosen)}</p>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
    </div>
  );
}
