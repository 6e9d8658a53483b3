import { Button, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { paneCompareText as words } from "../../../src/text/pane-compare";
import type { HeadingsApart } from "../../../src/verify/compare/headings";
import { OpeningFile } from "../../files/OpeningFile";
import { useOpening } from "../../files/use-opening";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { Section } from "../../parts/Section";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import type { Trouble } from "../../../src/text/trouble";
import { CompareButton } from "./CompareButton";
import { useComparing, type Unanswered } from "./state";

const useStyles = makeStyles({ text: { margin: 0 } });

const NONE = "";

/** Columns that stand under other headings on the other side: proposed, chosen by a person, then compared. */
export function HeadingsPart({ unanswered }: { readonly unanswered: Unanswered }) {
  const styles = useStyles();
  const { compareWith, forget } = useComparing();
  const { name, apart } = unanswered;
  const [chosen, setChosen] = useState(() => likelyOf(apart));
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const { isOpening, opening, stopped, work, stop } = useOpening(words.comparing);

  const start = async () => {
    setTrouble(null);
    setTrouble(await work(name, (options) => compareWith(unanswered, chosen, options)));
  };
  const pick = (heading: string, there: string) => {
    // One column there stands for one column here.
    const others = [...chosen].filter(([one, other]) => one !== heading && other !== there);
    setChosen(new Map(there === NONE ? others : [...others, [heading, there]]));
  };
  return (
    <Screen
      title={words.headingsTitle}
      foot={
        <CompareButton isWorking={isOpening} canStop={opening !== null} start={start} stop={stop} />
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={forget} />}
      <OpeningFile opening={opening} stopped={stopped} />
      <p className={styles.text}>{words.headingsIntro(name)}</p>
      {apart.map(({ table, here, there }) => (
        <Section key={table} title={table}>
          <Capped name={table} items={here} itemKey={({ heading }) => heading}>
            {({ heading, likely }) => (
              <Choice
                label={heading}
                {...(likely !== null &&
                  likely === chosen.get(heading) && { hint: words.headingLikely(likely) })}
                value={chosen.get(heading) ?? NONE}
                options={[
                  [NONE, words.headingNone] as const,
                  ...there.map((one) => [one, one] as const),
                ]}
                onChange={(one) => pick(heading, one)}
              />
            )}
          </Capped>
        </Section>
      ))}
      <div>
        <Button onClick={forget}>{words.again}</Button>
      </div>
    </Screen>
  );
}

function likelyOf(apart: readonly HeadingsApart[]): ReadonlyMap<string, string> {
  return new Map(
    apart.flatMap(({ here }) =>
      here.flatMap(({ heading, likely }): [string, string][] =>
        likely === null ? [] : [[heading, likely]],
      ),
    ),
  );
}
