import { Button, Checkbox, makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { parseNumber } from "../../../src/cells/number";
import type { MeasureResult } from "../../../src/measures/result";
import { panePartnerText } from "../../../src/text/pane-partner";
import { paneWhyText } from "../../../src/text/pane-why";
import type { Trouble } from "../../../src/text/trouble";
import type { Workbook } from "../../../src/workbook/port";
import { Choice } from "../../parts/Choice";
import { ChooseFile } from "../../parts/ChooseFile";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useAnnounce } from "../../state/announcer";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import type { WorkbookColumn } from "../columns";
import { useFigures } from "../results/state";
import { useColumns } from "../use-columns";
import { ownColumns } from "./group-columns";
import {
  cellsOf,
  compareCases,
  partnerFile,
  valuesOf,
  type Compared,
  type PartnerFile,
} from "./partner";
import { PartnerResult } from "./PartnerResult";

const useStyles = makeStyles({
  text: { margin: 0 },
  values: { display: "flex", flexDirection: "column" },
});

const words = panePartnerText;
/** More are no answers to “met or not”. */
const MOST_VALUES = 20;
/** What lists usually write where a case was met. */
const USUALLY_MET: ReadonlySet<string> = new Set([
  "yes",
  "y",
  "true",
  "met",
  "1",
  "pass",
  "passed",
]);
/** Headings of references, tried where both sides do not share a heading. */
const REFERENCE = /\b(?:ref|reference|crn|id|number|no)\b/i;

interface Form {
  readonly list: string;
  readonly theirKey: string;
  readonly ownKey: string;
  readonly theirResult: string;
  readonly published: string;
}

const EMPTY: Form = { list: "", theirKey: "", ownKey: "", theirResult: "", published: "" };

interface Props {
  readonly measure: string;
  readonly period: string;
}

/** Our figure beside the one that a partner published, with the cases that make the difference. */
export function PartnerScreen({ measure, period }: Props) {
  const styles = useStyles();
  const { results } = useFigures();
  const result = results?.measures.find((one) => one.measure.id === measure);
  if (result) return <Comparison result={result} period={period} />;
  return (
    <Screen title={words.title}>
      <p className={styles.text}>{paneWhyText.gone}</p>
    </Screen>
  );
}

