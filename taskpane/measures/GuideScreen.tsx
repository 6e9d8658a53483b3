import { Button, Field, SearchBox, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { guideIndex, searchGuide } from "../../src/measures/guide/search";
import { address, cellArea } from "../../src/cells/address";
import { paneMeasuresText } from "../../src/text/pane-measures";
import type { Trouble } from "../../src/text/trouble";
import { Capped } from "../parts/Capped";
import { Fold } from "../parts/Fold";
import { RowButton } from "../parts/RowButton";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useFailLoudly } from "../state/fail-loudly";
import { useNavigation } from "../state/navigation";
import { useServices } from "../state/services";
import { useKept } from "../state/use-kept";
import type { FunctionGuide } from "./guide";
import { useGuides } from "./guides";

const useStyles = makeStyles({
  text: { margin: 0 },
  search: { width: "100%", maxWidth: "none", minHeight: "40px" },
  name: { fontWeight: tokens.fontWeightSemibold },
  count: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  question: {
    justifyContent: "start",
    width: "100%",
    maxWidth: "none",
    minHeight: "32px",
    textAlign: "left",
    fontWeight: tokens.fontWeightRegular,
  },
  groups: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
});

/** The guide to the formulas: find one by what it is for, or look at one that is there already. */
export function GuideScreen() {
  const styles = useStyles();
  const guides = useGuides();
  return (
    <Screen title={paneMeasuresText.title}>
      {!guides && <p className={styles.text}>{paneMeasuresText.loading}</p>}
      {guides && !guides.ok && <TroubleCard trouble={guides.trouble} />}
      {guides?.ok && <Guides guides={guides.value} />}
    </Screen>
  );
}

function Guides({ guides }: { readonly guides: readonly FunctionGuide[] }) {
  const styles = useStyles();
  const [typed, setTyped] = useKept("search", "");
  const index = useMemo(() => guideIndex(guides), [guides]);
  const words = paneMeasuresText;
  const isAsked = typed.trim() !== "";
  const found = isAsked ? searchGuide(index, typed) : [];
  return (
    <>
      <p className={styles.text}>{words.intro}</p>
      <Field label={words.search} hint={words.searchHint}>
        <SearchBox
          className={styles.search}
          value={typed}
          onChange={(_, data) => setTyped(data.value)}
        />
      </Field>
      <p className={styles.count} role="status">
        {!isAsked
          ? words.all(guides.length)
          : found.length > 0
            ? words.found(found.length, guides.length)
            : words.none(typed)}
      </p>
      {isAsked ? (
        <>
          <Capped name="found" items={found} itemKey={({ id }) => id}>
            {(guide) => <GuideRow guide={guide} />}
          </Capped>
          {found.length === 0 && <Button onClick={() => setTyped("")}>{words.clear}</Button>}
        </>
      ) : (
        <>
          <Section title={words.asked}>
            {words.questions.map((question) => (
              <Button
                key={question}
                className={styles.question}
                appearance="subtle"
                onClick={() => setTyped(question)}
              >
                {question}
              </Button>
            ))}
          </Section>
          <ExplainActiveCell />
          <Groups guides={guides} />
        </>
      )}
    </>
  );
}

function Groups({ guides }: { readonly guides: readonly FunctionGuide[] }) {
  const styles = useStyles();
  const groups = [...new Set(guides.map(({ group }) => group))];
  return (
    <div className={styles.groups}>
      {groups.map((group) => {
        const own = guides.filter((guide) => guide.group === group);
        return (
          <Fold key={group} name={group} title={paneMeasuresText.group(group, own.length)} isRow>
            <Capped name={group} items={own} itemKey={({ id }) => id}>
              {(guide) => <GuideRow guide={guide} />}
            </Capped>
          </Fold>
        );
      })}
    </div>
  );
}

function GuideRow({ guide: { id, description } }: { readonly guide: FunctionGuide }) {
  const styles = useStyles();
  const { go } = useNavigation();
  return (
    <RowButton
      id={`function-${id}`}
      title={<span className={styles.name}>{id}</span>}
      detail={description}
      onClick={() => go({ name: "function", id })}
    />
  );
}

/** From a formula in the sheet to what it means. */
function ExplainActiveCell() {
  const { workbook } = useServices();
  const { go } = useNavigation();
  const failLoudly = useFailLoudly();
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const explain = async () => {
    const selected = await workbook.selection();
    setTrouble(selected.ok ? null : selected.trouble);
    if (!selected.ok) return;
    const { sheet, row, column } = selected.value;
    go({ name: "explain", cell: address(cellArea(sheet, row, column)) });
  };
  return (
    <>
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <RowButton
        id="explain-cell"
        title={paneMeasuresText.explain.offer}
        detail={paneMeasuresText.explain.offerDetail}
        onClick={() => void explain().catch(failLoudly)}
      />
    </>
  );
}
