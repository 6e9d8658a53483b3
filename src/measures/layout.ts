import { z } from "zod";
import {
  amount,
  amountOrNone,
  choice,
  choiceOrNone,
  day,
  dayOrNone,
  names,
  note,
  text,
} from "../records/field";
import type { Layout, RowIn } from "../records/layout";
import { FORMS, FREQUENCIES } from "./measure";

/** Which way is better, in the words of the sheet. */
export const BETTER = ["higher", "lower", "none"] as const;

const measure = z.object({
  measureId: text(14),
  version: note(9),
  name: text(36),
  purpose: note(40),
  form: choice(FORMS, 10),
  table: text(18),
  numerator: note(44),
  denominator: note(34),
  date: note(24),
  endDate: note(24),
  groups: names(24),
  unitOfCount: note(18),
  per: amountOrNone(),
  target: amountOrNone(),
  tolerance: amountOrNone(),
  direction: choiceOrNone(BETTER, 10),
  frequency: choiceOrNone(FREQUENCIES, 11),
  owner: note(20),
  source: note(24),
  reference: note(30),
  validFrom: dayOrNone(),
  validTo: dayOrNone(),
  notes: note(50),
  pack: note(26),
  oncePer: note(18),
});

const exclusion = z.object({
  measureId: text(14),
  version: note(9),
  when: text(44),
  reason: text(50),
});

const breakMark = z.object({
  measureId: text(14),
  on: day(),
  reason: text(60),
});

const dataEvent = z.object({
  from: day(),
  to: dayOrNone(),
  measureIds: names(30),
  note: text(70),
});

const target = z.object({
  measureId: text(14),
  from: day(),
  splitBy: note(18),
  group: note(18),
  target: amount(),
  tolerance: amountOrNone(),
});

const serviceCredit = z.object({
  measureId: text(14),
  from: day(),
  fee: amount(),
  floor: amountOrNone(),
  mostPercent: amountOrNone(),
  threshold: amountOrNone(),
  percent: amountOrNone(),
});

const about = z.object({
  packId: text(24),
  packVersion: text(12),
  edition: note(26),
  title: text(50),
  about: note(60),
  basis: note(60),
  adoptedOn: day(),
});

/** The tables in which a workbook keeps its measures, one a sheet. */
export const MEASURE_TABLES = {
  tblMeasure: {
    sheet: "Measures",
    title: "Measures: what each figure counts. One version of a measure a row",
    row: measure,
    id: ["measureId", "version"],
  },
  tblMeasureExclusion: {
    sheet: "Measure exclusions",
    title: "Rows that a measure leaves out, and why. A blank version stands for all",
    row: exclusion,
    id: [],
  },
  tblMeasureBreak: {
    sheet: "Measure breaks",
    title: "Days from which figures cannot be compared with those before",
    row: breakMark,
    id: ["measureId", "on"],
  },
  tblDataEvent: {
    sheet: "Data events",
    title: "What moved the figures and is not the work. Without measures it is about all of them",
    row: dataEvent,
    id: [],
  },
  tblMeasureTarget: {
    sheet: "Measure targets",
    title: "Targets that change, or that differ by group. They stand before the one in the list",
    row: target,
    id: ["measureId", "from", "splitBy", "group"],
  },
  tblServiceCredit: {
    sheet: "Service credits",
    title: "What is taken off a fee where a target is missed: down to a floor, or in steps",
    row: serviceCredit,
    id: [],
  },
  tblMeasurePack: {
    sheet: "Measure packs",
    title: "Packs that measures were copied from, as they were then",
    row: about,
    id: ["packId", "packVersion"],
  },
} as const;

export type MeasureTables = typeof MEASURE_TABLES;
export const MEASURES: Layout<MeasureTables> = { version: 1, tables: MEASURE_TABLES };
export type MeasureRow = RowIn<MeasureTables, "tblMeasure">;
export type TargetRow = RowIn<MeasureTables, "tblMeasureTarget">;
export type CreditRow = RowIn<MeasureTables, "tblServiceCredit">;
export type EventRow = RowIn<MeasureTables, "tblDataEvent">;

/** A measure of which nothing has been said. */
export const BLANK_MEASURE: MeasureRow = {
  measureId: "",
  version: "1",
  name: "",
  purpose: "",
  form: "share",
  table: "",
  numerator: "",
  denominator: "",
  date: "",
  endDate: "",
  groups: [],
  unitOfCount: "",
  oncePer: "",
  per: null,
  target: null,
  tolerance: null,
  direction: "higher",
  frequency: "monthly",
  owner: "",
  source: "",
  reference: "",
  validFrom: null,
  validTo: null,
  notes: "",
  pack: "",
};
