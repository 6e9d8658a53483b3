import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { paneText } from "../../src/text/pane";
import { useKept } from "../state/use-kept";

const FIRST = 20;
const MORE = 50;

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
});

interface Props<T> {
  /** Unique on its screen. */
  readonly name: string;
  readonly items: readonly T[];
  readonly itemKey: (item: T) => string;
  readonly children: (item: T) => ReactNode;
}

/** A list that draws what fits the eye; the rest is counted truly and one press away. */
export function Capped<T>({ name, items, itemKey, children }: Props<T>) {
  const styles = useStyles();
  const [shown, setShown] = useKept(`shown ${name}`, FIRST);
  const left = items.length - shown;
  return (
    <>
      <ul className={styles.list}>
        {items.slice(0, shown).map((item) => (
          <li key={itemKey(item)}>{children(item)}</li>
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