function Comparison({
  result,
  period,
}: {
  readonly result: MeasureResult;
  readonly period: string;
}) {
  const styles = useStyles();
  const { workbook, pause, openFile } = useServices();
  const announce = useAnnounce();
  const { kept, results } = useFigures();
  const failLoudly = useFailLoudly();
  const columns = useColumns();
  const [form, setForm] = useKept<Form>("partner", EMPTY);
  const [met, setMet] = useKept<readonly string[] | null>("met", null);
  const [compared, setCompared] = useKept<Compared | null>("compared", null);
  const [file, setFile] = useKept<PartnerFile | null>("partner-file", null);
  const [isWorking, setIsWorking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const own = columns ? ownColumns(columns, result) : [];
  const others =
    file?.columns ?? (columns ?? []).filter(({ place }) => place !== result.source.table);
  const lists = [...new Set(others.map(({ place }) => place))];
  const theirs = others.filter(({ place }) => place === form.list);
  const guess = keysOf(own, theirs);
  const theirKey = theirs.find(({ title }) => title === (form.theirKey || guess.theirs));
  const ownKey = own.find(({ title }) => title === (form.ownKey || guess.own));
  const theirResult = theirs.find(({ title }) => title === form.theirResult);
  const values = useValues(file?.workbook ?? workbook, theirResult);
  const chosen = met ?? values.map(({ folded }) => folded).filter((one) => USUALLY_MET.has(one));
  const published = form.published.trim() === "" ? null : parseNumber(form.published.trim());
  const isShare = published === null || (published >= 0 && published <= 1);
  const badShare =
    form.published.trim() !== "" && (published === null || !isShare)
      ? words.notAShare(form.published)
      : "";

  const use = (other: PartnerFile | null) => {
    setFile(other);
    const [first] = new Set(other?.columns.map(({ place }) => place));
    setForm({ ...EMPTY, published: form.published, list: first ?? "" });
    setMet(null);
  };

  const compare = async () => {
    if (!kept?.ok || !results) return;
    if (!theirKey || !ownKey || !theirResult || chosen.length === 0) {
      setTrouble({ code: "partner-incomplete", message: words.incomplete });
      return;
    }
    if (badShare !== "") return;
    setIsWorking(true);
    const figure = { measure: result.measure.id, period, group: null };
    const theirs = { theirKey, theirResult, met: new Set(chosen), published, file };
    const asked = { figure, ownKey, ...theirs };
    const made = await compareCases(workbook, kept.value.register, results, asked, pause);
    setIsWorking(false);
    setTrouble(made.ok ? null : made.trouble);
    setCompared(made.ok ? made.value : null);
  };

  if (compared) {
    return (
      <Screen title={words.title}>
        <PartnerResult result={result} period={period} compared={compared} />
        <Button onClick={() => setCompared(null)}>{words.again}</Button>
      </Screen>
    );
  }
  const choice = (
    name: "theirKey" | "ownKey" | "theirResult",
    label: string,
    from: readonly WorkbookColumn[],
    value: string,
  ) => (
    <Choice
      label={label}
      value={value}
      options={[
        ...(value === "" ? [["", words.chooseColumn] as const] : []),
        ...from.map(({ title }) => [title, title] as const),
      ]}
      onChange={(title) => {
        setForm({ ...form, [name]: title });
        if (name === "theirResult") setMet(null);
      }}
    />
  );
  return (
    <Screen
      title={words.title}
      foot={
        <PrimaryButton isWaiting={isWorking} onClick={() => void compare().catch(failLoudly)}>
          {isWorking ? words.working : words.compare}
        </PrimaryButton>
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <p className={styles.text}>{words.intro}</p>
      {file ? (
        <>
          <p className={styles.text}>{words.opened(file.name)}</p>
          <Button onClick={() => use(null)}>{words.close}</Button>
        </>
      ) : (
        <ChooseFile
          label={words.open}
          accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.csv,.tsv"
          note={words.openNote}
          onFile={async (chosenFile, options) => {
            const opened = await openFile(chosenFile, options);
            if (!opened.ok) return opened.trouble;
            const other = await partnerFile(chosenFile.name, opened.value);
            if (!other.ok) return other.trouble;
            use(other.value);
            announce(words.opened(chosenFile.name));
            return null;
          }}
        />
      )}
      {columns && lists.length === 0 ? (
        <p className={styles.text}>{words.noLists}</p>
      ) : (
        <Choice
          label={words.list}
          value={form.list}
          options={[
            ...(form.list === "" ? [["", words.chooseList] as const] : []),
            ...lists.map((name) => [name, name] as const),
          ]}
          onChange={(list) => {
            setForm({ ...EMPTY, published: form.published, list });
            setMet(null);
          }}
        />
      )}
      {form.list !== "" && (
        <>
          {choice("theirKey", words.theirKey, theirs, theirKey?.title ?? "")}
          {choice("ownKey", words.ownKey, own, ownKey?.title ?? "")}
          {choice("theirResult", words.theirResult, theirs, theirResult?.title ?? "")}
        </>
      )}
      {values.length > MOST_VALUES && (
        <p className={styles.text}>{words.tooManyValues(values.length)}</p>
      )}
      {values.length > 0 && values.length <= MOST_VALUES && (
        <Section title={words.met}>
          <div className={styles.values}>
            {values.map(({ folded, shown, count }) => (
              <Checkbox
                key={folded}
                label={words.value(shown === "" ? words.blankValue : shown, count)}
                checked={chosen.includes(folded)}
                onChange={(_, { checked }) =>
                  setMet(
                    checked === true ? [...chosen, folded] : chosen.filter((one) => one !== folded),
                  )
                }
              />
            ))}
          </div>
        </Section>
      )}
      <TextField
        label={words.published}
        hint={words.publishedHint}
        value={form.published}
        problem={badShare}
        onChange={(typed) => setForm({ ...form, published: typed })}
      />
    </Screen>
  );
}

/** The heading that both sides share, where it looks like a reference; otherwise what does on each. */
function keysOf(own: readonly WorkbookColumn[], theirs: readonly WorkbookColumn[]) {
  const fold = ({ title }: WorkbookColumn) => title.toLowerCase();
  const isReference = ({ title }: WorkbookColumn) => REFERENCE.test(title);
  const ownTitles = new Map(own.map((column) => [fold(column), column.title]));
  const shared = theirs.find((column) => isReference(column) && ownTitles.has(fold(column)));
  if (shared) return { theirs: shared.title, own: ownTitles.get(fold(shared)) ?? "" };
  return { theirs: theirs.find(isReference)?.title ?? "", own: own.find(isReference)?.title ?? "" };
}

/** What stands in a column; nothing until it has been read. */
function useValues(
  workbook: Workbook,
  column: WorkbookColumn | undefined,
): ReturnType<typeof valuesOf> {
  const failLoudly = useFailLoudly();
  const [read, setRead] = useState<{
    readonly column: WorkbookColumn;
    readonly values: ReturnType<typeof valuesOf>;
  } | null>(null);
  useEffect(() => {
    if (!column) return undefined;
    let isCurrent = true;
    cellsOf(workbook, column)
      .then((cells) => {
        if (isCurrent && cells.ok) setRead({ column, values: valuesOf(cells.value) });
      })
      .catch(failLoudly);
    return () => {
      isCurrent = false;
    };
  }, [workbook, column, failLoudly]);
  return column && read?.column === column ? read.values : [];
}
