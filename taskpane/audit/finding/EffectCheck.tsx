import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { compareEffect } from "../../../src/audit/life/effect";
import type { Effect } from "../../../src/audit/life/effect";
import { parseNumber } from "../../../src/cells/number";
import { paneFindingText } from "../../../src/text/pane-finding";
import type { Result } from "../../../src/text/trouble";
import { Fold } from "../../parts/Fold";
import { SentenceList } from "../../parts/SentenceList";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  button: { minHeight: "40px", alignSelf: "start" },
});

const FIELDS = ["beforeFaults", "beforeSize", "afterFaults", "afterSize"] as const;

/** The same check before and after, with limits; what it says can be put into the note. */
export function EffectCheck({ onUse }: { readonly onUse: (text: string) => void }) {
  const styles = useStyles();
  const words = paneFindingText.effect;
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [effect, setEffect] = useState<Result<Effect> | null>(null);
  const number = (name: (typeof FIELDS)[number]) => parseNumber(typed.get(name) ?? "") ?? -1;
  const compare = () =>
    setEffect(
      compareEffect(
        { faults: number("beforeFaults"), size: number("beforeSize") },
        { faults: number("afterFaults"), size: number("afterSize") },
        null,
      ),
    );
  return (
    <Fold name="effect" title={words.title}>
      <p className={styles.text}>{words.hint}</p>
      {FIELDS.map((name) => (
        <TextField
          key={name}
          label={words[name]}
          value={typed.get(name) ?? ""}
          onChange={(text) => setTyped(new Map(typed).set(name, text))}
        />
      ))}
      <Button className={styles.button} onClick={compare}>
        {words.compare}
      </Button>
      {effect && !effect.ok && <TroubleCard trouble={effect.trouble} />}
      {effect?.ok && (
        <>
          <SentenceList sentences={effect.value.sentences} />
          <Button className={styles.button} onClick={() => onUse(effect.value.sentences.join(" "))}>
            {words.use}
          </Button>
        </>
      )}
    </Fold>
  );
}
