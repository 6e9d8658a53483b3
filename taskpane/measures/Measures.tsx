import { Button, Field, SearchBox, makeStyles, tokens } from "@fluentui/react-components";
import { paneMeasuresText } from "../../src/text/pane-measures";
import { RowButton } from "../parts/RowButton";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useNavigation } from "../state/navigation";
import { useKept } from "../state/use-kept";
import { searchGuides } from "./guide";
import type { FunctionGuide } from "./guide";
import { useGuides } from "./guides";

const useStyles = makeStyles({
  text: { margin: 0 },
  search: { width: "100%", maxWidth: "none", minHeight: "40px" },
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  count: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** The guide to the formulas: find one by what it is for. */
export function Measures() {
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
  const { go } = useNavigation();
  const [typed, setTyped] = useKept("search", "");
  const words = paneMeasuresText;
  const found = searchGuides(guides, typed);
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
        {found.length > 0 ? words.found(found.length, guides.length) : words.none(typed)}
      </p>
      {found.length === 0 && <Button onClick={() => setTyped("")}>{words.clear}</Button>}
      {[...new Set(found.map(({ group }) => group))].map((group) => (
        <Section key={group} title={group}>
          <ul className={styles.list}>
            {found
              .filter((guide) => guide.group === group)
              .map((guide) => (
                <li key={guide.id}>
                  <RowButton
                    id={`function-${guide.id}`}
                    title={<span className={styles.name}>{guide.id}</span>}
                    detail={guide.description}
                    onClick={() => go({ name: "function", id: guide.id })}
                  />
                </li>
              ))}
          </ul>
        </Section>
      ))}
    </>
  );
}
