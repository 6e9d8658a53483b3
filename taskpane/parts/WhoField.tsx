import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { isBlank, trim } from "../../src/cells/cell";
import { paneWhoText as words } from "../../src/text/pane-who";
import { useWho } from "../state/who";
import { PersonField } from "./PersonField";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    overflowWrap: "anywhere",
  },
  change: { minHeight: "24px" },
});

interface Props {
  /** Under which name things are kept where nobody has said who they are. */
  readonly otherwise?: string;
  /** What is said of the name. */
  readonly says?: (name: string) => string;
  /** Why it is asked. */
  readonly hint?: string;
}

/** Who is at work: asked once in a session, said from then on, and to be changed wherever it is said. */
export function WhoField({ otherwise = "", says = words.is, hint = words.why }: Props) {
  const styles = useStyles();
  const { actor, setActor } = useWho();
  const name = isBlank(actor) ? otherwise : trim(actor);
  const [isAsked] = useState(isBlank(name));
  const [isChanging, setIsChanging] = useState(false);
  if (isAsked || isChanging) {
    return (
      <div>
        <PersonField label={words.label} hint={hint} value={actor} onChange={setActor} />
        {isChanging && <Button onClick={() => setIsChanging(false)}>{words.use}</Button>}
      </div>
    );
  }
  return (
    <div className={styles.line}>
      <span>{says(name)}</span>
      <Link as="button" className={styles.change} onClick={() => setIsChanging(true)}>
        {words.change}
      </Link>
    </div>
  );
}
