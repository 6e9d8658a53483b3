import { makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import { readDesign } from "../../../src/audit/sampling/design";
import type { SampleMethod } from "../../../src/audit/sampling/design";
import { populations, readFrame, suggestKey } from "../../../src/audit/sampling/frame";
import type { Population } from "../../../src/audit/sampling/frame";
import { keepSample, unitsOf } from "../../../src/audit/sampling/keep";
import { REPEATS } from "../../../src/audit/sampling/repeats";
import type { Repeats } from "../../../src/audit/sampling/repeats";
import { streamsOf } from "../../../src/audit/sampling/streams";
import { isDrawn } from "../../../src/audit/sampling/take";
import type { Register } from "../../../src/audit/register";
import { formatDate } from "../../../src/cells/date";
import { samplingWords } from "../../../src/text/audit-sampling";
import { paneAuditText } from "../../../src/text/pane-audit";
import { paneSampleText } from "../../../src/text/pane-sample";
import type { Result } from "../../../src/text/trouble";
import { Choice } from "../../parts/Choice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { TextField } from "../../parts/TextField";
import { TroubleCard } from "../../parts/TroubleCard";
import { Screen } from "../../shell/Screen";
import { useFailLoudly } from "../../state/fail-loudly";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { useAudit } from "../state";
import type { Make } from "../state";
import { PlannedPart } from "../PlannedPart";
import { usePlanned } from "../use-planned";
import { actorOf, auditOf } from "../view";
import type { AuditRow } from "../view";
import { fieldsOf, givenFor, METHOD_OPTIONS, streamFor } from "./form";
import { useWho } from "../../state/who";

const useStyles = makeStyles({
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Draws a sample for an audit, straight from a table of the workbook. */
export function NewSample({ audit }: { readonly audit: string }) {
  const styles = useStyles();
  const { register } = useAudit();
  const { workbook } = useServices();
  const failLoudly = useFailLoudly();
  const [known, setKnown] = useState<Result<readonly Population[]> | null>(null);
  useEffect(() => {
    populations(workbook).then(setKnown).catch(failLoudly);
  }, [workbook, failLoudly]);
  const words = paneSampleText;
  const row = register?.ok ? auditOf(register.value, audit) : null;
  if (register?.ok && row && known?.ok && known.value.length > 0) {
    return <SampleForm register={register.value} audit={row} tables={known.value} />;
  }
  const why = () => {
    if (!register || !known) return words.loading;
    return row ? words.noTables : paneAuditText.list.missing;
  };
  return (
    <Screen title={words.newTitle}>
      {known && !known.ok ? (
        <TroubleCard trouble={known.trouble} />
      ) : (
        <p className={styles.text}>{why()}</p>
      )}
    </Screen>
  );
}

interface Props {
  readonly register: Register;
  readonly audit: AuditRow;
  readonly tables: readonly Population[];
}

interface Typed {
  readonly table: string;
  readonly key: string;
  readonly unit: string;
  readonly purpose: string;
  readonly filter: string;
  readonly strata: string;
  readonly repeats: Repeats;
  readonly method: SampleMethod;
  readonly reserve: string;
  readonly seed: string;
}

const NOTHING: ReadonlyMap<string, string> = new Map();

function SampleForm({ register, audit, tables }: Props) {
  const styles = useStyles();
  const { actor } = useWho();
  const { workbook, today } = useServices();
  const { replace } = useNavigation();
  const failLoudly = useFailLoudly();
  const planned = usePlanned();
  const words = paneSampleText;
  const sampled = new Set(
    register.rows.tblSample
      .filter(({ auditId }) => auditId === audit.auditId)
      .map(({ unit }) => unit),
  );
  const units = unitsOf(register, audit.auditId).filter((unit) => !sampled.has(unit));
  const [typed, setTyped] = useKept<Partial<Typed>>("form", {});
  const [given, setGiven] = useKept("given", NOTHING);
  const [proposedKey, setProposedKey] = useState("");
  const form: Typed = {
    table: tables[0]?.name ?? "",
    unit: units[0] ?? "",
    purpose: words.proposedPurpose,
    filter: "",
    strata: "",
    repeats: "refuse",
    method: "hypergeometric",
    reserve: "5",
    seed: `${formatDate(today())} / ${audit.auditId}`,
    ...typed,
    key: typed.key === undefined || typed.key === "" ? proposedKey : typed.key,
  };
  const table = tables.find(({ name }) => name === form.table) ?? tables[0];
  const columns = table?.columns ?? [];
  useEffect(() => {
    if (!table) return;
    suggestKey(workbook, table)
      .then((found) => setProposedKey(found.ok ? found.value : ""))
      .catch(failLoudly);
  }, [workbook, table, failLoudly]);

  const streams = useMemo(() => streamsOf(register), [register]);
  const stream =
    form.method === "table_105E" ? streamFor(streams, form.table, form.filter, given) : null;
  const fields = fieldsOf(form.method, columns, stream);
  const isReserveFit = /^\d{1,4}$/.test(form.reserve);
  const hasChance = form.method !== "judgement" && form.method !== "all";
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const make: Make = async (now, moment) => {
    const design = readDesign(form.method, givenFor(fields, given));
    if (!design.ok) return design;
    const spec = {
      table: form.table,
      keyColumn: form.key,
      filter: form.filter,
      strata: form.strata,
      repeats: form.repeats,
      amount: design.value.method === "money_unit" ? design.value.amount : "",
    };
    const frame = await readFrame(workbook, spec);
    if (!frame.ok) return frame;
    const { purpose, unit, seed } = form;
    const reserve = isDrawn(design.value) ? Number(form.reserve) : 0;
    const order = { ...spec, auditId: audit.auditId, purpose, unit, seed, reserve };
    return keepSample(now, frame.value, { ...order, design: design.value }, moment);
  };
  const preview = async () => {
    if (isReserveFit) await planned.preview(make, actorOf(actor, audit));
  };
  const text = (name: keyof Typed, label: string, hint?: string, problem = "") => (
    <TextField
      label={label}
      value={form[name]}
      problem={problem}
      {...(hint !== undefined && { hint })}
      onChange={(value) => set({ [name]: value })}
    />
  );
  const { shown, trouble } = planned;
  return (
    <Screen
      title={words.newTitle}
      foot={
        !shown && (
          <PrimaryButton onClick={() => void preview().catch(failLoudly)}>
            {words.show}
          </PrimaryButton>
        )
      }
    >
      <PlannedPart
        planned={planned}
        confirm={words.confirm}
        onDone={() => replace({ name: "audit-sample", sample: planned.madeId() ?? "" })}
      />
      {!shown && (
        <>
          <Choice
            label={words.table}
            value={form.table}
            options={tables.map(
              ({ name, body }) => [name, words.tableOption(name, body.rows)] as const,
            )}
            onChange={(name) => setTyped({ ...typed, table: name, key: "", strata: "" })}
          />
          <Choice
            label={words.key}
            value={form.key}
            options={columns.map((column) => [column, column] as const)}
            onChange={(key) => set({ key })}
          />
          {(trouble?.code === "key-duplicate" || form.repeats !== "refuse") && (
            <Choice
              label={words.repeats}
              value={form.repeats}
              options={REPEATS.map((each) => [each, samplingWords.repeats[each]] as const)}
              onChange={(repeats) => set({ repeats })}
            />
          )}
          <Choice
            label={words.unit}
            value={form.unit}
            options={[
              ...units.map((unit) => [unit, words.unitOption(unit)] as const),
              ["", words.noUnit],
            ]}
            onChange={(unit) => set({ unit })}
          />
          {text("purpose", words.purpose)}
          <Choice
            label={words.method}
            value={form.method}
            options={METHOD_OPTIONS}
            onChange={(method) => set({ method })}
          />
          <p className={styles.quiet}>{samplingWords.methodMeans[form.method]}</p>
          {fields.map(({ name, label, first, options, isLong = false }) => {
            const value = given.get(name) ?? first;
            const onChange = (next: string) => setGiven(new Map(given).set(name, next));
            return options ? (
              <Choice key={name} {...{ label, value, options, onChange }} />
            ) : (
              <TextField key={name} {...{ label, value, isLong, onChange }} />
            );
          })}
          {stream && <p className={styles.quiet}>{stream.sentence}</p>}
          {text("filter", words.filter, words.filterHint)}
          {hasChance && (
            <>
              <Choice
                label={words.strata}
                value={form.strata}
                options={[["", words.noStrata], ...columns.map((each) => [each, each] as const)]}
                onChange={(strata) => set({ strata })}
              />
              {text(
                "reserve",
                words.reserve,
                undefined,
                isReserveFit ? "" : words.reserveUnreadable,
              )}
              {text("seed", words.seed, words.seedHint)}
            </>
          )}
        </>
      )}
    </Screen>
  );
}
