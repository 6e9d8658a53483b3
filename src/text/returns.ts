import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

const STATES = {
  signed: "signed off",
  ready: "ready",
  queries: "to explain",
  errors: "to put right",
  changed: "changed since it was signed",
  unreadable: "could not be read",
  "not-sent": "not sent",
} as const;
type State = keyof typeof STATES;

const DUE_OPTION = [
  "--due FILE.xlsx",
  "the workbook with the calendar of due returns: its table tblReturnDue says who sends which return by when",
] as const;

const CHECK_OPTIONS = [
  [
    "--as-of DATE",
    "the date to check as at, such as 31/10/2026 or 2026-10-31; always needed, so that the same check gives the same answer tomorrow",
  ],
  [
    "--pack ID|FILE.json",
    "the rules to check against; left out, the pack that fits each workbook is chosen",
  ],
  ["--map ID|FILE.json", "how the headings of the system that the workbooks come from read"],
  [
    "--param NAME=VALUE",
    "a value that the pack asks for; may come several times, and goes to each workbook whose pack asks for it",
  ],
  ["--template FILE", "the blank form that the workbooks were made from"],
] as const;

/** For every command that goes through many files. */
export const TIME_LIMIT_OPTION = [
  "--time-limit SECONDS",
  "how long one file may take before it is left and the next one begun; 120 unless told otherwise",
] as const;

