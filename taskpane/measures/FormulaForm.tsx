import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { Copy20Regular } from "@fluentui/react-icons/svg/copy";
import { useMemo, useState } from "react";
import { takes } from "../../src/measures/guide/fit";
import { address, cellArea } from "../../src/cells/address";
import type { Area } from "../../src/cells/address";
import { paneText } from "../../src/text/pane";
import { paneMeasuresText } from "../../src/text/pane-measures";
import type { Trouble } from "../../src/text/trouble";
import type { Change } from "../../src/workbook/change";
import { describe } from "../../src/workbook/describe";
import { Fold } from "../parts/Fold";
import { Preview } from "../parts/Preview";
import { PrimaryButton } from "../parts/PrimaryButton";
import { Section } from "../parts/Section";
import { TroubleCard } from "../parts/TroubleCard";
import { Screen } from "../shell/Screen";
import { useAnnounce } from "../state/announcer";
import { useAsAt } from "../state/as-at";
import { useFailLoudly } from "../state/fail-loudly";
import { useServices } from "../state/services";
import { useKept } from "../state/use-kept";
import { Answer } from "./Answer";
import { ArgumentField } from "./ArgumentField";
import { Examples } from "./Examples";
import { formulaOf, missingArguments, outline } from "./formula";
import type { Typed } from "./formula";
import { firstGuess } from "./guess";
import type { FunctionArgument, FunctionGuide } from "./guide";
import { useColumns } from "./use-columns";

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  code: {
    display: "block",
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: "anywhere",
  },
  copy: { alignSelf: "start" },
});

type FormulaChange = Extract<Change, { kind: "setFormula" }>;

const NOTHING: Typed = new Map();

/** Argument by argument to a formula, previewed before it goes into the active cell. */
export function FormulaForm({ guide }: { readonly guide: FunctionGuide }) {
  const styles = useStyles();
  const { workbook, copyText, root } = useServices();
  const { day } = useAsAt();
  const columns = useColumns();
  const announce = useAnnounce();
  const failLoudly = useFailLoudly();
  const [typed, setTyped] = useKept("typed", NOTHING);
  const [isAsked, setIsAsked] = useState(false);
  const [change, setChange] = useState<FormulaChange | null>(null);
  const [inserted, setInserted] = useKept<Area | null>("inserted", null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const words = paneMeasuresText;

  const guessed = useMemo(() => firstGuess(guide, columns ?? [], day), [guide, columns, day]);
  const filled: Typed = new Map([...guessed, ...typed]);
  const formula = formulaOf(guide, filled);
  const missing = missingArguments(guide, filled);
  const isComplete = missing.length === 0;

  const preview = async () => {
    setIsAsked(true);
    if (!isComplete) {
      announce(words.fillIn(guide.parameters[missing[0]!]!.name));
      return;
    }
    const selected = await workbook.selection();
    setTrouble(selected.ok ? null : selected.trouble);
    if (!selected.ok) return;
    const { sheet, row, column } = selected.value;
    setChange({ kind: "setFormula", area: cellArea(sheet, row, column), formula });
  };
  const field = (argument: FunctionArgument, index: number) => (
    <ArgumentField
      key={argument.name}
      argument={argument}
      columns={columns ?? []}
      value={filled.get(index) ?? ""}
      problem={isAsked && missing.includes(index) ? words.fillIn(argument.name) : ""}
      onChange={(text) => {
        setTyped(new Map(typed).set(index, text));
        setChange(null);
      }}
    />
  );
  const fields = guide.parameters.map((argument, index) => ({ argument, index }));
  // The date of the report may be left out, but hardly ever should be.
  const isExtra = (argument: FunctionArgument) => argument.optional && takes(argument) !== "as-at";
  const needed = fields.filter(({ argument }) => !isExtra(argument));
  const extra = fields.filter(({ argument }) => isExtra(argument));
  const hasColumns = [...guessed.keys()].some((index) => !guide.parameters[index]!.optional);
  return (
    <Screen
      title={guide.id}
      foot={
        !change && (
          <PrimaryButton onClick={() => void preview().catch(failLoudly)}>
            {words.insert}
          </PrimaryButton>
        )
      }
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={() => setTrouble(null)} />}
      <p className={styles.text}>{guide.description}</p>
      <p className={styles.quiet}>{words.gives(guide.returns)}</p>
      <code className={styles.code}>{outline(guide)}</code>
      {needed.length > 0 && (
        <Section title={words.arguments}>
          {hasColumns && <p className={styles.quiet}>{words.proposed}</p>}
          {needed.map(({ argument, index }) => field(argument, index))}
        </Section>
      )}
      {extra.length > 0 && (
        <Fold name="more" title={words.more}>
          {extra.map(({ argument, index }) => field(argument, index))}
        </Fold>
      )}
      <Section title={words.formula}>
        <code className={styles.code}>{formula}</code>
        <Button
          className={styles.copy}
          icon={<Copy20Regular />}
          onClick={() => {
            void copyText(formula).then((copied) =>
              announce(copied ? words.copied : paneText.copy.notCopied),
            );
          }}
        >
          {words.copy}
        </Button>
      </Section>
      {change ? (
        <Preview
          sentences={[describe(change)]}
          said={[words.inserted(change.formula, address(change.area))]}
          changes={[change]}
          confirm={words.insert}
          onDone={() => {
            setInserted(change.area);
            setChange(null);
          }}
          onCancel={() => setChange(null)}
        />
      ) : (
        <p className={styles.quiet}>{words.chooseCell}</p>
      )}
      {inserted && !change && <Answer guide={guide} cell={inserted} />}
      <Examples guide={guide} />
      <Link href={`${root}help.html#${guide.id.toLowerCase()}`} target="_blank" rel="noopener">
        {words.help}
      </Link>
    </Screen>
  );
}
