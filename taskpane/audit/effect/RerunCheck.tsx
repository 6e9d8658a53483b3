import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { checkBehind, keepEffect } from "../../../src/audit/life/keep-effect";
import type { Register } from "../../../src/audit/register";
import { REPEATS } from "../../../src/audit/sampling/repeats";
import type { Repeats } from "../../../src/audit/sampling/repeats";
import { parseNumber } from "../../../src/cells/number";
import { samplingWords } from "../../../src/text/audit-sampling";
import { paneRecountText } from "../../../src/text/pane-recount";
import { paneSampleText } from "../../../src/text/pane-sample";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { TextField } from "../../parts/TextField";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useVerify } from "../../verify/state";
import { usePopulations } from "../recount/use-populations";
import { PlannedPart } from "../PlannedPart";
import { usePlanned } from "../use-planned";
import type { FindingRow } from "../view";
import { runAgain } from "./run-again";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  button: { minHeight: "40px" },
});

const words = paneRecountText.rerun;

interface Props {
  readonly register: Register;
  readonly finding: FindingRow;
  readonly actor: string;
  /** What the comparison says, once it is kept. */
  readonly onKept: (said: string) => void;
}

/** Runs the check that a finding came from once more, on a fresh sample, and keeps before and after. */
export function RerunCheck({ register, finding, actor, onKept }: Props) {
  const styles = useStyles();
  const { workbook, pause } = useServices();
  const { day } = useAsAt();
  const { packs } = useVerify();
  const failLoudly = useFailLoudly();
  const planned = usePlanned();
  const known = usePopulations();
  const [isRunning, setIsRunning] = useState(false);
  const found = packs.all
    .map((pack) => ({
      pack,
      check: checkBehind(
        register,
        finding,
        pack.rules.map(({ id }) => id),
      ),
    }))
    .find(({ check }) => check !== null);
  const check = found?.check ?? null;
  const population = known?.ok
    ? known.value.find(({ body }) => body.sheet === check?.evidence.sheet)
    : undefined;
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const [repeats, setRepeats] = useState<Repeats>("refuse");
  const value = (name: string, otherwise = "") => typed.get(name) ?? otherwise;
  const set = (name: string) => (text: string) => setTyped(new Map(typed).set(name, text));
  const keyColumn = value("key", population?.columns[0] ?? "");
  const number = (text: string) => parseNumber(text) ?? -1;
  if (!found || !check) {
    return (
      <Fold name="rerun" title={words.title}>
        <p className={styles.text}>{words.none}</p>
      </Fold>
    );
  }
  const beforeFaults = value("beforeFaults", String(check.evidence.rows));

  const run = async () => {
    if (!population) {
      planned.refuse(words.noTable(check.evidence.sheet));
      return;
    }
    setIsRunning(true);
    const again = await runAgain(
      workbook,
      {
        pack: found.pack,
        rule: check.rule,
        scope: check.scope,
        population,
        keyColumn,
        repeats,
        size: number(value("size")),
        seed: value("seed"),
        before: { faults: number(beforeFaults), size: number(value("beforeSize")) },
      },
      { asOf: day, pause },
    ).finally(() => setIsRunning(false));
    if (again.ok) planned.show((now, moment) => keepEffect(now, again.value, moment), actor);
    else planned.refuse(again.trouble);
  };
  const { shown } = planned;
  const field = (name: string, label: string, otherwise = "") => (
    <TextField label={label} value={value(name, otherwise)} onChange={set(name)} />
  );
  return (
    <Fold name="rerun" title={words.title}>
      <div className={styles.form}>
        <PlannedPart
          planned={planned}
          confirm={words.keep}
          onDone={() => shown && onKept(shown.plan.sentences.join(" "))}
        />
        {!shown && (
          <>
            <p className={styles.text}>{words.hint}</p>
            <p className={styles.text}>{words.rule(check.rule, check.scope)}</p>
            {population && (
              <Choice
                label={words.key}
                value={keyColumn}
                options={population.columns.map((title) => [title, title])}
                onChange={set("key")}
              />
            )}
            {(planned.trouble?.code === "key-duplicate" || repeats !== "refuse") && (
              <Choice
                label={paneSampleText.repeats}
                value={repeats}
                options={REPEATS.map((each) => [each, samplingWords.repeats[each]])}
                onChange={setRepeats}
              />
            )}
            {field("size", words.size)}
            {field("seed", words.seed)}
            {field("beforeFaults", words.beforeFaults, beforeFaults)}
            {field("beforeSize", words.beforeSize)}
            <Button
              className={styles.button}
              disabledFocusable={isRunning}
              onClick={() => void run().catch(failLoudly)}
            >
              {isRunning ? words.running : words.run}
            </Button>
          </>
        )}
      </div>
    </Fold>
  );
}
