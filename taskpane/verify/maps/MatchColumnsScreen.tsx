import { makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { paneMapsText } from "../../../src/text/pane-maps";
import type { Trouble } from "../../../src/text/trouble";
import type { Plan } from "../../../src/records/plan";
import { planKeptColumns, readKeptColumns } from "../../../src/verify/maps/kept";
import type { MappedColumn } from "../../../src/verify/maps/map";
import { readUnmatched } from "../../../src/verify/maps/unmatched";
import type { Unmatched } from "../../../src/verify/maps/unmatched";
import type { WantedColumn } from "../../../src/verify/maps/wanted";
import type { Pack } from "../../../src/verify/pack";
import { Capped } from "../../parts/Capped";
import { Choice } from "../../parts/Choice";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useVerify } from "../state";

const useStyles = makeStyles({ text: { margin: 0 } });

const words = paneMapsText;
const keyOf = ({ table, name }: WantedColumn) => `${table ?? ""} ${name}`;

/** Which heading is meant by which column of the pack: proposed, confirmed by a person, kept in the workbook. */
export function MatchColumnsScreen() {
  const styles = useStyles();
  const { chosen } = useVerify().packs;
  if (chosen) return <Match key={chosen.id} pack={chosen} />;
  return (
    <Screen title={words.title}>
      <p className={styles.text}>{words.choosePack}</p>
    </Screen>
  );
}

function Match({ pack }: { readonly pack: Pack }) {
  const styles = useStyles();
  const { workbook, now, today, token } = useServices();
  const { back } = useNavigation();
  const failLoudly = useFailLoudly();
  const [found, setFound] = useState<Unmatched | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const [plan, setPlan] = useState<Plan | null>(null);
  const [isAsked, setIsAsked] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    readUnmatched(workbook, pack)
      .then((read) => {
        if (!isCurrent) return;
        if (!read.ok) {
          setTrouble(read.trouble);
          return;
        }
        setFound(read.value);
        setPicked(
          new Map(read.value.suggestions.map(({ column, heading }) => [keyOf(column), heading])),
        );
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, pack, failLoudly]);

  const pick = (column: WantedColumn, heading: string) => {
    // One heading serves one column.
    const others = [...picked].filter(([key, one]) => key !== keyOf(column) && one !== heading);
    setPicked(new Map(heading === "" ? others : [...others, [keyOf(column), heading]]));
  };

  const review = async () => {
    const columns = (found?.columns ?? []).flatMap((column): MappedColumn[] => {
      const heading = picked.get(keyOf(column));
      return heading === undefined ? [] : [{ heading, column: column.title }];
    });
    setIsAsked(columns.length === 0);
    if (columns.length === 0) return;
    const kept = await readKeptColumns(workbook);
    const moment = { at: now(), today: today(), actor: "", token };
    const made = kept.ok ? planKeptColumns(kept.value, { system: "", columns }, moment) : kept;
    if (made.ok) setPlan(made.value);
    else setTrouble(made.trouble);
  };

  const isOpen = found !== null && found.columns.length > 0 && found.headings.length > 0;
  return (
    <Screen
      title={words.title}
      foot={
        isOpen && !plan ? (
          <PrimaryButton onClick={() => void review().catch(failLoudly)}>
            {words.review}
          </PrimaryButton>
        ) : undefined
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      {isAsked && <p className={styles.text}>{words.choose}</p>}
      {!found && !trouble && <p className={styles.text}>{words.reading}</p>}
      {found && !isOpen && <p className={styles.text}>{words.nothing(pack.title)}</p>}
      {plan && (
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.confirm}
          onDone={back}
          onCancel={() => setPlan(null)}
        />
      )}
      {isOpen && !plan && (
        <>
          <p className={styles.text}>{words.intro(pack.title)}</p>
          <Capped name="columns" items={found.columns} itemKey={keyOf}>
            {(column) => {
              const proposal = found.suggestions.find((one) => one.column === column);
              const value = picked.get(keyOf(column)) ?? "";
              return (
                <Choice
                  label={column.title}
                  {...(proposal &&
                    proposal.heading === value && { hint: words.why(value, proposal.why) })}
                  value={value}
                  options={[
                    ["", words.none] as const,
                    ...found.headings.map((heading) => [heading, heading] as const),
                  ]}
                  onChange={(heading) => pick(column, heading)}
                />
              );
            }}
          </Capped>
        </>
      )}
    </Screen>
  );
}
