import { Checkbox, makeStyles, tokens } from "@fluentui/react-components";
import { useMemo, useState } from "react";
import { COUNTS_ONCE, FORMS, FREQUENCIES } from "../../../src/measures/measure";
import { columnName } from "../../../src/measures/suggest/conditions";
import { workDates } from "../../../src/measures/suggest/suggest";
import { BETTER } from "../../../src/measures/layout";
import type { MeasureRow } from "../../../src/measures/layout";
import { measureCardText } from "../../../src/text/pane-measure-card";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { Preview } from "../../parts/Preview";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { Section } from "../../parts/Section";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useNavigation } from "../../state/navigation";
import type { WorkbookColumn } from "../columns";
import { useColumns } from "../use-columns";
import { useFigures } from "../results/state";
import { NEW, planMeasure, readTyped, typedFrom } from "./draft";
import type { TypedMeasure } from "./draft";
import { ConditionBuilder } from "./ConditionBuilder";
import { FormulaText } from "./FormulaText";
import { OncePer } from "./OncePer";
import { Trial } from "./Trial";
import { useTrial } from "./use-trial";
import { useReview } from "../../state/use-review";

const useStyles = makeStyles({
  text: { margin: 0 },
  groups: { display: "flex", flexDirection: "column" },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2 },
});

const words = measureCardText;

const NUMBERS: ReadonlySet<MeasureRow["form"]> = new Set(["sum", "mean", "median"]);

/** A measure is written, or its definition changed; what it would count is shown as it is typed. */
export function MeasureEdit({ id }: { readonly id: string }) {
  const { kept } = useFigures();
  if (!kept?.ok) return <Screen title={words.newTitle}>{null}</Screen>;
  const rows = kept.value.records.rows.tblMeasure.filter(({ measureId }) => measureId === id);
  const last = rows.at(-1);
  return <Form key={id} start={last ? typedFrom(last) : NEW} isNew={!last} />;
}

