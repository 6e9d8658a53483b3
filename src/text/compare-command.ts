import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

/** What the command line says about comparing two workbooks. */
export const compareCommandText = {
  summary: "say what has changed from one return to the next, or between two systems",
  usage: "plumbline compare NEW OLD [--key COLUMNS]",
  options: [
    ["--pack ID|FILE.json", "the pack that describes the tables; left out, the one that fits"],
    [
      "--key COLUMNS",
      "the columns that tell records apart, parted by commas; left out, the key of the pack, or the first columns that do",
    ],
    [
      "--period COLUMN",
      "the column that tells the period of a record: changes of records that were accepted are called restated",
    ],
    ["--accepted-until DATE", "the last day of what was accepted"],
    [
      "--limit COLUMN=25%",
      "how far a figure may move: by a share (25%, or 25% from 40 where smaller figures do not matter), by a number (10), or no further than the others (hb); may come several times; left out, as the pack says",
    ],
    [
      "--heading HERE=THERE",
      "a heading that reads otherwise in the old file, such as Ref=Case reference; may come several times",
    ],
    ["--format text|json", "what comes out; text for people is the usual"],
  ],
  twoFiles: () =>
    trouble(
      "compare-files",
      "Name two files: the new one first, then the one to compare it with, such as plumbline compare october.xlsx september.xlsx",
    ),
  badLimit: (given: string) =>
    trouble(
      "compare-limit",
      `“${given}” is no limit. Write a column and how far it may move, such as Referrals=25%, Referrals=10 or Referrals=hb; Referrals=25% from 40 leaves figures aside that were smaller.`,
    ),
  heading: (file: string, other: string) => `${file} compared with ${other}`,
  headingsApart: (
    table: string,
    here: readonly { readonly heading: string; readonly likely: string | null }[],
    there: readonly string[],
  ) => {
    const likely = here.filter((one) => one.likely !== null);
    const first = `In “${table}” these columns have no other side: ${here.map(({ heading }) => heading).join(", ")}. There, and not here: ${there.join(", ")}.`;
    if (likely.length === 0) return `${first} Where two mean the same, say so with --heading.`;
    const options = likely.map((one) => `--heading "${one.heading}=${one.likely ?? ""}"`).join(" ");
    return `${first} If they mean the same: ${options}`;
  },
  onlyNow: (table: string, other: string) => `The table “${table}” is not in ${other}.`,
  table: (title: string, key: readonly string[]) =>
    key.length === 0 ? `${title}, row by row` : `${title}, by ${key.join(" and ")}`,
  groups: { added: "New", gone: "Gone", changed: "Changed", restated: "Restated" },
};
