import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { paneText } from "../../src/text/pane";

const FIRST = 8;
const MORE = 50;

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  item: { paddingBlock: tokens.spacingVerticalXXS },
});

/** Sentences one below the other; a long list starts short, with its true length. */
export function SentenceList({ sentences }: { readonly sentences: readonly string[] }) {
  const styles = useStyles();
  const [shown, setShown] = useState(FIRST);
  if (sentences.length === 0) return null;
  const left = sentences.length - shown;
  return (
    <>
      <ul className={styles.list}>
        {sentences.slice(0, shown).map((sentence, index) => (
          <li key={index} className={styles.item}>
            {sentence}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button onClick={() => setShown(shown + MORE)}>
          {paneText.more(Math.min(MORE, left), left)}
        </Button>
      )}
    </>
  );
}
