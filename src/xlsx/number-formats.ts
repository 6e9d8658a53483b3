import { GENERAL } from "../workbook/model";

/**
 * The formats that a file names by number alone, in their en-US form. 14 and 22 follow the reader's own
 * short date; they stand here as Excel gives them to add-ins.
 */
const BUILT_IN = new Map<number, string>([
  [0, GENERAL],
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [5, '"$"#,##0_);\\("$"#,##0\\)'],
  [6, '"$"#,##0_);[Red]\\("$"#,##0\\)'],
  [7, '"$"#,##0.00_);\\("$"#,##0.00\\)'],
  [8, '"$"#,##0.00_);[Red]\\("$"#,##0.00\\)'],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, "m/d/yyyy"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "m/d/yyyy h:mm"],
  [37, "#,##0_);(#,##0)"],
  [38, "#,##0_);[Red](#,##0)"],
  [39, "#,##0.00_);(#,##0.00)"],
  [40, "#,##0.00_);[Red](#,##0.00)"],
  [41, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'],
  [42, '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)'],
  [43, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)'],
  [44, '_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)'],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  [48, "##0.0E+0"],
  [49, "@"],
]);

// ECMA-376 18.8.30: 27 to 36 and 50 to 58 are dates and times of the East Asian versions of Excel.
const EAST_ASIAN_TIMES = new Set([32, 33, 34, 35, 55, 56]);

export function builtInFormat(id: number): string | null {
  const format = BUILT_IN.get(id);
  if (format !== undefined) return format;
  if (EAST_ASIAN_TIMES.has(id)) return "h:mm";
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? "m/d/yyyy" : null;
}

const ID_OF = new Map([...BUILT_IN].map(([id, format]) => [format, id]));

/** The number under which every workbook knows the format; null where a workbook has to spell it out. */
export function builtInId(format: string): number | null {
  return ID_OF.get(format) ?? null;
}

export const FIRST_CUSTOM_ID = 164;