/** Words about many returns: who has sent what, in what state, and what was put together. */
export const returnsText = {
  states: STATES,
  dueTitle: "Returns that are due: who sends which return by when",

  noCalendar: (workbook: string) =>
    trouble(
      "no-return-calendar",
      `${workbook} has no table tblReturnDue. It lists the returns that are due, one row a return, with the columns sender, return, period, period_end, due, working_days, division and file_name.`,
    ),
  dueUnknown: (sender: string, name: string, why: string) =>
    `The due date of “${name}” from ${sender} could not be worked out. ${why}`,
  notSent: (due: string | null, isOverdue: boolean) =>
    due === null
      ? "Not sent."
      : isOverdue
        ? `Not sent. It was due on ${due}.`
        : `Not sent yet. It is due on ${due}.`,
  notExpected: (sentence: string) => `The calendar does not expect this file. ${sentence}`,
  andOthers: (sentence: string, files: readonly string[]) =>
    files.length === 0
      ? sentence
      : `${sentence} Also sent for the same return, and not counted: ${files.join(", ")}.`,
  signedAnd: (signed: string, found: string) => `${signed} ${found}`,

  answerUnreadable: (problems: readonly string[]) =>
    trouble("answer-unreadable", `It was not checked, because of an answer. ${problems.join(" ")}`),

  summary: (counts: ReadonlyMap<State, number>, overdue: number) => {
    const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
    const order = [
      "signed",
      "ready",
      "queries",
      "errors",
      "changed",
      "unreadable",
      "not-sent",
    ] as const;
    const parts = order.flatMap((state) => {
      const n = counts.get(state) ?? 0;
      if (n === 0) return [];
      const late = state === "not-sent" && overdue > 0 ? ` (${overdue} overdue)` : "";
      return [`${n.toLocaleString("en-GB")} ${STATES[state]}${late}`];
    });
    return `${count(total, "return")}: ${parts.join(", ")}.`;
  },

  refused: (state: State, sentence: string) =>
    `Not taken, because it is ${state === "unreadable" ? "not readable" : STATES[state]}. ${sentence}`,
  sharedRecord: (record: string, table: string, places: readonly string[]) =>
    `“${record}” of ${table} stands in ${count(places.length, "place")}: ${places.join(", ")}.`,
  andMoreShared: (n: number) =>
    `And ${count(n, "more record")} in more than one return; the sheet “All records found twice” lists them all.`,
  place: (file: string, sheet: string, row: number) => `${file} (${sheet}, row ${row})`,
  collated: (rows: number, files: number, refused: number, shared: number) =>
    [
      `${count(rows, "record")} from ${count(files, "return")} put together.`,
      refused > 0 ? `${count(refused, "return")} not taken.` : "",
      shared > 0
        ? `${count(shared, "record")} ${shared === 1 ? "stands" : "stand"} in more than one return.`
        : "",
    ]
      .filter(Boolean)
      .join(" "),
  nothingToCollate: () =>
    trouble(
      "nothing-to-collate",
      "None of the returns is ready or signed off, so there is nothing to put together. Check which findings are open.",
    ),

  sheets: {
    sheet: (title: string) => `All ${title}`,
    added: (sheets: readonly string[]) =>
      `New ${sheets.length === 1 ? "sheet" : "sheets"}: ${sheets.map((name) => `“${name}”`).join(", ")}.`,
    heading: (title: string) => `${title}, put together from the returns that are accepted`,
    files: "returns",
    shared: "records found twice",
    notTaken: "not taken",
    provenance: ["From file", "From sheet", "From row", "Signed by", "Fingerprint"],
    fileColumns: ["File", "State", "Records", "Signed by", "Fingerprint", "Why not taken"],
    sharedColumns: ["Table", "Record", "File", "Sheet", "Row"],
  },

  pane: {
    title: "Many returns",
    open: "Check many returns at once",
    intro:
      "Each file is opened, checked and closed again, one after the other. Nothing in them is changed, and none leaves this computer.",
    choose: "Choose the files",
    chosen: (n: number) => `Chosen: ${count(n, "file")}`,
    chooseFirst: "Choose the files first.",
    rules: "Rules",
    eachItsOwn: "The rules that fit each file",
    asAt: (day: string) => `Checked as at ${day}.`,
    askedLater:
      "What the rules of a file ask for is asked once the files are read, for all of them.",
    answered: "Answered already",
    answeredWhy: "These answers go for every file whose rules ask for them.",
    waiting: (n: number) => `Rules wait for an answer in ${count(n, "return")}`,
    /** The name of a field that packs call by different names. */
    oneField: (titles: readonly string[]) => titles.join(" / "),
    calendar:
      "Where this workbook has the table tblReturnDue, the files are held against it: who has sent, and who has not.",
    check: "Check the files",
    stop: "Stop",
    progress: (done: number, total: number) =>
      `${done.toLocaleString("en-GB")} of ${count(total, "file")} checked`,
    stopped: (done: number, total: number) =>
      `Stopped after ${done.toLocaleString("en-GB")} of ${count(total, "file")}; what was not read counts as not sent.`,
    stoppedAgain: "Stopped. What stands here is from the check before.",
    broke: (file: string) =>
      trouble(
        "return-broke",
        `${file} could not be read to its end. Open it in Excel, save it again and choose it once more; the other files were checked.`,
      ),
    tookTooLong: (file: string, seconds: number) =>
      trouble(
        "return-too-long",
        `${file} was left after ${count(seconds, "second")}, so that the others could be checked. Open it in Excel and check it there.`,
      ),
    again: "Choose other files",
    collate: (n: number) => `Put ${count(n, "return")} together in this workbook`,
    collateNow: "Add the sheets",
  },

  returnsCommand: {
    summary: "who has sent a return, who has not, and in what state each one is",
    usage: "plumbline returns FILE|FOLDER … --as-of DATE [--due FILE.xlsx] [--pack ID|FILE.json]",
    options: [
      ...CHECK_OPTIONS,
      DUE_OPTION,
      TIME_LIMIT_OPTION,
      ["--format text|json|csv", "how to say it; text unless told otherwise"],
      ["--out FILE", "where to write it; the screen unless told otherwise"],
    ],
    columns: ["Sender", "Return", "Period", "Due", "State", "File", "What is known"],
    dueOn: (day: string) => `due ${day}`,
  },
  collateCommand: {
    summary: "put the records of accepted returns into one workbook, with where each comes from",
    usage:
      "plumbline collate FILE|FOLDER … --as-of DATE --out FILE.xlsx [--due FILE.xlsx] [--pack ID|FILE.json] [--map ID|FILE.json]",
    options: [
      ["--out FILE.xlsx", "where to write what is put together; always needed"],
      ...CHECK_OPTIONS,
      DUE_OPTION,
      TIME_LIMIT_OPTION,
      ["--format text|json", "how to say what was done; text unless told otherwise"],
    ],
    needsOut: () =>
      trouble("needs-out", "Say where to write what is put together: --out collated.xlsx."),
    written: (file: string) => `Wrote ${file}.`,
  },
  badTimeLimit: (given: string) =>
    trouble(
      "bad-time-limit",
      `“${given}” is no number of seconds. Write --time-limit 30 for half a minute.`,
    ),
} as const;
