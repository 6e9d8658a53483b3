import { z } from "zod";
import { count, dayAsTyped, note, suggestion, yesNo } from "../../records/field";
import type { Layout, RowIn } from "../../records/layout";
import { packTableText } from "../../text/pack-table";
import type { Level } from "../finding";
import { CHECKS } from "./checks";

const LEVELS: readonly Level[] = ["error", "query", "note"];

/** Everything about the pack but its rules: one line of it a row, long ones in numbered parts. */
const part = z.object({
  what: suggestion(packTableText.parts, 14),
  part: count(1),
  holds: note(90),
});

/** One rule a row. Nothing but `on` is read strictly: a row that means nothing is kept, and says why. */
const rule = z.object({
  on: yesNo(),
  id: note(14),
  level: suggestion(LEVELS, 9),
  table: note(16),
  columns: note(30),
  check: suggestion([...CHECKS.keys()], 30),
  values: note(30),
  onlyWhen: note(30),
  message: note(50),
  howToPutItRight: note(50),
  basis: note(30),
  from: dayAsTyped(),
  to: dayAsTyped(),
  title: note(40),
  stage: note(7),
  tolerance: note(10),
  needs: note(16),
  onlyOn: note(16),
  cannotBeReadBecause: note(50),
});

// A sheet's name may hold none of these, and 31 characters.
const FORBIDDEN = /[[\]:*?/\\]/g;
const LONGEST = 31;

/** The sheet on which the rules of a pack stand: named by the pack. */
function sheetNamed(title: string): string {
  const name = title.replace(FORBIDDEN, " ").replace(/\s+/g, " ").trim().slice(0, LONGEST).trim();
  // Excel takes no name that begins or ends with an apostrophe.
  return name.replace(/^'+|'+$/g, "") || packTableText.sheet;
}

const tablesFor = (title: string) =>
  ({
    tblRulePack: {
      sheet: packTableText.aboutSheet,
      title: packTableText.aboutTitle,
      row: part,
      id: ["what", "part"],
    },
    tblRule: {
      sheet: sheetNamed(title),
      title: packTableText.rulesTitle,
      row: rule,
      id: [],
    },
  }) as const;

export type PackTables = ReturnType<typeof tablesFor>;
export type RuleRow = RowIn<PackTables, "tblRule">;
export type PartRow = RowIn<PackTables, "tblRulePack">;

/** The tables in which a workbook keeps a pack of its own; the rules' sheet is named by the pack. */
export function packLayout(title = ""): Layout<PackTables> {
  return { version: 1, tables: tablesFor(title) };
}
