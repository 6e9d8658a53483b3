import { Button } from "@fluentui/react-components";
import { paneVerifyText } from "../../src/text/pane-verify";
import { ChooseFile } from "../parts/ChooseFile";
import { useAnnounce } from "../state/announcer";
import { useVerify } from "./state";
import { openWorkbookFile } from "./workbook-file";

const words = paneVerifyText.previous;

/** Opens the last accepted return, which checks are held against from then on. */
export function PreviousChoice() {
  const { previous, setPrevious } = useVerify();
  const announce = useAnnounce();
  return (
    <>
      <ChooseFile
        label={words.choose}
        accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv"
        note={previous === null ? words.note : words.chosen(previous.name)}
        onFile={async (file) => {
          const opened = await openWorkbookFile(file);
          if (!opened.ok) return opened.trouble;
          setPrevious({ name: file.name, workbook: opened.value });
          announce(words.chosen(file.name));
          return null;
        }}
      />
      {previous !== null && (
        <Button appearance="subtle" onClick={() => setPrevious(null)}>
          {words.without}
        </Button>
      )}
    </>
  );
}
