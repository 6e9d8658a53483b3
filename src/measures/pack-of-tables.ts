import { trim } from "../cells/cell";
import { isoDate, type DayNumber } from "../cells/date";
import type { Records } from "../records/read";
import { measuresText } from "../text/measures";
import type { MeasureRow, MeasureTables } from "./layout";
import type { MeasureJson, MeasurePackJson } from "./pack-shape";
import { versionOf } from "./read-measure";

/** What a pack is called. */
export interface PackName {
  readonly id: string;
  readonly version: string;
}

/**
 * The measures of a workbook as a pack: those that were copied from the pack of this name, under its own words, or all of
 * them under a name of their own.
 */
export function packOfTables(
  { rows }: Records<MeasureTables>,
  { id, version }: PackName,
): MeasurePackJson {
  const adopted = rows.tblMeasurePack.find(
    ({ packId, packVersion }) => packId === id && packVersion === version,
  );
  const own = rows.tblMeasure.filter(
    ({ pack }) => adopted === undefined || trim(pack) === `${id} ${version}`,
  );
  const ids = new Set(own.map(({ measureId }) => measureId));
  const written = new Set<string>();
  const measures = own.map((row): MeasureJson => {
    const { measureId } = row;
    const isFirst = !written.has(measureId);
    written.add(measureId);
    return {
      ...measureWords(row),
      exclusions: rows.tblMeasureExclusion
        .filter(
          (one) =>
            one.measureId === measureId &&
            (trim(one.version) === "" || versionOf(one.version) === versionOf(row.version)),
        )
        .map(({ when, reason }) => ({ when, reason })),
      breaks: isFirst
        ? rows.tblMeasureBreak
            .filter((one) => one.measureId === measureId)
            .map(({ on, reason }) => ({ on: isoDate(on), reason }))
        : [],
    };
  });
  return {
    format: 1,
    id,
    version,
    edition: adopted?.edition ?? "",
    title: adopted?.title ?? measuresText.ownTitle,
    about: adopted?.about ?? "",
    basis: (adopted?.basis ?? "").split("\n").filter((line) => line !== ""),
    measures,
    events: rows.tblDataEvent
      .map((event) => ({ ...event, measureIds: event.measureIds.filter((one) => ids.has(one)) }))
      .filter(({ measureIds }) => measureIds.length > 0)
      .map(({ from, to, measureIds, note }) => ({
        from: isoDate(from),
        ...(to === null ? {} : { to: isoDate(to) }),
        measures: measureIds,
        note,
      })),
  };
}

function measureWords(row: MeasureRow): Omit<MeasureJson, "exclusions" | "breaks"> {
  return {
    id: row.measureId,
    version: versionOf(row.version),
    name: row.name,
    purpose: row.purpose,
    form: row.form,
    table: row.table,
    ...(row.numerator === "" ? {} : { numerator: row.numerator }),
    ...(row.denominator === "" ? {} : { denominator: row.denominator }),
    ...(row.date === "" ? {} : { date: row.date }),
    ...(row.endDate === "" ? {} : { endDate: row.endDate }),
    groups: [...row.groups],
    unitOfCount: row.unitOfCount,
    ...(row.oncePer === "" ? {} : { oncePer: row.oncePer }),
    ...(row.per === null ? {} : { per: row.per }),
    ...(row.target === null ? {} : { target: row.target }),
    ...(row.tolerance === null ? {} : { tolerance: row.tolerance }),
    direction: row.direction ?? "none",
    frequency: row.frequency ?? "monthly",
    owner: row.owner,
    source: row.source,
    reference: row.reference,
    ...dayWord("validFrom", row.validFrom),
    ...dayWord("validTo", row.validTo),
    notes: row.notes,
  };
}

function dayWord<Name extends string>(name: Name, day: DayNumber | null) {
  return day === null ? {} : { [name]: isoDate(day) };
}
