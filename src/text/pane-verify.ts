import { counted } from "./pane";

const amount = (n: number) => n.toLocaleString("en-GB");

/** What a person does next, as the heading of a group. */
const GROUPS = {
  structure: "Sort out the sheet first",
  "fill-in": "Fill in",
  correct: "Put right",
  tidy: "Tidy up",
  explain: "Check, then amend or explain",
  know: "Worth knowing",
};

const LEVELS = {
  error: "To put right",
  query: "To explain",
  note: "To know",
};

/** Words of the Verify screens. */
export const paneVerifyText = {
  title: "Verify",

  setup: {
    intro: "Plumbline checks this workbook against a pack of rules. Checking changes nothing.",
    pack: "Pack of rules",
    fits: (title: string) => `${title} (fits this workbook)`,
    none: "Choose a pack",
    chooseFirst: "Choose a pack first.",
    noneFits:
      "None of the packs fits this workbook by its tables and headings. Choose one, or open your own.",
    looking: "Looking which pack fits …",
    goBy: (n: number) => `What else these rules go by (${amount(n)})`,
    more: "Other rules, blank form, last return",
    own: "Open a pack from a file …",
    ownNote: "Your own packs stay in this pane until it is closed.",
    ownAdded: (title: string) => `The pack “${title}” was opened.`,
    notText: (file: string) =>
      `“${file}” is not a pack of rules: it cannot be read as JSON. Choose a file that ends in .json. Nothing was changed.`,
    tooLarge: (file: string) =>
      `“${file}” is larger than 2 MB, which no pack of rules is. Choose another file. Nothing was changed.`,
    notNumber: (title: string, text: string) =>
      `“${text}” is not a number. Type ${title} in figures, for example 20.`,
    asAt: (date: string, isProposed: boolean) =>
      isProposed
        ? `It is checked as at ${date}, which is today. To check for another day, change the date at the top.`
        : `It is checked as at ${date}, the date at the top.`,
    about: (version: string, rules: number) => `Version ${version}, ${counted(rules, "rule")}`,
    check: "Check this workbook",
    checkAgain: "Check again",
    change: "Choose another pack",
  },

  ways: {
    rules: "Rules and columns",
    editHint: (pack: string | null) =>
      pack === null ? "Copy a pack in and change it there" : `“${pack}”, kept in this workbook`,
    matchHint: "Where headings read differently",
    profileHint: "Counts, ranges and rules that fit",
    workbook: "This workbook",
    signedHint: "Not signed yet",
    compareHint: "New, gone and changed records",
    others: "Other workbooks",
    returnsHint: "Who has sent what, and in what state",
  },

  previous: {
    choose: "Hold it against the last accepted return …",
    note: "Rules about what has changed since then run, and each finding says whether it is new.",
    chosen: (file: string) => `Checks are held against “${file}”.`,
    without: "Check without it",
    gone: (n: number) => `Gone since then (${amount(n)})`,
  },

  running: {
    title: "Checking",
    label: "Rows checked",
    reading: (done: number, total: number) => `Read ${amount(done)} of ${amount(total)} rows`,
    checking: (done: number, total: number) => `Checked ${amount(done)} of ${amount(total)} rows`,
    earlier: "The results of the last check are kept until this one is done.",
    cancel: "Stop checking",
    stopped: "Checking was stopped. Nothing was changed.",
  },

  results: {
    title: "Results",
    checked: (pack: string, date: string, time: string) =>
      `${pack}, as at ${date}, checked at ${time}`,
    numbers: { errors: "to put right", queries: "to explain", notes: "to know" },
    nothing: (rules: number, rows: number) =>
      `${counted(rules, "rule")}, ${counted(rows, "row")}, no findings.`,
    allClosed: (n: number) => `All closed: ${counted(n, "finding")} since the check.`,
    group: (group: keyof typeof GROUPS) => GROUPS[group],
    inGroup: (n: number) => counted(n, "finding"),
    cluster: (title: string, n: number) => `${title.replace(/\.$/, "")}: ${counted(n, "place")}`,
    goThrough: (n: number) =>
      n === 1 ? "Look at the finding" : `Go through ${counted(n, "finding")}`,
    closed: (n: number) => `Closed since the check (${amount(n)})`,
    waived: (n: number) => `Accepted with a reason (${amount(n)})`,
    notRun: (n: number) => `${counted(n, "rule")} did not run: see why`,
    notRunTitle: "Rules that did not run",
    notRunIntro: "These rules said nothing about the workbook, neither good nor bad.",
    giveMissing: "Give what is missing",
    giveWhy: "With these, the rules that wait for them run.",
    copy: "Copy the list as text",
    copied: (n: number) => `${counted(n, "finding")} copied.`,
    oldDate: (now: string, then: string) =>
      `The date at the top is now ${now}; these results are as at ${then}.`,
    stale: "The workbook has changed and could not be checked again by itself.",
    narrowed: (where: string, shown: number, all: number) =>
      `Only your selection ${where}: ${amount(shown)} of ${counted(all, "finding")}.`,
    narrowedNone: (where: string) => `No findings in your selection ${where}.`,
    showAll: "Show all findings",
    announceClosed: (n: number) => `${counted(n, "finding")} closed.`,
    announceNew: (n: number) => `${counted(n, "new finding")}.`,
    putRightAll: (n: number) => `Put right ${counted(n, "safe correction")}`,
  },

  finding: {
    title: (level: keyof typeof LEVELS) => LEVELS[level],
    position: (n: number, of: number) => `${amount(n)} of ${amount(of)}`,
    where: "Where",
    sheet: "Sheet",
    cell: "Cell",
    column: "Column",
    record: "Record",
    holds: "It holds",
    blank: "nothing",
    why: "Why",
    rule: (rule: string) => `Rule ${rule}`,
    basis: (basis: string) => `Basis: ${basis}`,
    todo: "What to do",
    todoDefault:
      "Go to the cell, compare it with your records and correct it. The finding closes by itself.",
    places: (n: number) => (n === 2 ? "Both places" : `All ${counted(n, "place")}`),
    goTo: (where: string) => `Go to ${where}`,
    goToSheet: (sheet: string) => `Go to sheet ${sheet}`,
    next: "Next",
    previous: "Previous",
    absent: "Found in what this check is held against; it is not in this workbook now.",
    since: "Since then",
    closed: "Closed: the sheet has been changed and the rule is met now.",
    waived: "Accepted with a reason.",
    gone: "This finding is not in the list any more.",
    gone2: "The sheet has changed since. Go back to the list to see what is left.",
    putRight: (value: string) => `Put right: write ${value}`,
  },

  corrections: {
    title: "Put right",
    intro:
      "These corrections only tidy how a value is written; what it means stays the same. Each is listed here.",
    apply: (n: number) => `Put right ${counted(n, "cell")}`,
    none: "There is nothing left that can be put right safely.",
    which: "Which corrections",
    all: (n: number) => `All of them (${amount(n)})`,
    kind: (title: string, n: number) => `${title} (${amount(n)})`,
  },

  keeping: {
    ways: {
      answer: "Explain",
      waive: "Accept for a time",
      "not-same": "Not the same person",
    },
    confirm: {
      answer: "Keep the explanation",
      waive: "Accept it",
      "not-same": "Keep that they are two",
    },
    reason: {
      answer: "Why it is right as it is",
      waive: "Why it cannot be put right yet",
      "not-same": "How you know that they are two people",
    },
    until: "Until",
    untilWhy: "After this day the finding is open again.",
    show: "Show what will be written",
    cancel: "Go back",
  },

  suppliers: {
    title: "Lists to send back",
    open: (n: number) => `Lists to send back to ${counted(n, "supplier")}`,
    intro:
      "What each of them has to put right or explain: only the cells, what is wrong and what to do.",
    none: "There is nothing to send back.",
    by: "List by",
    entries: (n: number) => counted(n, "entry", "entries"),
    copy: "Copy as text",
    copyFor: (supplier: string) => `Copy as text for ${supplier}`,
    copied: (supplier: string) => `The list for ${supplier} was copied.`,
    sheet: "Add as a sheet",
    sheetFor: (supplier: string) => `Add as a sheet for ${supplier}`,
    addSheet: "Add the sheet",
  },

  text: {
    line: (where: string, message: string, advice: string) =>
      [where, message, advice].filter((part) => part !== "").join(" – "),
  },
};
