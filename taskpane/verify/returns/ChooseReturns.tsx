import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { FolderOpen20Regular } from "@fluentui/react-icons/svg/folder-open";
import { useMemo, useRef, useState } from "react";
import { formatDate } from "../../../src/cells/date";
import { paneFilesText } from "../../../src/text/pane-files";
import { returnsText } from "../../../src/text/returns";
import { FolderButton } from "../../files/FolderButton";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useKept } from "../../state/use-kept";
import { useVerify } from "../state";
import { useAnswers } from "../use-answers";
import { AskedBefore, askingBefore } from "./AskedBefore";
import { chosenFiles, chosenFolder, type Chosen } from "./chosen";
import { useReturns } from "./state";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  file: {
    display: "flex",
    flexDirection: "column",
    alignItems: "start",
    gap: tokens.spacingVerticalXS,
  },
  warning: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

const EACH_ITS_OWN = "";
const NOTHING: Chosen = { files: [], leftOut: [], isFolder: false };
const NAMED = 5;

/** Which files of this computer, and by which rules. */
export function ChooseReturns() {
  const styles = useStyles();
  const words = returnsText.pane;
  const { packs, typed } = useVerify();
  const { start } = useReturns();
  const { day } = useAsAt();
  const [packId, choosePack] = useKept("returns-pack", EACH_ITS_OWN);
  const pack = packs.all.find(({ id }) => id === packId) ?? null;
  const before = useMemo(() => askingBefore(pack, packs.all, typed), [pack, packs.all, typed]);
  const asked = useAnswers(before);
  const [chosen, setChosen] = useState<Chosen>(NOTHING);
  const { files, leftOut, isFolder } = chosen;
  const [isAsked, setIsAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton
          onClick={() => {
            setIsAsked(true);
            const isAnswered = asked.read() !== null;
            if (files.length > 0 && isAnswered) start({ files, pack: pack?.id ?? null });
          }}
        >
          {words.check}
        </PrimaryButton>
      }
    >
      <p className={styles.text}>{words.intro}</p>
      <div className={styles.file}>
        <Button icon={<FolderOpen20Regular />} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
        <input
          ref={input}
          type="file"
          multiple
          accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv"
          hidden
          aria-label={words.choose}
          onChange={(event) => setChosen(chosenFiles(event.target.files ?? []))}
        />
        <FolderButton onFiles={(inside) => setChosen(chosenFolder(inside))} />
        {files.length > 0 && <p className={styles.text}>{words.chosen(files.length)}</p>}
        {isFolder && files.length === 0 && (
          <p className={styles.warning}>{paneFilesText.nothingInFolder}</p>
        )}
        {leftOut.length > 0 && (
          <p className={styles.text}>
            {paneFilesText.leftOut(leftOut.slice(0, NAMED), Math.max(0, leftOut.length - NAMED))}
          </p>
        )}
        {isAsked && files.length === 0 && <p className={styles.warning}>{words.chooseFirst}</p>}
      </div>
      <Choice
        label={words.rules}
        value={pack?.id ?? EACH_ITS_OWN}
        options={[
          [EACH_ITS_OWN, words.eachItsOwn],
          ...packs.all.map(({ id, title }) => [id, title] as const),
        ]}
        onChange={choosePack}
      />
      <AskedBefore pack={pack} before={before} asked={asked} />
      <p className={styles.text}>{words.asAt(formatDate(day))}</p>
      <p className={styles.text}>{words.calendar}</p>
    </Screen>
  );
}
