import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const quoted = (text: string) => `“${text}”`;
const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** 31/10/2026, from a moment in UTC. */
const dayOf = (moment: string) => moment.slice(0, 10).split("-").reverse().join("/");
const named = (table: string, record: string) =>
  record === "" ? quoted(table) : `${quoted(record)} in ${quoted(table)}`;

interface Signature {
  readonly signedBy: string;
  readonly signedAt: string;
}

interface Counts {
  readonly cells: number;
  readonly added: number;
  readonly gone: number;
  readonly missing: number;
}

function changes({ cells, added, gone, missing }: Counts): string {
  return [
    ...(cells > 0 ? [count(cells, "cell")] : []),
    ...(gone > 0 ? [`${count(gone, "row")} gone`] : []),
    ...(added > 0 ? [`${count(added, "row")} added`] : []),
    ...(missing > 0 ? [`${count(missing, "column or table", "columns or tables")} gone`] : []),
  ].join(", ");
}

/** What there is to say about signing a return, and about what was signed. */
export const signOffText = {
  // What stands signed
  signed: ({ signedBy, signedAt }: Signature) => `Signed on ${dayOf(signedAt)} by ${signedBy}.`,
  signedOn: ({ signedAt }: Signature) => dayOf(signedAt),
  changed: (counts: Counts) => `Changed since it was signed: ${changes(counts)}.`,
  unknown: ({ signedBy, signedAt }: Signature) =>
    `Signed on ${dayOf(signedAt)} by ${signedBy}, but what was signed cannot be told any more: the sheet of signed marks was edited or removed.`,
  change: {
    cell: (record: string, field: string, where: string) =>
      record === ""
        ? `${where}: ${quoted(field)} is not as it was signed.`
        : `${where}: ${quoted(field)} of ${quoted(record)} is not as it was signed.`,
    row: (table: string, record: string, row: number) =>
      `Row ${row}: ${named(table, record)} is not as it was signed; which cell, the marks do not tell.`,
    rowAdded: (table: string, record: string, row: number) =>
      `Row ${row}: ${named(table, record)} was not there when it was signed.`,
    rowGone: (table: string, at: number) =>
      `Row ${at} of ${quoted(table)}, as it was signed, is gone.`,
    columnGone: (table: string, field: string) =>
      `Column ${quoted(field)} of ${quoted(table)} is gone.`,
    tableGone: (table: string) => `The table ${quoted(table)} is gone.`,
  },

  // Signing
  statement: (pack: string) =>
    `I have checked this return (${pack}). To the best of my knowledge it is complete and accurate.`,
  noName: () =>
    trouble("sign-off-name", "Give the name of the person who signs. Nothing was signed."),
  noStatement: () =>
    trouble(
      "sign-off-statement",
      "Write the statement that is signed, or take the one that is proposed. Nothing was signed.",
    ),
  otherPack: (pack: string) =>
    trouble(
      "sign-off-pack",
      `The check was made with another pack than ${quoted(pack)}. Check the workbook again, then sign.`,
    ),
  errorsOpen: (errors: number) =>
    trouble(
      "sign-off-errors",
      `${count(errors, "finding")} ${errors === 1 ? "has" : "have"} to be put right before the return can be signed. Put ${errors === 1 ? "it" : "them"} right, or have ${errors === 1 ? "it" : "them"} waived with a reason, and check again.`,
    ),
  errorsNeedReason: (errors: number) =>
    trouble(
      "sign-off-errors-reason",
      `${count(errors, "finding")} ${errors === 1 ? "is" : "are"} still to be put right. This pack lets you sign all the same, with a reason: say why.`,
    ),
  notAsChecked: () =>
    trouble(
      "sign-off-not-as-checked",
      "The workbook does not hold the records that were checked any more. Check it again, then sign. Nothing was signed.",
    ),
  nothingToSign: () =>
    trouble("sign-off-nothing", "There is no record to sign: the tables of this return are empty."),
  alreadySigned: (by: string, at: string) =>
    trouble(
      "sign-off-already",
      `${by} signed exactly this on ${dayOf(at)}, and nothing has changed since. There is nothing to sign again.`,
    ),
  needsRestatement: (by: string, at: string, counts: Counts) =>
    trouble(
      "sign-off-restatement",
      `This return was signed on ${dayOf(at)} by ${by} and has changed since (${changes(counts)}). To sign it again, say why it is restated.`,
    ),
  needsRestatementUntold: (by: string, at: string) =>
    trouble(
      "sign-off-restatement",
      `This return was signed on ${dayOf(at)} by ${by} and is not the same any more. To sign it again, say why it is restated.`,
    ),
  plan: {
    signs: (rows: number, tables: readonly string[], asAt: string) =>
      `Signs ${count(rows, "record")} (${tables.join(", ")}) as at ${asAt}.`,
    counts: (errors: number, queries: number, answered: number, waived: number, notRun: number) =>
      `Keeps with it: ${errors.toLocaleString("en-GB")} to put right, ${queries.toLocaleString("en-GB")} to explain, ${answered.toLocaleString("en-GB")} explained, ${waived.toLocaleString("en-GB")} waived, ${count(notRun, "rule")} not run.`,
    errors: (errors: number, reason: string) =>
      `Signed with ${count(errors, "error")} open, because: ${reason}`,
    fingerprint: (fingerprint: string) => `Fingerprint of the data: ${fingerprint}.`,
    notSigned: (columns: readonly string[]) =>
      `Not signed, because ${columns.length === 1 ? "it is" : "they are"} no part of the return: ${columns.map(quoted).join(", ")}.`,
    restates: (signOffId: string, counts: string) => `Replaces ${signOffId}; changed: ${counts}.`,
    cellsUntold: () =>
      "So many cells are signed that a change will be shown by its row, not by its cell.",
  },
  changes,
  columnsOf: (table: string, columns: number) => `${table}: ${count(columns, "column")}`,

  // Frozen copy
  copy: {
    sheet: "Signed copy",
    sheetOf: (table: string) => `Signed ${table}`,
    heading: (table: string, { signedBy, signedAt }: Signature, signOffId: string) =>
      `${table} · as signed by ${signedBy} on ${dayOf(signedAt)} · ${signOffId}`,
    blockHeading: "Sign-off of this return",
    columns: { what: "Sign-off", value: "As signed" },
    facts: {
      id: "Sign-off",
      pack: "Rules",
      asAt: "As at",
      parameters: "Parameters",
      signedBy: "Signed by",
      role: "Role",
      identity: "Known by",
      statement: "Statement",
      signedAt: "When (UTC)",
      rows: "Records",
      errors: "To put right",
      errorsReason: "Why signed with errors",
      queries: "To explain",
      answered: "Explained",
      waived: "Waived",
      notRun: "Rules not run",
      fingerprint: "Fingerprint of the data",
      restates: "Replaces",
      reason: "Why it was restated",
    },
    identity: {
      signed_in: "the account that was signed in",
      self_declared: "what the person said",
    },
    addsBlock: (sheet: string) =>
      `Adds the sheet ${quoted(sheet)}: who signed what, when, and the fingerprint.`,
    adds: (sheet: string, rows: number) =>
      `Adds the sheet ${quoted(sheet)} with ${count(rows, "row")}, values only.`,
    changedSince: () =>
      trouble(
        "frozen-changed",
        "The data has changed since it was signed, so it cannot be copied as signed. Put the changes back, or sign again.",
      ),
    notSigned: () =>
      trouble("frozen-not-signed", "This return has not been signed yet. Sign it first."),
  },
};
