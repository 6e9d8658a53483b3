const quoted = (text: string) => `“${text}”`;

// A formula may be eight thousand characters long; its beginning tells which one it is.
const LONGEST_FORMULA = 120;
const short = (formula: string) =>
  formula.length > LONGEST_FORMULA ? `${formula.slice(0, LONGEST_FORMULA)}…` : formula;

/** Words about formulas that are not what those around them are. */
export const integrityText = {
  typed: (cells: string, formula: string) =>
    cells.includes(":")
      ? `Numbers are typed into ${cells} where the cells around them are worked out. The formula there would be ${short(formula)}`
      : `A number is typed into ${cells} where the cells around it are worked out. The formula there would be ${short(formula)}`,
  typedAdvice: "Put the formula back, or say why the figure is typed.",
  different: (cells: string, formula: string, expected: string) =>
    `The formula in ${cells} is ${short(formula)}; like the cells beside it, it would be ${short(expected)}`,
  differentAdvice: "Copy the formula from the cells beside it, or say why it differs.",
  either: (cells: string, formula: string, expected: string) =>
    `Within ${cells} two formulas do the same work with different cells: ${short(formula)} and ${short(expected)}`,
  eitherAdvice: "See which of the two is meant, and copy it over the other.",
  rangeShort: (formula: string, row: string, last: string) =>
    `${short(formula)} stops at ${row}; the numbers go on to ${last}.`,
  error: (cells: string, error: string) =>
    cells.includes(":") ? `The cells ${cells} show ${error}.` : `The cell shows ${error}.`,
  errorAdvice: "Mend the formula. Cells that draw on it come right by themselves.",
  lostReference: (formula: string) =>
    `${short(formula)} refers to cells that are no longer there (#REF!).`,
  lostReferenceAdvice: "Point the formula at the right cells again.",
  externalFile: (cells: string, file: string) =>
    `${cells} takes its figure from another file, ${quoted(file)}.`,
  unnamedFile: (number: string) => `number ${number} in the list of links`,
  volatile: (cells: string, name: string) =>
    `${cells} uses ${name}, so its figure changes by itself from one opening to the next.`,
  volatileAdvice: "Type the date or the figure that is meant, or refer to a cell that holds it.",
  textNumber: (cells: string) =>
    cells.includes(":")
      ? `The numbers in ${cells} are stored as text, so the formulas that cover them leave them out.`
      : `The number in ${cells} is stored as text, so the formulas that cover it leave it out.`,
  textNumberAdvice: "Type it again as a number.",
  tooLarge: (sheet: string) =>
    `The formulas of ${quoted(sheet)} were not looked at: a few cells far away make it too large.`,
  tooLargeAdvice: "Empty the cells that do not belong there, and check again.",
  badScope: (scope: string) =>
    `${quoted(scope)} is no range such as Summary!B2:H40. Write the sheet, an exclamation mark and the cells.`,

  template: {
    sheetGone: (sheet: string) => `The sheet ${quoted(sheet)} of the blank form is missing.`,
    sheetGoneAdvice: "Put the sheet back as it is in the blank form.",
    sheetNew: (sheet: string) => `The sheet ${quoted(sheet)} is not part of the blank form.`,
    sheetNewAdvice: "Take it out before you submit, if it is only for you.",
    sheetHidden: (sheet: string) =>
      `The sheet ${quoted(sheet)} is hidden; in the blank form it is shown.`,
    sheetShown: (sheet: string) =>
      `The sheet ${quoted(sheet)} is shown; in the blank form it is hidden.`,
    sheetShownAdvice: "Set it back to how it is in the blank form.",
    labelChanged: (now: string, before: string) =>
      `${quoted(now)} reads ${quoted(before)} in the blank form.`,
    labelGone: (before: string) => `${quoted(before)} of the blank form is missing here.`,
    labelAdvice: (before: string) => `Write ${quoted(before)} again.`,
    formulaTyped: (cells: string, formula: string) =>
      `The formula of the blank form, ${short(formula)}, was typed over in ${cells}.`,
    formulaGone: (cells: string, formula: string) =>
      `The formula of the blank form, ${short(formula)}, was taken out of ${cells}.`,
    formulaChanged: (cells: string, formula: string, before: string) =>
      `The formula in ${cells} is ${short(formula)}; in the blank form it is ${short(before)}`,
    formulaAdvice: "Copy the formula from the blank form.",
    validationGone: (cells: string, before: string) =>
      `${cells} takes anything; in the blank form it takes ${before}.`,
    validationChanged: (cells: string, now: string, before: string) =>
      `${cells} takes ${now}; in the blank form it takes ${before}.`,
    validationAdvice:
      "Copy the cells from the blank form, use Paste Special > Validation here, and look at what was filled in since.",
    validationsUnread: (why: string) =>
      `What cells may hold was not compared with the blank form: ${why}`,
    validationsUnreadAdvice: "Look at the drop-down lists of this sheet yourself.",
    tooLarge: (name: string) =>
      `${quoted(name)} cannot serve as a blank form: a few cells stand so far away that it is too large.`,
    sharedBy: (first: string, others: number) =>
      `${first} and ${others === 1 ? "one other" : `${others} others`}`,
    ruleTitle: (name: string) => `Nothing changed in the form ${quoted(name)}`,
  },

  pane: {
    choose: "Hold it against the blank form …",
    note: "Finds headings and formulas that were changed, and leaves alone what came with the form. Without the blank form, choose several accepted returns: what all of them share stands for it.",
    added: (file: string) => `The blank form “${file}” was opened.`,
    shared: (files: number) => `What ${files} returns share stands for the blank form.`,
    isHeld: (rule: string) => `With the blank form: ${rule}.`,
  },
};

type Bound =
  | "between"
  | "notBetween"
  | "equal"
  | "notEqual"
  | "greaterThan"
  | "lessThan"
  | "greaterThanOrEqual"
  | "lessThanOrEqual";

const BOUNDED = {
  whole: "a whole number",
  decimal: "a number",
  date: "a date",
  time: "a time",
  length: "a text with a number of characters",
};

const MOST_CHOICES = 6;

/** What a cell takes, in words. */
export const validationText = {
  list: (choices: readonly string[] | null, range: string) => {
    if (choices === null) return `a choice from ${short(range)}`;
    const shown = choices.slice(0, MOST_CHOICES).map(quoted).join(", ");
    const more = choices.length - MOST_CHOICES;
    return more > 0 ? `one of ${shown} and ${more} more` : `one of ${shown}`;
  },
  custom: (formula: string) => `what fulfils ${short(formula)}`,
  bounds: (kind: keyof typeof BOUNDED, bound: Bound, first: string, second: string) => {
    const isDay = kind === "date" || kind === "time";
    const words: Record<Bound, string> = {
      between: `from ${short(first)} to ${short(second)}`,
      notBetween: `that is not from ${short(first)} to ${short(second)}`,
      equal: `equal to ${short(first)}`,
      notEqual: `other than ${short(first)}`,
      greaterThan: `${isDay ? "after" : "above"} ${short(first)}`,
      lessThan: `${isDay ? "before" : "below"} ${short(first)}`,
      greaterThanOrEqual: `of ${short(first)} or ${isDay ? "later" : "more"}`,
      lessThanOrEqual: `of ${short(first)} or ${isDay ? "earlier" : "less"}`,
    };
    return `${BOUNDED[kind]} ${words[bound]}`;
  },
};
