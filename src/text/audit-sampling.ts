import { listed } from "./listed";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const NOTHING = "Nothing was changed.";

const count = (n: number) => n.toLocaleString("en-GB");
const counted = (n: number, one: string) => `${count(n)} ${one}${n === 1 ? "" : "s"}`;
const records = (n: number) => counted(n, "record");
const asPercent = (share: number) => `${Number((share * 100).toFixed(1))}%`;
const sure = (confidence: number) => `${Number((confidence * 100).toFixed(4))}%`;
const money = (amount: number) => amount.toLocaleString("en-GB", { maximumFractionDigits: 2 });
const list = (names: readonly string[], most = 5) => listed(names, most);
const doNot = (n: number) =>
  n === 1 ? "1 does not conform" : `${n === 0 ? "none" : count(n)} do not conform`;

/** Words for the codes that a sample keeps. */
export const samplingWords = {
  method: {
    hypergeometric: "By confidence, from this many records",
    binomial: "By confidence, from a very large number of records",
    table_105E: "By table: MIL-STD-105E",
    square_root: "Square root, a rule of thumb",
    money_unit: "By money unit",
    judgement: "By judgement",
    all: "Every record",
  },
  /** What each lets the auditor say, in one line. */
  methodMeans: {
    hypergeometric:
      "Lets you say how many of these records may be wrong at most, with a stated confidence. The right one for case files.",
    binomial:
      "Lets you say what share of a large or growing population may be wrong at most, with a stated confidence.",
    table_105E:
      "Lets you accept or refuse one lot of a stream of lots. About one population by itself it says less: draw by confidence instead.",
    square_root: "Simple and common. It carries no statement of confidence.",
    money_unit:
      "Lets you say how much money may be misstated at most. Large amounts are drawn more often.",
    judgement:
      "You choose the records and say why. It may show that something is wrong; it says nothing about the share in the others.",
    all: "Every record is looked at, so that nothing has to be inferred.",
  },
  rule: {
    square_root: "Square root",
    square_root_plus_one: "Square root, plus one",
    sites_initial: "Sites, first audit (IAF MD 1)",
    sites_surveillance: "Sites, surveillance (IAF MD 1)",
    sites_recertification: "Sites, recertification (IAF MD 1)",
  },
  severity: { normal: "Normal", tightened: "Tightened", reduced: "Reduced" },
  parameter: {
    confidence: (value: string) => `${value} sure`,
    tolerable: (value: string) => `at most ${value} wrong`,
    allowed: (value: string) => `${value} wrong allowed in the sample`,
    level: (value: string) => `inspection level ${value}`,
    aql: (value: string) => `AQL ${value}`,
    severity: (value: string) => `${value} inspection`,
    rule: (value: string) => value,
    amount: (value: string) => `amounts in “${value}”`,
    why: (value: string) => value,
    repeats: (value: string) => value,
  },
  tested: { yes: "tested", no: "not tested yet", not_found: "could not be found" },
  repeats: {
    refuse: "Each key has to stand once",
    rows: "Each row is a record",
    once: "Rows with the same key are one record",
  },
  result: { conform: "conforms", nonconforming: "does not conform" },
} as const;

const REPEATS = {
  refuse: "each key stands once",
  rows: "a record here is a row of the table, and rows that share a key are numbered from its top",
  once: "a record here is a key, and rows that share one count once",
} as const;

type Method = keyof typeof samplingWords.method;

