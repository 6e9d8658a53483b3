import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { copyMeasuresIn } from "../../../src/measures/pack";
import type { MeasurePack } from "../../../src/measures/pack";
import { shippedMeasurePacks } from "../../../src/measures/shipped";
import { paneFiguresText } from "../../../src/text/pane-figures";
import { Choice } from "../../parts/Choice";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAsAt } from "../../state/as-at";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useReview } from "../../state/use-review";

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  list: { display: "flex", flexDirection: "column" },
});

const words = paneFiguresText.packs;

/** Measures that come with Plumbline: chosen, previewed, and copied into the workbook. */
export function MeasurePacks() {
  const styles = useStyles();
  const { workbook } = useServices();
  const { day } = useAsAt();
  const { back } = useNavigation();
  const failLoudly = useFailLoudly();
  const packs = shippedMeasurePacks();
  const [chosen, setChosen] = useState<MeasurePack | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const { plan, trouble, propose, leave, dismiss } = useReview();

  const review = async (pack: MeasurePack) => {
    const only = idsOf(pack).filter((id) => !left.has(id));
    const planned = await copyMeasuresIn(workbook, pack, { adoptedOn: day, only });
    propose(planned);
  };
  const toggle = (id: string, isWanted: boolean) => {
    const next = new Set(left);
    if (isWanted) next.delete(id);
    else next.add(id);
    setLeft(next);
  };
  return (
    <Screen
      title={words.title}
      foot={
        chosen &&
        !plan && (
          <PrimaryButton
            isWaiting={idsOf(chosen).every((id) => left.has(id))}
            onClick={() => void review(chosen).catch(failLoudly)}
          >
            {words.review}
          </PrimaryButton>
        )
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
      {plan ? (
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.confirm}
          onDone={back}
          onCancel={leave}
        />
      ) : (
        <>
          <p className={styles.text}>{words.intro}</p>
          <Choice
            label={words.pack}
            value={chosen?.id ?? ""}
            options={[
              ...(chosen ? [] : [["", words.choose] as const]),
              ...packs.map(({ id, title }) => [id, title] as const),
            ]}
            onChange={(id) => {
              setChosen(packs.find((pack) => pack.id === id) ?? null);
              setLeft(new Set());
            }}
          />
          {chosen && (
            <>
              <p className={styles.text}>{chosen.about}</p>
              <p className={styles.quiet}>{words.edition(chosen.version, chosen.edition)}</p>
              <div className={styles.list} role="group" aria-label={words.which}>
                {idsOf(chosen).map((id) => (
                  <Checkbox
                    key={id}
                    label={nameOf(chosen, id)}
                    checked={!left.has(id)}
                    onChange={(_, { checked }) => toggle(id, checked === true)}
                  />
                ))}
              </div>
            </>
          )}
        </>
      )}
    </Screen>
  );
}

function idsOf({ register }: MeasurePack): readonly string[] {
  return [...new Set(register.measures.map(({ id }) => id))];
}

/** As the latest version is called. */
function nameOf({ register }: MeasurePack, id: string): string {
  return register.measures.findLast((measure) => measure.id === id)?.name ?? id;
}
