import { paneVerifyText } from "../../src/text/pane-verify";
import { ChooseFile } from "../parts/ChooseFile";
import { useAnnounce } from "../state/announcer";
import { useServices } from "../state/services";
import { useVerify } from "./state";

const words = paneVerifyText.previous;

/** Opens the last accepted return, which checks are held against from then on. */
export function PreviousChoice() {
  const { openFile } = useServices();
  const { setPrevious } = useVerify();
  const announce = useAnnounce();
  return (
    <ChooseFile
      label={words.choose}
      accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv"
      note={words.note}
      onFile={async (file, options) => {
        const opened = await openFile(file, options);
        if (!opened.ok) return opened.trouble;
        setPrevious({ name: file.name, workbook: opened.value });
        announce(words.chosen(file.name));
        return null;
      }}
    />
  );
}