/** What can be said about samples: sizes, draws, and what they let an auditor claim. */
export const samplingText = {
  lotTooSmall: (lot: number) =>
    trouble(
      "sample-lot-too-small",
      `A lot of ${lot} is too small for the tables of MIL-STD-105E: look at every item. ${NOTHING}`,
    ),
  amountNegative: (amount: number) =>
    trouble(
      "sample-amount-negative",
      `An amount of ${amount} cannot be drawn by money unit. Test negative amounts apart, and leave them out of the draw. ${NOTHING}`,
    ),
  amountsNothing: () =>
    trouble(
      "sample-amounts-nothing",
      `The amounts add up to nothing, so no pound of them can be drawn. Choose the column that holds the amounts. ${NOTHING}`,
    ),
  tolerableTooSmall: () =>
    trouble(
      "sample-tolerable-too-small",
      `The amount that may be wrong is too small for a draw by money unit: every pound would be looked at. Give a larger one, or look at every record. ${NOTHING}`,
    ),

  // What is given for a method
  notAPercentage: (name: string, from: number, to: number) =>
    `${name} has to be a percentage from ${from} to ${to}`,
  notAChoice: (name: string, choices: readonly string[]) =>
    `${name} has to be one of ${choices.join(", ")}`,
  notAllowedCount: (most: number) => `allowed has to be a whole number from 0 to ${most}`,
  needsAmountColumn: "a draw by money unit needs the column with the amounts",
  notAnAmount: "tolerable has to be the amount of money that may be wrong in all",
  needsWhy: "a sample by judgement says in one line why these records were chosen",
  designUnfit: (why: string) =>
    trouble("sample-design-unfit", `This sample cannot be taken: ${why}. ${NOTHING}`),

  // The records to draw from
  noTable: (name: string, known: readonly string[]) =>
    trouble(
      "sample-table-missing",
      known.length === 0
        ? `There is no table called “${name}”, nor any other table to draw from. ${NOTHING}`
        : `There is no table called “${name}” to draw from. There ${known.length === 1 ? "is" : "are"}: ${list(known)}. ${NOTHING}`,
    ),
  noColumn: (name: string, table: string, known: readonly string[]) =>
    trouble(
      "sample-column-missing",
      `${table} has no column “${name}”. It has: ${list(known, 12)}. ${NOTHING}`,
    ),
  filterUnfit: (filter: string, known: readonly string[]) =>
    trouble(
      "sample-filter-unfit",
      `“${filter}” does not say which records count. Write a column, an equals sign and a value, such as ${known[0] ?? "Site"} = Leeds. ${NOTHING}`,
    ),
  nothingToDraw: (table: string) =>
    trouble(
      "sample-frame-empty",
      `${table} has no record to draw from. Fill it in, or leave the filter out. ${NOTHING}`,
    ),
  amountUnreadable: (sheet: string, row: number, column: string) =>
    trouble(
      "sample-amount-unreadable",
      `Row ${row} of sheet “${sheet}” has no number in ${column}, so it cannot be drawn by money unit. Put it right first. ${NOTHING}`,
    ),
  recordGone: (key: string, table: string) =>
    trouble(
      "sample-record-gone",
      `${key} is not in ${table} any more. If it cannot be found elsewhere, say so in the sample.`,
    ),
  noStratum: "(blank)",
  noSeed: "none",

  // Taking
  nothingChosen: () =>
    trouble("sample-nothing-chosen", `Name the records that you choose, one a line. ${NOTHING}`),
  chosenUnknown: (keys: readonly string[]) =>
    trouble(
      "sample-key-unknown",
      `These are not among the records: ${list(keys)}. Write each key as it stands in the table. ${NOTHING}`,
    ),
  needsPurpose: () =>
    trouble("sample-purpose", `Say in a few words what the sample is to show. ${NOTHING}`),
  sampledAlready: (unit: string) =>
    trouble(
      "sample-altered",
      `This audit already has a sample of each ${unit}. A sample that has been drawn stays as it is; draw another for a purpose of its own, without questions. ${NOTHING}`,
    ),
  taken: ({ method }: { readonly method: Method }, size: number, of: number) =>
    method === "judgement"
      ? `Keeps ${records(size)} of ${count(of)}, chosen by judgement.`
      : method === "all"
        ? `Takes all ${records(of)}.`
        : `Draws ${records(size)} of ${count(of)}. ${samplingWords.method[method]}.`,
  takenByMoney: (size: number, of: number, interval: number, start: number, total: number) =>
    `Draws ${records(size)} of ${count(of)} by money unit: one pound in every ${count(interval)} of ${money(total)}, from pound ${count(start)} on, in the order of the keys.`,
  kept: (id: string, seed: string, fingerprint: string) =>
    `Keeps the sample ${id}${seed === "" ? "" : ` with the seed “${seed}”`}; fingerprint of the records ${fingerprint.slice(0, 8)}.`,
  recordsAsked: (questions: number, n: number) =>
    `Asks ${counted(questions, "question")} of each of the ${records(n)}, all not assessed.`,

  // Testing
  sampleUnknown: (id: string) =>
    trouble(
      "sample-unknown",
      `The sample ${id} is not in the register. It may have been deleted from the sheet. ${NOTHING}`,
    ),
  itemUnknown: (id: string, order: number) =>
    trouble("sample-item-unknown", `The sample ${id} has no record number ${order}. ${NOTHING}`),
  reserveNotYet: (key: string) =>
    trouble(
      "sample-altered",
      `${key} is in the reserve. It comes in only where a drawn record cannot be found, in the order of the draw. ${NOTHING}`,
    ),
  replacedAlready: (key: string) =>
    trouble(
      "sample-altered",
      `${key} could not be found and another record stands in its place. ${NOTHING}`,
    ),
  testedAlready: (key: string) =>
    trouble(
      "sample-altered",
      `${key} has been tested, so it was found. A tested record is not replaced. ${NOTHING}`,
    ),
  swapNeedsReason: () =>
    trouble(
      "sample-altered",
      `A drawn record is replaced only for a reason: say why it cannot be tested. ${NOTHING}`,
    ),
  noteMissing: (key: string) =>
    trouble("missing-note", `Say in a few words what does not conform in ${key}. ${NOTHING}`),
  tested: (key: string, result: keyof typeof samplingWords.result) =>
    `${key} ${samplingWords.result[result]}.`,
  notFound: (key: string) =>
    `${key} could not be found, and no reserve is left for it: it counts as not conforming.`,
  replaced: (key: string, by: string) => `${key} could not be found; ${by} comes in its place.`,
  inPlaceOf: (key: string) => `In place of ${key}.`,
  setAside: (by: string, reason: string) => `Not found, ${by} stands in its place: ${reason}`,
  missingRecord: (reason: string) => `Not found, and counted as not conforming: ${reason}`,

  /** What a sample lets its auditor say: one sentence each. */
  claim: {
    /** Says in the same sentence what a record is, where keys stand in several rows. */
    ofRecords: (sentence: string, repeats: keyof typeof REPEATS) =>
      repeats === "refuse" ? sentence : `${sentence.replace(/\.$/, "")}; ${REPEATS[repeats]}.`,
    unfinished: (tested: number, size: number, found: number) =>
      `${count(tested)} of ${records(size)} tested so far, of which ${doNot(found)}; nothing can be said of the others until all are tested.`,
    known: (
      size: number,
      population: number,
      found: number,
      confidence: number,
      most: number,
      share: number,
    ) =>
      `Of ${records(size)} drawn from ${count(population)}, ${doNot(found)}: with ${sure(confidence)} confidence at most ${count(most)} of the ${count(population)} (${asPercent(share)}) do not.`,
    large: (size: number, found: number, confidence: number, share: number) =>
      `Of ${records(size)} drawn, ${doNot(found)}: with ${sure(confidence)} confidence at most ${asPercent(share)} of the population do not.`,
    table: (
      size: number,
      found: number,
      ac: number,
      re: number,
      aql: number,
      severity: keyof typeof samplingWords.severity,
    ) => {
      const verdict =
        found <= ac
          ? "the lot is accepted"
          : found < re
            ? "the lot is accepted, and the next one is inspected normally"
            : "the lot is not accepted";
      return `Of ${records(size)}, ${doNot(found)}: by MIL-STD-105E (${severity}, AQL ${aql}, accept at ${ac}, refuse at ${re}) ${verdict}; the table is made for a stream of lots and gives no limit for this one.`;
    },
    squareRoot: (size: number, population: number, found: number) =>
      `Of ${records(size)} drawn from ${count(population)} by the square root, ${doNot(found)}; this rule of thumb carries no statement of confidence about the others.`,
    money: (
      size: number,
      found: number,
      confidence: number,
      most: number,
      column: string,
      tolerable: number,
    ) =>
      `Of ${records(size)} drawn by money unit, ${doNot(found)}: with ${sure(confidence)} confidence no more than ${money(most)} of “${column}” is overstated, where ${money(tolerable)} was tolerable${found > 0 ? "; each record that does not conform is counted as wholly wrong" : ""}.`,
    judgement: (size: number, found: number) =>
      `Of ${records(size)} chosen by judgement, ${doNot(found)}; they were chosen and not drawn, so this says nothing of the share in the others.`,
    all: (size: number, found: number) =>
      `All ${records(size)} were looked at, of which ${doNot(found)} (${asPercent(size === 0 ? 0 : found / size)}).`,
  },

  /** Drawing a sample once more. */
  again: {
    same: (items: number) =>
      `The same: drawn again from the same records with the same seed, all ${records(items)} of the sample and its reserve come out in the same order.`,
    differs: "It differs: the sample that is kept is not the one that its seed gives.",
    frameChanged:
      "The records have changed since the draw. Every record of the sample still has the ticket that its seed gives it, so none was picked by hand.",
    frameChangedUndrawn: "The records have changed since the sample was taken.",
    frame: (then: number, now: number) =>
      then === now
        ? `There are ${records(now)} as then, but not the same ones.`
        : `There were ${records(then)}; there are ${count(now)} now.`,
    gone: (keys: readonly string[]) => `Not among the records any more: ${list(keys)}.`,
    place: (order: number, then: string, now: string) =>
      then === ""
        ? `Number ${order}: none is kept, today's draw gives ${now}.`
        : now === ""
          ? `Number ${order}: ${then} is kept, today's draw gives none.`
          : `Number ${order}: ${then} is kept, today's draw gives ${now}.`,
    ticket: (order: number, key: string) =>
      `Number ${order}: the ticket of ${key} is not the one that the seed gives it.`,
    size: (kept: number, due: number) =>
      `The size that is kept is ${kept}; the method gives ${due}.`,
    count: (there: number, due: number) =>
      `The sheet lists ${records(there)} of this sample; ${count(due)} were drawn, numbered from 1.`,
  },
};
