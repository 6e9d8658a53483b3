import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { address, parseAddress } from "../../src/cells/address";
import { asText } from "../../src/cells/cell";
import { paneMeasuresText } from "../../src/text/pane-measures";
import type { Result } from "../../src/text/trouble";
import { RowButton } from "../parts/RowButton";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useFacts } from "../state/facts";
import { useFailLoudly } from "../state/fail-loudly";
import { useNavigation } from "../state/navigation";
import { useServices } from "../state/services";
import { Answer } from "./Answer";
import { explainCell } from "./explain";
import type { ArgumentValue, Explained, ExplainedArgument } from "./explain";
import { useGuides } from "./guides";

const useStyles = makeStyles({
  text: { margin: 0, overflowWrap: "anywhere" },
  quiet: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
  },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

/** One cell with a formula of Plumbline: what it works out, from which cells, and what it shows. */
export function ExplainScreen({ cell }: { readonly cell: string }) {
  const styles = useStyles();
  const { workbook } = useServices();
  const facts = useFacts();
  const guides = useGuides();
  const failLoudly = useFailLoudly();
  const [explained, setExplained] = useState<Result<Explained> | null>(null);

  useEffect(() => {
    const area = parseAddress(cell);
    if (!area || !facts?.ok || !guides?.ok) return undefined;
    let isCurrent = true;
    explainCell(workbook, facts.value, guides.value, area)
      .then((result) => {
        if (isCurrent) setExplained(result);
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, facts, guides, cell, failLoudly]);

  const words = paneMeasuresText.explain;
  const trouble = [facts, guides, explained].find((read) => read?.ok === false);
  return (
    <Screen title={words.heading(cell)}>
      {trouble?.ok === false && <TroubleCard trouble={trouble.trouble} />}
      {!trouble && !explained && <p className={styles.text}>{words.reading}</p>}
      {explained?.ok && <Explanation explained={explained.value} />}
    </Screen>
  );
}

function Explanation({
  explained: { guide, cell, given, others, values },
}: {
  readonly explained: Explained;
}) {
  const styles = useStyles();
  const { go } = useNavigation();
  const words = paneMeasuresText.explain;
  return (
    <>
      <p className={styles.text}>
        <strong>{guide.id}</strong> {guide.description}
      </p>
      <Answer guide={guide} cell={cell} />
      {values && <BehindFigure id={guide.id} values={values} />}
      {given.length > 0 && (
        <Section title={words.reads}>
          <ul className={styles.list}>
            {given.map((one, at) => (
              <li key={at}>
                <ReadBy one={one} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {guide.remarks.length > 0 && (
        <Section title={words.rules}>
          {guide.remarks.map((remark) => (
            <p key={remark} className={styles.text}>
              {remark}
            </p>
          ))}
        </Section>
      )}
      {others > 0 && <p className={styles.quiet}>{words.others(others)}</p>}
      <RowButton
        id={`to-${guide.id}`}
        title={words.toGuide(guide.id)}
        onClick={() => go({ name: "function", id: guide.id })}
      />
    </>
  );
}

/** What the function itself says of these arguments: why there is no answer, and the rows behind the one there is. */
function BehindFigure({
  id,
  values,
}: {
  readonly id: string;
  readonly values: readonly ArgumentValue[];
}) {
  const styles = useStyles();
  const { explainFigure } = useServices();
  const lines = useMemo(() => explainFigure(id, values), [explainFigure, id, values]);
  if (!lines || lines.length === 0) return null;
  return (
    <Section title={paneMeasuresText.explain.behind}>
      <ul className={styles.list}>
        {lines.map(({ label, value }, at) => (
          <li key={at} className={styles.text}>
            <span className={styles.name}>{label}</span>: {asText(value)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ReadBy({
  one: { name, description, given, reads, counts },
}: {
  readonly one: ExplainedArgument;
}) {
  const styles = useStyles();
  const words = paneMeasuresText.explain;
  const where = reads && address(reads);
  return (
    <>
      <p className={styles.text}>
        <span className={styles.name}>{name}</span>: {given}
      </p>
      <p className={styles.quiet}>{description}</p>
      {where !== null && where !== given && <p className={styles.quiet}>{words.cells(where)}</p>}
      {counts && <p className={styles.quiet}>{words.counts(counts)}</p>}
    </>
  );
}
