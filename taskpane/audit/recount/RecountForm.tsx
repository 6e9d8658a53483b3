import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { keepRecount } from "../../../src/audit/life/recount";
import type { Population } from "../../../src/audit/sampling/frame";
import { cellArea, localAddress } from "../../../src/cells/address";
import { paneRecountText as words } from "../../../src/text/pane-recount";
import { Choice } from "../../parts/Choice";
import { Fold } from "../../parts/Fold";
import { TextField } from "../../parts/TextField";
import { useFailLoudly } from "../../state/fail-loudly";
import { useServices } from "../../state/services";
import { useKept } from "../../state/use-kept";
import { PlannedPart } from "../PlannedPart";
import { usePlanned } from "../use-planned";
import { actorOf } from "../view";
import type { Answer, AuditRow } from "../view";
import { useWho } from "../../state/who";
import { countRows, type Condition } from "./count-rows";
import { usePopulations } from "./use-populations";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  text: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  button: { minHeight: "40px" },
});

interface Reported {
  readonly sheet: string;
  readonly cell: string;
  readonly figure: number;
}

interface Form {
  readonly label: string;
  readonly table: string;
  readonly column: string;
  readonly criterion: string;
  readonly of: "none" | "all" | "some";
  readonly ofColumn: string;
  readonly ofCriterion: string;
}

const BLANK: Form = {
  label: "",
  table: "",
  column: "",
  criterion: "",
  of: "all",
  ofColumn: "",
  ofCriterion: "",
};

interface Props {
  readonly audit: AuditRow;
  readonly answer: Answer;
}

/** Goes from a reported figure back to its rows, and keeps what they give beside what was reported. */
export function RecountForm({ audit, answer }: Props) {
  const styles = useStyles();
  const { workbook } = useServices();
  const { actor } = useWho();
  const failLoudly = useFailLoudly();
  const planned = usePlanned();
  const known = usePopulations();
  const [reported, setReported] = useState<Reported | null>(null);
  const [form, setForm] = useKept<Form>("recount", BLANK);
  const tables = known?.ok ? known.value : [];
  const table = tables.find(({ name }) => name === form.table) ?? tables[0];
  const column = columnIn(table, form.column);
  const ofColumn = columnIn(table, form.ofColumn);

  const take = async () => {
    const selected = await workbook.selection();
    const block = selected.ok ? await workbook.read(cellOf(selected.value)) : selected;
    if (!selected.ok || !block.ok) {
      planned.refuse(selected.ok ? (block.ok ? null : block.trouble) : selected.trouble);
      return;
    }
    const figure = block.value.columns[0]?.values[0];
    const { sheet } = selected.value;
    const isFigure = typeof figure === "number";
    planned.refuse(isFigure ? null : words.noFigure());
    const cell = localAddress(cellOf(selected.value));
    setReported(isFigure ? { sheet, cell, figure } : null);
  };
  const show = async () => {
    if (!reported || !table) {
      planned.refuse(reported ? words.noTable() : words.noFigure());
      return;
    }
    const counted: Condition = { column, criterion: form.criterion };
    const some: Condition = { column: ofColumn, criterion: form.ofCriterion };
    const among = form.of === "none" ? null : form.of === "all" ? [] : [some];
    const rows = await countRows(workbook, table, counted, among);
    if (!rows.ok) {
      planned.refuse(rows.trouble);
      return;
    }
    const say = (each: Condition) => words.condition(each.column, each.criterion);
    const amongWords = form.of === "none" ? "" : form.of === "all" ? words.ofAll : say(some);
    const recount = {
      label: form.label,
      sheet: reported.sheet,
      cell: reported.cell,
      reported: reported.figure,
      ...rows.value,
      basis: words.basis(table.name, say(counted), amongWords),
      periodFrom: audit.periodFrom,
      periodTo: audit.periodTo,
      responseId: answer.responseId,
    };
    planned.show(
      (register, moment) => keepRecount(register, recount, moment),
      actorOf(actor, audit),
    );
  };
  const text = (name: "label" | "criterion" | "ofCriterion", label: string, hint?: string) => (
    <TextField
      label={label}
      value={form[name]}
      {...(hint !== undefined && { hint })}
      onChange={(typed) => setForm({ ...form, [name]: typed })}
    />
  );
  const { shown } = planned;
  const titles = (table?.columns ?? []).map((title) => [title, title] as const);
  return (
    <Fold name="recount" title={words.title}>
      <div className={styles.form}>
        <PlannedPart planned={planned} confirm={words.keep} />
        {!shown && (
          <>
            <p className={styles.text}>{words.hint}</p>
            <Button className={styles.button} onClick={() => void take().catch(failLoudly)}>
              {words.take}
            </Button>
            <p className={styles.text}>
              {reported
                ? words.taken(`${reported.sheet}!${reported.cell}`, String(reported.figure))
                : words.notTaken}
            </p>
            {text("label", words.label)}
            <Choice
              label={words.table}
              value={table?.name ?? ""}
              options={tables.map(({ name }) => [name, name])}
              onChange={(chosen) => setForm({ ...form, table: chosen })}
            />
            <Choice
              label={words.column}
              value={column}
              options={titles}
              onChange={(chosen) => setForm({ ...form, column: chosen })}
            />
            {text("criterion", words.criterion, words.criterionHint)}
            <Choice
              label={words.of}
              value={form.of}
              options={[
                ["all", words.ofAll],
                ["some", words.ofSome],
                ["none", words.ofNone],
              ]}
              onChange={(of) => setForm({ ...form, of })}
            />
            {form.of === "some" && (
              <>
                <Choice
                  label={words.ofColumn}
                  value={ofColumn}
                  options={titles}
                  onChange={(chosen) => setForm({ ...form, ofColumn: chosen })}
                />
                {text("ofCriterion", words.ofCriterion, words.criterionHint)}
              </>
            )}
            <Button className={styles.button} onClick={() => void show().catch(failLoudly)}>
              {words.show}
            </Button>
          </>
        )}
      </div>
    </Fold>
  );
}

/** The first cell of a selection: a reported figure is one cell. */
function cellOf({ sheet, row, column }: { sheet: string; row: number; column: number }) {
  return cellArea(sheet, row, column);
}

function columnIn(table: Population | undefined, chosen: string): string {
  const columns = table?.columns ?? [];
  return columns.includes(chosen) ? chosen : (columns[0] ?? "");
}
