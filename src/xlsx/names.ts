const WORKBOOK = /\.(?:xls[xmb]?|xlt[xm]|ods|csv|tsv)$/i;
// What Excel and others leave beside an open workbook, and what systems hide.
const LEFT_BEHIND = /^(?:~\$|\.)/;

/** Whether a file or path is named as a workbook is. */
export function isWorkbookName(name: string): boolean {
  return WORKBOOK.test(name);
}

/** Whether a file or folder stands there for a program and not for people: lock files, hidden ones. */
export function isLeftBehind(name: string): boolean {
  return LEFT_BEHIND.test(name);
}
