import { didYouMean } from "./near";
import { TIME_LIMIT_OPTION } from "./returns";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const count = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;

/** How a pack came to be used. */
const WHY_PACK = {
  named: "",
  fits: ", chosen because it fits",
  own: ", the workbook's own rules",
  "none-fits": ", as no other pack fits",
};

/** Words of the command line. */
export const cliText = {
  about:
    "Plumbline checks the workbooks that performance figures come from. Nothing leaves this computer.",
  usageTitle: "Use",
  commandsTitle: "Commands",
  optionsTitle: "Options",
  exitTitle: "It ends with",
  exitCodes: [
    ["0", "nothing to put right or to explain"],
    ["1", "something to put right"],
    ["2", "nothing to put right, something to explain"],
    ["3", "something could not be read or done"],
  ],
  moreHelp: "plumbline help COMMAND says more about a command.",

  unknownCommand: (name: string, known: Iterable<string>) =>
    trouble(
      "command-unknown",
      `There is no command “${name}”.${didYouMean(name, known)} plumbline help lists them.`,
    ),
  unknownOption: (name: string, known: Iterable<string>) =>
    trouble("option-unknown", `There is no option “${name}” here.${didYouMean(name, known)}`),
  optionNeedsValue: (name: string) =>
    trouble("option-value", `The option “${name}” needs a value behind it.`),
  optionChoice: (name: string, given: string, choices: readonly string[]) =>
    trouble(
      "option-choice",
      `“${given}” is no choice for ${name}.${didYouMean(given, choices)} Choose ${choices.join(", ")}.`,
    ),

  verify: {
    summary: "check workbooks against a pack of rules",
    usage: "plumbline verify FILE|FOLDER … --as-of DATE [--pack ID|FILE.json]",
    options: [
      [
        "--as-of DATE",
        "the date to check as at, such as 31/10/2026 or 2026-10-31; always needed, so that the same check gives the same answer tomorrow",
      ],
      [
        "--pack ID|FILE.json",
        "the rules to check against; left out, the pack that fits each workbook is chosen",
      ],
      [
        "--map ID|FILE.json",
        "how the headings of the system that the workbook comes from read: delius, oasys, prison, youth-return, or one's own; left out, the one that the workbook keeps",
      ],
      [
        "--param NAME=VALUE",
        "a value that the pack asks for, such as period_start=01/10/2026; may come several times, and goes to each workbook whose pack asks for it",
      ],
      [
        "--template FILE",
        "the blank form that the workbooks were made from: what differs from it is found, what came with it is not held against them; without the form, give accepted returns, one after each --template: what all of them share stands for it",
      ],
      [
        "--previous FILE",
        "the last accepted return: rules about what has changed since then run, and each finding says whether it is new",
      ],
      TIME_LIMIT_OPTION,
      ["--format text|json|csv|xlsx", "how to say it; text unless told otherwise"],
      ["--out FILE", "where to write it; needed for xlsx"],
      [
        "--corrections FOLDER",
        "also write what each worker, team or prison has to put right, as CSV and as text, one of each for every supplier that the pack names",
      ],
    ],
    noFiles: () =>
      trouble(
        "no-files",
        "Say which workbook or folder to check: plumbline verify FILE --as-of 31/10/2026.",
      ),
    noDate: () =>
      trouble(
        "no-date",
        "Say as at which date to check, for example --as-of 31/10/2026. Plumbline never uses today by itself, so that a check done again gives the same answer.",
      ),
    badDate: (given: string) =>
      trouble(
        "bad-date",
        `“${given}” is not a date that --as-of understands. Write it as 31/10/2026 or 2026-10-31.`,
      ),
    badParameter: (given: string) =>
      trouble(
        "bad-parameter",
        `“${given}” does not read NAME=VALUE, such as period_start=01/10/2026.`,
      ),
    askedOfNone: ({ code, message }: Trouble, unread: number) => {
      if (unread === 0) return trouble(code, message);
      const packs = unread === 1 ? "its pack asks" : "their packs ask";
      return trouble(
        code,
        `${message} ${count(unread, "file")} could not be read, so what ${packs} for is not known.`,
      );
    },
    needsOut: () =>
      trouble(
        "needs-out",
        "A workbook cannot be shown on the screen. Say where to write it: --out findings.xlsx.",
      ),
    noWorkbooks: (folder: string) =>
      trouble(
        "no-workbooks",
        `There is no workbook in ${folder}. Plumbline reads .xlsx, .xlsm, .xlsb, .xls, .ods and .csv.`,
      ),
    onlyResults: (folder: string, out: string) =>
      trouble(
        "no-workbooks",
        `All workbooks in ${folder} lie in ${out}, where results are written. Name that folder to read them, and write elsewhere.`,
      ),
    written: (file: string, files: number) => `Wrote ${file}: ${count(files, "workbook")} checked.`,
    against: (
      date: string,
      pack: string,
      version: string,
      why: "named" | "own" | "fits" | "none-fits",
      rules: number,
      rows: number,
    ) =>
      `Checked as at ${date} against “${pack}” (version ${version}${WHY_PACK[why]}): ${count(rules, "rule")}, ${count(rows, "row")}.`,
    noFindings: "Nothing was found.",
    didNotRun: (n: number) =>
      n === 1 ? "One rule did not run" : `${n.toLocaleString("en-GB")} rules did not run`,
    andMore: (n: number) =>
      `and ${n.toLocaleString("en-GB")} more like this (--format csv lists them all)`,
    totals: (files: number, ready: number, errors: number, queries: number, unreadable: number) =>
      [
        `${count(files, "workbook")}:`,
        [
          ready > 0 ? `${ready} ready to submit` : "",
          errors > 0 ? `${errors} with something to put right` : "",
          queries > 0 ? `${queries} with something to explain` : "",
          unreadable > 0 ? `${unreadable} not checked` : "",
        ]
          .filter(Boolean)
          .join(", "),
      ].join(" ") + ".",
    notChecked: "Not checked.",
    states: {
      ready: "ready",
      errors: "to put right",
      queries: "to explain",
      unreadable: "not checked",
    },
    columns: {
      file: "File",
      state: "State",
      level: "Level",
      group: "What to do",
      rule: "Rule",
      sheet: "Sheet",
      cell: "Cell",
      column: "Column",
      record: "Record",
      value: "Value",
      message: "What is wrong",
      advice: "How to put it right",
      status: "Status",
      fingerprint: "Fingerprint",
      since: "Since last return",
      pack: "Pack",
      version: "Pack version",
      asOf: "As at",
      sentence: "Result",
      rows: "Rows",
      rules: "Rules",
      errors: "To put right",
      queries: "To explain",
      notes: "To know",
      notRun: "Rules that did not run",
      reason: "Why",
    },
    sheets: { results: "Results", findings: "Findings", notRun: "Not run" },
    headings: {
      results: "What was checked, one row a workbook",
      findings: "What was found, one row a finding",
      notRun: "Rules that did not run, and why",
    },
  },

  packs: {
    summary: "list the packs of rules that come with Plumbline, or the rules of one",
    usage: "plumbline packs [ID] [--from WORKBOOK]",
    options: [
      ["--from WORKBOOK", "the rules that a workbook keeps in its own tables"],
      [
        "--format text|json|pack",
        "how to say it; text unless told otherwise; pack writes one as a file that can be used again",
      ],
    ],
    noOwn: (file: string) =>
      trouble(
        "no-own-rules",
        `${file} keeps no rules of its own. Copy a pack into it from Verify in the pane, or name a pack.`,
      ),
    onePack: () =>
      trouble(
        "argument-missing",
        "Name the pack that is to be written: plumbline packs ID --format pack.",
      ),
    rules: (n: number) => count(n, "rule"),
    tables: (titles: readonly string[]) =>
      titles.length === 0 ? "any table that it finds" : titles.join(", "),
    ownedBy: (owner: string) => `Owner: ${owner}`,
    basis: (basis: string) => `Basis: ${basis}`,
    parameters: "Asks for",
    unusable: (n: number) => `${count(n, "rule")} that cannot be used`,
  },

  help: { summary: "say how a command is used", usage: "plumbline help [COMMAND]" },

  files: {
    missing: (path: string) =>
      trouble("file-missing", `There is no file or folder ${path}. Check the name.`),
    unreadable: (path: string) =>
      trouble(
        "file-unreadable",
        `${path} could not be read from the disk. Check that it is not open elsewhere and that you may read it.`,
      ),
    unwritable: (path: string) =>
      trouble(
        "file-unwritable",
        `${path} could not be written. Check the folder, and that the file is not open elsewhere.`,
      ),
    overItself: (path: string) =>
      trouble(
        "file-over-itself",
        `${path} would be written over by what is drawn from it. Give another name with --out.`,
      ),
    damaged: (path: string) =>
      trouble(
        "file-unexpected",
        `${path} could not be checked: something in it was not expected. The other files were checked.`,
      ),
    tookTooLong: (file: string, seconds: number) =>
      trouble(
        "file-too-slow",
        `${file} was not checked to its end within ${count(seconds, "second")}, so it was left. Check it by itself with a longer --time-limit, or save it again as .xlsx: some old formats take very long to read.`,
      ),
    tookTooMuch: (file: string) =>
      trouble(
        "file-too-heavy",
        `${file} needs more memory than one file may take. Remove what is not needed from it, or cut it into several files.`,
      ),
  },
};
