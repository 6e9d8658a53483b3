import { parseDate, type DayNumber } from "../cells/date";
import { RecordsDraft } from "../records/draft";
import type { Plan } from "../records/plan";
import type { Records } from "../records/read";
import { measuresText } from "../text/measures";
import { ok, type Result } from "../text/trouble";
import { describeIssue } from "../records/json-issue";
import type { Workbook } from "../workbook/port";
import { MEASURES, type EventRow, type MeasureRow, type MeasureTables } from "./layout";
import type { Break, MeasureRegister } from "./measure";
import { measurePackShape, type MeasureJson, type MeasurePackJson } from "./pack-shape";
import { exclusionOf, measureOf } from "./read-measure";
import { eventsFor, inOrder, readMeasureRegister } from "./register";

/** Measures that belong together, ready to be used or copied into a workbook. */
export interface MeasurePack {
  readonly id: string;
  readonly version: string;
  readonly edition: string;
  readonly title: string;
  readonly about: string;
  readonly basis: readonly string[];
  readonly register: MeasureRegister;
  readonly source: MeasurePackJson;
}

/** Reads a measure pack as a file holds it. A pack is whole or not at all: the first fault is said. */
export function readMeasurePack(json: unknown): Result<MeasurePack> {
  const shaped = measurePackShape.safeParse(json, { reportInput: true });
  if (!shaped.success) return measuresText.packNotFits(describeIssue(shaped.error));
  const source = shaped.data;
  const seen = new Set<string>();
  const measures = [];
  for (const one of source.measures) {
    const key = JSON.stringify([one.id, one.version]);
    if (seen.has(key)) return measuresText.twiceInPack(one.id, one.version);
    seen.add(key);
    const exclusions = [];
    for (const { when, reason } of one.exclusions) {
      const exclusion = exclusionOf(when, reason);
      if (!exclusion.ok) return inMeasure(one.id, exclusion.trouble.message);
      exclusions.push(exclusion.value);
    }
    const measure = measureOf(rowOfMeasure(one, source), {
      exclusions,
      breaks: breaksOf(one.id, source),
      events: eventsFor(one.id, rowsOfEvents(source)),
      targets: [],
      credits: [],
    });
    if (!measure.ok) return inMeasure(one.id, measure.trouble.message);
    measures.push(measure.value);
  }
  const { id, version, edition, title, about, basis } = source;
  const register = { measures: inOrder(measures), unusable: [] };
  return ok({ id, version, edition, title, about, basis, register, source });
}

function inMeasure(id: string, why: string) {
  return measuresText.packNotFits(measuresText.measureInPack(id, why));
}

const dayOf = (iso: string | undefined) => (iso === undefined ? null : parseDate(iso));

/** A measure of a pack as a row of the register. */
function rowOfMeasure(measure: MeasureJson, pack: MeasurePackJson): MeasureRow {
  const { id, numerator, denominator, date, endDate, validFrom, validTo } = measure;
  return {
    measureId: id,
    version: measure.version,
    name: measure.name,
    purpose: measure.purpose,
    form: measure.form,
    table: measure.table,
    numerator: numerator ?? "",
    denominator: denominator ?? "",
    date: date ?? "",
    endDate: endDate ?? "",
    groups: measure.groups,
    unitOfCount: measure.unitOfCount,
    per: measure.per ?? null,
    target: measure.target ?? null,
    tolerance: measure.tolerance ?? null,
    direction: measure.direction,
    frequency: measure.frequency,
    owner: measure.owner,
    source: measure.source,
    reference: measure.reference,
    validFrom: dayOf(validFrom),
    validTo: dayOf(validTo),
    notes: measure.notes,
    pack: `${pack.id} ${pack.version}`,
    oncePer: measure.oncePer ?? "",
  };
}

function rowsOfEvents({ events }: MeasurePackJson): readonly EventRow[] {
  return events.flatMap(({ from, to, measures, note }) => {
    const first = parseDate(from);
    return first === null ? [] : [{ from: first, to: dayOf(to), measureIds: measures, note }];
  });
}

/** The breaks of a measure, under whichever of its versions they are written. */
function breaksOf(id: string, { measures }: MeasurePackJson): readonly Break[] {
  const byDay = new Map<DayNumber, Break>();
  for (const { on, reason } of measures
    .filter((one) => one.id === id)
    .flatMap((one) => one.breaks)) {
    const day = parseDate(on);
    if (day !== null && !byDay.has(day)) byDay.set(day, { on: day, reason });
  }
  return [...byDay.values()].sort((a, b) => a.on - b.on);
}

export interface CopyMeasures {
  readonly adoptedOn: DayNumber;
  /** Ids of the measures to copy; all where it is left out. */
  readonly only?: readonly string[];
}

/**
 * Plans a copy of a pack's measures in the workbook, where they stay what they are when the pack changes. Measures whose id
 * the workbook has already are left as they are, and named.
 */
export async function copyMeasuresIn(
  workbook: Workbook,
  pack: MeasurePack,
  options: CopyMeasures,
): Promise<Result<Plan>> {
  const kept = await readMeasureRegister(workbook);
  return kept.ok ? copyPlan(kept.value.records, pack, options) : kept;
}

/** The copy of a pack's measures beside what a workbook keeps already. */
export function copyPlan(
  records: Records<MeasureTables>,
  pack: MeasurePack,
  { adoptedOn, only }: CopyMeasures,
): Result<Plan> {
  const [problem] = records.damaged;
  if (problem !== undefined) return measuresText.damaged(problem);
  const { source } = pack;
  const there = new Set(records.rows.tblMeasure.map(({ measureId }) => measureId));
  const wanted = source.measures.filter(({ id }) => only === undefined || only.includes(id));
  const fresh = wanted.filter(({ id }) => !there.has(id));
  if (fresh.length === 0) return measuresText.nothingToCopy();

  const draft = new RecordsDraft(MEASURES, records);
  const isAdopted = records.rows.tblMeasurePack.some(
    ({ packId, packVersion }) => packId === pack.id && packVersion === pack.version,
  );
  if (!isAdopted) {
    draft.add("tblMeasurePack", {
      packId: pack.id,
      packVersion: pack.version,
      edition: pack.edition,
      title: pack.title,
      about: pack.about,
      basis: pack.basis.join("\n"),
      adoptedOn,
    });
  }
  for (const measure of fresh) {
    draft.add("tblMeasure", rowOfMeasure(measure, source));
    for (const { when, reason } of measure.exclusions)
      draft.add("tblMeasureExclusion", {
        measureId: measure.id,
        version: measure.version,
        when,
        reason,
      });
  }
  const ids = [...new Set(fresh.map(({ id }) => id))];
  for (const id of ids)
    for (const one of breaksOf(id, source)) draft.add("tblMeasureBreak", { measureId: id, ...one });
  for (const event of rowsOfEvents(source)) {
    // In the workbook an event without measures would be about those of other packs as well.
    const { measureIds } = event;
    const about = measureIds.length === 0 ? ids : ids.filter((id) => measureIds.includes(id));
    if (about.length > 0) draft.add("tblDataEvent", { ...event, measureIds: about });
  }
  draft.say(measuresText.copied(pack.title, pack.version, fresh.length));
  const left = [...new Set(wanted.filter(({ id }) => there.has(id)).map(({ id }) => id))];
  if (left.length > 0) draft.say(measuresText.alreadyThere(left));
  return draft.done(pack.id);
}
