import { Button } from "@fluentui/react-components";
import { integrityText } from "../../src/text/integrity";
import { paneVerifyText } from "../../src/text/pane-verify";
import { Notice } from "../parts/Notice";
import { useVerify } from "./state";

const words = paneVerifyText.previous;

/** What the next check is held against besides its rules, and how to do without. */
export function HeldAgainst() {
  const { packs, previous, setPrevious } = useVerify();
  const form = packs.chosen?.rules.find(({ kind }) => kind === "template");
  return (
    <>
      {form && <Notice text={integrityText.pane.isHeld(form.title)} />}
      {previous && (
        <Notice text={words.chosen(previous.name)}>
          <Button onClick={() => setPrevious(null)}>{words.without}</Button>
        </Notice>
      )}
    </>
  );
}
