import { makeStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import { addFormLines, standingRisks } from "../../../src/audit/risk/lines";
import type { StandingRisk } from "../../../src/audit/risk/lines";
import { matrixOf } from "../../../src/audit/risk/matrix";
import { readRiskForm } from "../../../src/audit/risk/read-form";
import type { Register } from "../../../src/audit/register";
import { riskText } from "../../../src/text/audit-risk";
import { fail, ok } from "../../../src/text/trouble";
import type { Result } from "../../../src/text/trouble";
import type { Workbook } from "../../../src/workbook/port";
import { Capped } from "../../parts/Capped";
import { Notice } from "../../parts/Notice";
import { PrimaryButton } from "../../parts/PrimaryButton";
import { RowButton } from "../../parts/RowButton";
import { Section } from "../../parts/Section";
import { useAsAt } from "../../state/as-at";
import { useNavigation } from "../../state/navigation";
import { useServices } from "../../state/services";
import { PlannedPart } from "../PlannedPart";
import { RegisterScreen } from "../RegisterScreen";
import { useWho } from "../../state/who";
import type { Make } from "../state";
import { usePlanned } from "../use-planned";

const words = riskText.pane;
const useStyles = makeStyles({ text: { margin: 0 } });

/** Every hazard with its risk, the most urgent first, and the way to read the form that staff fill in. */
export function RiskScreen() {
  const styles = useStyles();
  const { workbook } = useServices();
  const { actor } = useWho();
  const planned = usePlanned();
  const read: Make = async (register, moment) => {
    const sheet = await openSheet(workbook);
    if (!sheet.ok) return sheet;
    const form = readRiskForm(sheet.value, matrixOf(register).matrix);
    return form.ok ? addFormLines(register, form.value, sheet.value.name, moment) : form;
  };
  return (
    <RegisterScreen
      title={words.title}
      foot={
        !planned.shown && (
          <PrimaryButton onClick={() => planned.show(read, actor)}>{words.read}</PrimaryButton>
        )
      }
    >
      {(register) => (
        <>
          <PlannedPart planned={planned} confirm={words.readNow} />
          {!planned.shown && register.rows.tblRisk.length === 0 && (
            <p className={styles.text}>{words.empty}</p>
          )}
          {!planned.shown && <Risks register={register} />}
        </>
      )}
    </RegisterScreen>
  );
}

interface OpenSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly firstRow: number;
}

const MOST_ROWS = 2000;
const MOST_COLUMNS = 60;

/** The sheet in front, as rows. Errors in cells read as blanks: none of them is a hazard or a rating. */
async function openSheet(workbook: Workbook): Promise<Result<OpenSheet>> {
  const selected = await workbook.selection();
  if (!selected.ok) return selected;
  const facts = await workbook.facts();
  if (!facts.ok) return facts;
  const sheet = facts.value.sheets.find(({ name }) => name === selected.value.sheet);
  if (!sheet?.filled) return fail(riskText.noForm());
  const area = {
    ...sheet.filled,
    rows: Math.min(sheet.filled.rows, MOST_ROWS),
    columns: Math.min(sheet.filled.columns, MOST_COLUMNS),
  };
  const block = await workbook.read(area);
  if (!block.ok) return block;
  const rows = Array.from({ length: area.rows }, (_, row) =>
    block.value.columns.map(({ values }) => {
      const cell = values[row] ?? null;
      return typeof cell === "object" ? null : cell;
    }),
  );
  return ok({ name: sheet.name, rows, firstRow: area.row });
}

function Risks({ register }: { readonly register: Register }) {
  const styles = useStyles();
  const { day } = useAsAt();
  const { matrix, faults } = useMemo(() => matrixOf(register), [register]);
  const risks = useMemo(() => standingRisks(register, matrix, day), [register, matrix, day]);
  if (risks.length === 0) return <Faults faults={faults} />;
  const unrated = risks.filter(({ before }) => before === null);
  const review = risks.filter(({ isReviewDue }) => isReviewDue).length;
  return (
    <>
      <p className={styles.text}>{words.summary(risks.length, unrated.length, review)}</p>
      <Faults faults={faults} />
      {[...matrix.bands].reverse().map(({ band }) => {
        const own = risks.filter(({ before }) => before?.band === band);
        return own.length === 0 ? null : (
          <Section key={band} title={words.band(band, own.length)}>
            <RiskList name={band} risks={own} />
          </Section>
        );
      })}
      {unrated.length > 0 && (
        <Section title={words.unrated}>
          <RiskList name="unrated" risks={unrated} />
        </Section>
      )}
    </>
  );
}

function Faults({ faults }: { readonly faults: readonly string[] }) {
  return (
    <>
      {faults.map((fault) => (
        <Notice key={fault} text={fault} />
      ))}
    </>
  );
}

function RiskList({
  name,
  risks,
}: {
  readonly name: string;
  readonly risks: readonly StandingRisk[];
}) {
  const { go } = useNavigation();
  return (
    <Capped name={`risk ${name}`} items={risks} itemKey={({ line }) => line.lineId}>
      {({ line, before, after, isReviewDue }) => (
        <RowButton
          id={`risk-${line.lineId}`}
          title={line.hazard}
          detail={[
            before === null
              ? riskText.line(line.lineId, line.hazardRating, line.likelihood, "")
              : words.detail(`${line.hazardRating} × ${line.likelihood}`, String(before.score)),
            ...(after === null ? [] : [words.left(after.score)]),
            ...(isReviewDue ? [words.overdue] : []),
          ].join(" · ")}
          onClick={() => go({ name: "risk-line", id: line.lineId })}
        />
      )}
    </Capped>
  );
}
