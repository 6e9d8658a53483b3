import { paneVerifyText } from "../../src/text/pane-verify";
import { ChooseFile } from "../parts/ChooseFile";
import { useAnnounce } from "../state/announcer";
import { readPackFile } from "./pack-file";
import { useVerify } from "./state";

/** Opens a pack of rules that somebody keeps as a file. */
export function OwnPack() {
  const { packs } = useVerify();
  const announce = useAnnounce();
  const words = paneVerifyText.setup;
  return (
    <ChooseFile
      label={words.own}
      accept=".json,application/json"
      note={words.ownNote}
      onFile={async (file) => {
        const pack = await readPackFile(file);
        if (!pack.ok) return pack.trouble;
        packs.addOwn(pack.value);
        announce(words.ownAdded(pack.value.title));
        return null;
      }}
    />
  );
}
