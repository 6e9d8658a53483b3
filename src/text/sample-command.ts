import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

/** What `plumbline sample` says besides what every face says of samples. */
export const sampleCommandText = {
  summary:
    "draws a sample from a table so that anyone can draw it again, or draws a kept one again",
  usage:
    "plumbline sample FILE --table NAME --key COLUMN --seed TEXT [--method METHOD …] | FILE --sample ID",
  options: [
    ["--sample ID", "draw this sample of the audit register again, and say whether it is the same"],
    ["--table NAME", "the table to draw from, or a sheet whose first row holds the titles"],
    ["--key COLUMN", "the column that tells the records apart"],
    [
      "--method METHOD",
      "hypergeometric (if left out), binomial, table_105E, square_root, money_unit, judgement or all",
    ],
    ["--seed TEXT", "any words, written down before the draw"],
    ["--size N", "draw so many, whatever the method gives"],
    ["--reserve N", "draw so many more, to stand in where a record cannot be found"],
    ["--filter TEXT", "only records with this value, such as “Prison = Leeds”"],
    ["--strata COLUMN", "spread the draw over the values of this column"],
    [
      "--repeats WHAT",
      "keys that stand in several rows: refuse (if left out), rows (each row is a record) or once (each key is)",
    ],
    ["--confidence N", "how sure, in percent: 95 if left out (by confidence, by money unit)"],
    ["--tolerable N", "what may be wrong: percent, or for money units an amount"],
    ["--allowed N", "how many may be found wrong: 0 if left out"],
    ["--level, --aql, --severity", "of MIL-STD-105E: II, 4 and normal if left out"],
    ["--rule RULE", "square_root, square_root_plus_one, sites_initial …"],
    ["--amount COLUMN", "the amounts, for a draw by money unit"],
    ["--keys LIST --why TEXT", "by judgement: the records, parted by semicolons, and the reason"],
    ["--format json", "one JSON document in place of lines"],
  ],
  needs: (option: string, usage: string) =>
    trouble("sample-option", `Give ${option}. Usage: ${usage}`),
  notACount: (option: string, typed: string) =>
    trouble("sample-option", `${option} has to be a whole number, not “${typed}”.`),
  sizeNotHere: (method: string) =>
    trouble("sample-option", `--size does not go with ${method}, which gives its own size.`),
  drawnFrom: (file: string, table: string, size: number, fingerprint: string) =>
    `${file}: ${size.toLocaleString("en-GB")} records in ${table}, fingerprint ${fingerprint}`,
  sample: "Sample, in the order of the draw:",
  reserve: "Reserve:",
  item: (order: number, key: string, stratum: string, ticket: string) =>
    [`  ${order}. ${key}`, stratum, ticket.slice(0, 16)].filter((part) => part !== "").join("  "),
  again: (file: string, id: string, sentence: string) => `${file}, sample ${id}: ${sentence}`,
};
