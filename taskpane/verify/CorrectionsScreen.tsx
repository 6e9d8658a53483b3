import { makeStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import { paneVerifyText } from "../../src/text/pane-verify";
import { puttingRightText } from "../../src/text/putting-right";
import { FIX_KINDS } from "../../src/verify/finding";
import type { FixKind } from "../../src/verify/finding";
import { Choice } from "../parts/Choice";
import { Screen } from "../shell/Screen";
import { useNavigation } from "../state/navigation";
import { useKept } from "../state/use-kept";
import { correctionsOf } from "./corrections";
import { FixPreview } from "./FixPreview";
import { isWithin } from "./groups";
import { useVerify } from "./state";

const useStyles = makeStyles({ text: { margin: 0 } });

type Chosen = FixKind | "all";

/** Every safe correction at once, or all of one kind, listed before it is written. */
export function CorrectionsScreen() {
  const styles = useStyles();
  const { state, narrowed } = useVerify();
  const { back } = useNavigation();
  const [chosen, choose] = useKept<Chosen>("fix-kind", "all");
  const words = paneVerifyText.corrections;
  const findings = state.checked?.run.findings;
  const all = useMemo(
    () =>
      correctionsOf(
        (findings ?? []).filter((finding) => narrowed === null || isWithin(finding, narrowed)),
      ),
    [findings, narrowed],
  );
  const fixes = useMemo(
    () => (chosen === "all" ? all : all.filter(({ kind }) => kind === chosen)),
    [all, chosen],
  );
  const count = (kind: FixKind) => all.filter((fix) => fix.kind === kind).length;
  const kinds = FIX_KINDS.filter((kind) => count(kind) > 0);
  return (
    <Screen title={words.title}>
      <p className={styles.text}>{all.length > 0 ? words.intro : words.none}</p>
      {kinds.length > 1 && (
        <Choice<Chosen>
          label={words.which}
          value={chosen}
          options={[
            ["all", words.all(all.length)],
            ...kinds.map(
              (kind) => [kind, words.kind(puttingRightText.fixKind(kind), count(kind))] as const,
            ),
          ]}
          onChange={choose}
        />
      )}
      {fixes.length > 0 && (
        <FixPreview
          fixes={fixes}
          confirm={words.apply(fixes.length)}
          onDone={back}
          onCancel={back}
        />
      )}
    </Screen>
  );
}
