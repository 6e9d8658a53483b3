import { paneVerifyText } from "../../src/text/pane-verify";
import { ChooseFile } from "../parts/ChooseFile";
import { useAnnounce } from "../state/announcer";
import { useVerify } from "./state";
import { openWorkbookFile } from "./workbook-file";

const words = paneVerifyText.previous;

/** Opens the last accepted return, which checks are held against from then on. */
export function PreviousChoice() {
  const { setPrevious } = useVerify();
  const announce = useAnnounce();
  return (
    <ChooseFile
      label={words.choose}
      accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv"
      note={words.note}
      onFile={async (file) => {
        const opened = await openWorkbookFile(file);
        if (!opened.ok) return opened.trouble;
        setPrevious({ name: file.name, workbook: opened.value });
        announce(words.chosen(file.name));
        return null;
      }}
    />
  );
}
