import { trim } from "../cells/cell";
import { readRecords, type Kept, type Records } from "../records/read";
import { measuresText } from "../text/measures";
import { ok, type Result } from "../text/trouble";
import type { Workbook } from "../workbook/port";
import {
  MEASURE_TABLES,
  MEASURES,
  type CreditRow,
  type EventRow,
  type MeasureTables,
  type TargetRow,
} from "./layout";
import type {
  Break,
  DataEvent,
  DatedTarget,
  Measure,
  MeasureRegister,
  ServiceCredit,
  UnusableMeasure,
} from "./measure";
import { exclusionOf, measureOf, versionOf } from "./read-measure";

/** The measures that a workbook keeps, with the tables in which it keeps them. Read anew before each write. */
export interface KeptMeasures {
  readonly records: Records<MeasureTables>;
  readonly register: MeasureRegister;
}

/** Reads the measures of a workbook. A row that cannot be used is named with why, and the rest stands. */
export async function readMeasureRegister(workbook: Workbook): Promise<Result<KeptMeasures>> {
  const records = await readRecords(workbook, MEASURES);
  return records.ok ? ok({ records: records.value, register: registerOf(records.value) }) : records;
}

/** What the rows of the tables mean. */
export function registerOf({ rows, unreadable, damaged }: Records<MeasureTables>): MeasureRegister {
  const unusable: UnusableMeasure[] = [
    ...damaged.map((why) => ({ measure: "tblMeasure", why })),
    ...unreadable.map(({ sheet, row, sentence }) => ({
      measure: measuresText.rowOf(sheet, row),
      why: sentence,
    })),
  ];
  const ids = new Set(rows.tblMeasure.map(({ measureId }) => trim(measureId)));
  const refuse = (table: keyof MeasureTables, { sheetRow }: Kept<object>, why: string) => {
    unusable.push({
      measure: measuresText.rowOf(MEASURE_TABLES[table].sheet, sheetRow + 1),
      why,
    });
  };
  const known = <Row extends Kept<{ readonly measureId: string }>>(
    table: keyof MeasureTables,
    all: readonly Row[],
  ): readonly Row[] =>
    all.filter((row) => {
      const isKnown = ids.has(trim(row.measureId));
      if (!isKnown) refuse(table, row, measuresText.unknownMeasure(row.measureId, ids));
      return isKnown;
    });

  const exclusions = known("tblMeasureExclusion", rows.tblMeasureExclusion).map((row) => {
    const read = exclusionOf(row.when, row.reason);
    if (!read.ok) refuse("tblMeasureExclusion", row, read.trouble.message);
    return { row, exclusion: read.ok ? read.value : null };
  });
  const breaks = known("tblMeasureBreak", rows.tblMeasureBreak);
  const targets = known("tblMeasureTarget", rows.tblMeasureTarget).filter((row) => {
    const isWhole = (trim(row.splitBy) === "") === (trim(row.group) === "");
    if (!isWhole) refuse("tblMeasureTarget", row, measuresText.targetWithoutGroup);
    return isWhole;
  });
  const credits = known("tblServiceCredit", rows.tblServiceCredit).filter((row) => {
    const hasScale =
      (row.floor !== null && row.mostPercent !== null) ||
      (row.threshold !== null && row.percent !== null);
    if (!hasScale) refuse("tblServiceCredit", row, measuresText.creditWithoutScale);
    return hasScale;
  });
  const events = rows.tblDataEvent.filter((row) => {
    for (const id of row.measureIds)
      if (!ids.has(id)) refuse("tblDataEvent", row, measuresText.unknownMeasure(id, ids));
    const isForward = row.to === null || row.to >= row.from;
    if (!isForward) refuse("tblDataEvent", row, measuresText.eventBackwards);
    return isForward;
  });

  const measures: Measure[] = [];
  for (const row of rows.tblMeasure) {
    const id = trim(row.measureId);
    const isFor = (one: { readonly measureId: string }) => trim(one.measureId) === id;
    const isForVersion = (one: { readonly measureId: string; readonly version: string }) =>
      isFor(one) && (trim(one.version) === "" || versionOf(one.version) === versionOf(row.version));
    const own = exclusions.filter((one) => isForVersion(one.row));
    // Without one of its exclusions it would count rows that it must not.
    if (own.some(({ exclusion }) => exclusion === null)) {
      unusable.push({ measure: id, why: measuresText.exclusionUnusable });
      continue;
    }
    const read = measureOf(row, {
      exclusions: own.flatMap(({ exclusion }) => exclusion ?? []),
      breaks: breaks.filter(isFor).map(({ on, reason }): Break => ({ on, reason })),
      events: eventsFor(id, events),
      targets: targetsFrom(targets.filter(isFor)),
      credits: creditsFrom(credits.filter(isFor)),
    });
    if (read.ok) measures.push(read.value);
    else unusable.push({ measure: id, why: read.trouble.message });
  }
  return { measures: inOrder(measures), unusable };
}

/** Events of a measure; those that name none are about all. */
export function eventsFor(id: string, events: readonly EventRow[]): readonly DataEvent[] {
  return events
    .filter(({ measureIds }) => measureIds.length === 0 || measureIds.includes(id))
    .map(({ from, to, note }) => ({ from, to: to ?? from, note }));
}

function targetsFrom(rows: readonly TargetRow[]): readonly DatedTarget[] {
  return rows
    .map(({ from, splitBy, group, target, tolerance }): DatedTarget => ({
      from,
      group: trim(splitBy) === "" ? null : { column: trim(splitBy), value: trim(group) },
      target,
      tolerance,
    }))
    .sort((a, b) => a.from - b.from);
}

function creditsFrom(rows: readonly CreditRow[]): readonly ServiceCredit[] {
  const byDay = new Map<number, CreditRow[]>();
  for (const row of rows) {
    const scale = byDay.get(row.from);
    if (scale) scale.push(row);
    else byDay.set(row.from, [row]);
  }
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([from, scale]): ServiceCredit => ({
      from,
      fee: scale[0]?.fee ?? 0,
      floor: scale.find(({ floor }) => floor !== null)?.floor ?? null,
      mostPercent: scale.find(({ mostPercent }) => mostPercent !== null)?.mostPercent ?? null,
      steps: scale.flatMap(({ threshold, percent }) =>
        threshold === null || percent === null ? [] : [{ threshold, percent }],
      ),
    }));
}

/** As they stand in the list, the versions of each measure together and by their first days. */
export function inOrder(measures: readonly Measure[]): readonly Measure[] {
  const ids = [...new Set(measures.map(({ id }) => id))];
  return ids.flatMap((id) =>
    measures
      .filter((measure) => measure.id === id)
      .sort((a, b) => (a.validFrom ?? -Infinity) - (b.validFrom ?? -Infinity)),
  );
}