function Form({ start, isNew }: { readonly start: TypedMeasure; readonly isNew: boolean }) {
  const styles = useStyles();
  const { kept } = useFigures();
  const { back } = useNavigation();
  const [typed, setTyped] = useState(start);
  const [isAsked, setIsAsked] = useState(false);
  const { plan, trouble, propose, leave, dismiss } = useReview();
  const columns = useColumns();
  const { row, problems } = useMemo(() => readTyped(typed), [typed]);
  const isReady = !problems.has("table") && row.date !== "";
  const trial = useTrial(row, isReady);
  const set = (changed: Partial<MeasureRow>) =>
    setTyped({ ...typed, row: { ...typed.row, ...changed } });
  const problem = (name: Parameters<typeof problems.get>[0]) =>
    isAsked ? (problems.get(name) ?? "") : "";

  const tables = [...new Set((columns ?? []).map(({ place }) => place))];
  const own = (columns ?? []).filter(({ place }) => place === row.table);
  const dates = own.filter(({ holds }) => holds === "dates").map(({ title }) => columnName(title));
  const review = () => {
    setIsAsked(true);
    if (problems.size > 0 || !kept?.ok) return;
    const planned = planMeasure(kept.value, row);
    propose(planned);
  };

  return (
    <Screen
      title={isNew ? words.newTitle : words.editTitle}
      foot={plan ? undefined : <PrimaryButton onClick={review}>{words.review}</PrimaryButton>}
    >
      {trouble && <TroubleCard trouble={trouble} onDismiss={dismiss} />}
      {plan ? (
        <Preview
          sentences={plan.sentences}
          changes={plan.changes}
          confirm={words.save}
          onDone={back}
          onCancel={leave}
        />
      ) : (
        <>
          <p className={styles.text}>{words.intro}</p>
          <TextField
            label={words.name}
            hint={words.nameHint}
            value={row.name}
            problem={problem("name")}
            onChange={(name) => set({ name })}
          />
          <Choice
            label={words.form}
            value={row.form}
            options={FORMS.map((form) => [form, words.forms[form]] as const)}
            onChange={(form) => set(COUNTS_ONCE.has(form) ? { form } : { form, oncePer: "" })}
          />
          <Choice
            label={words.table}
            hint={words.tableHint}
            problem={problem("table")}
            value={row.table}
            options={[
              ["", words.chooseTable] as const,
              ...withOwn(tables, row.table).map((name) => [name, name] as const),
            ]}
            onChange={(table) => set({ table, date: firstDate(columns ?? [], table), oncePer: "" })}
          />
          <Choice
            label={words.date}
            value={row.date}
            options={[
              ["", words.noDate] as const,
              ...withOwn(dates, row.date).map((name) => [name, name] as const),
            ]}
            onChange={(date) => set({ date })}
          />
          {row.form === "caseload" ? (
            <Choice
              label={words.endDate}
              value={row.endDate}
              options={[
                ["", words.insertFirst] as const,
                ...withOwn(dates, row.endDate).map((name) => [name, name] as const),
              ]}
              onChange={(endDate) => set({ endDate })}
            />
          ) : (
            <>
              <FormulaText
                label={words.numerator}
                hint={NUMBERS.has(row.form) ? words.numeratorOfNumbers : words.numeratorHint}
                value={row.numerator}
                columns={own}
                onChange={(numerator) => set({ numerator })}
              />
              {!NUMBERS.has(row.form) && (
                <ConditionBuilder
                  label={words.numerator}
                  value={row.numerator}
                  columns={own}
                  onChange={(numerator) => set({ numerator })}
                />
              )}
              <FormulaText
                label={words.denominator}
                hint={words.denominatorHint}
                value={row.denominator}
                columns={own}
                onChange={(denominator) => set({ denominator })}
              />
              <ConditionBuilder
                label={words.denominator}
                value={row.denominator}
                columns={own}
                onChange={(denominator) => set({ denominator })}
              />
            </>
          )}
          {COUNTS_ONCE.has(row.form) && (
            <OncePer value={row.oncePer} columns={own} onChange={(oncePer) => set({ oncePer })} />
          )}
          {row.form === "rate" && (
            <TextField
              label={words.per}
              value={typed.per}
              problem={problem("per")}
              onChange={(per) => setTyped({ ...typed, per })}
            />
          )}
          <Section title={words.preview}>
            <Trial trial={trial} isReady={isReady} />
          </Section>
          <TextField
            label={words.target}
            hint={words.targetHint}
            value={typed.target}
            problem={problem("target")}
            onChange={(target) => setTyped({ ...typed, target })}
          />
          <TextField
            label={words.tolerance}
            hint={words.toleranceHint}
            value={typed.tolerance}
            problem={problem("tolerance")}
            onChange={(tolerance) => setTyped({ ...typed, tolerance })}
          />
          <Choice
            label={words.direction}
            value={row.direction ?? "none"}
            options={BETTER.map((way) => [way, words.directions[way]] as const)}
            onChange={(direction) => set({ direction })}
          />
          <Fold name="groups" title={words.groups} isRow>
            <div className={styles.groups}>
              {own
                .filter(({ holds }) => holds === "words")
                .map(({ title }) => (
                  <Checkbox
                    key={title}
                    label={title}
                    checked={row.groups.includes(title)}
                    onChange={(_, { checked }) =>
                      set({
                        groups:
                          checked === true
                            ? [...row.groups, title]
                            : row.groups.filter((group) => group !== title),
                      })
                    }
                  />
                ))}
            </div>
          </Fold>
          <Fold name="more" title={words.more} isRow>
            <TextField
              label={words.unit}
              hint={words.unitHint}
              value={row.unitOfCount}
              onChange={(unitOfCount) => set({ unitOfCount })}
            />
            <TextField
              label={words.purpose}
              isLong
              value={row.purpose}
              onChange={(purpose) => set({ purpose })}
            />
            <Choice
              label={words.frequency}
              value={row.frequency ?? "monthly"}
              options={FREQUENCIES.map((one) => [one, words.frequencies[one]] as const)}
              onChange={(frequency) => set({ frequency })}
            />
            <TextField label={words.owner} value={row.owner} onChange={(owner) => set({ owner })} />
            <TextField
              label={words.source}
              value={row.source}
              onChange={(source) => set({ source })}
            />
            <TextField
              label={words.reference}
              value={row.reference}
              onChange={(reference) => set({ reference })}
            />
          </Fold>
        </>
      )}
    </Screen>
  );
}

/** The day that most likely puts a row into a period; it can be chosen otherwise. */
function firstDate(columns: readonly WorkbookColumn[], table: string): string {
  const [first] = workDates(columns.filter(({ place }) => place === table));
  return first === undefined ? "" : columnName(first);
}

/** The choices, and what stands there already where it is none of them. */
function withOwn(choices: readonly string[], written: string): readonly string[] {
  return written === "" || choices.includes(written) ? choices : [...choices, written];
}
