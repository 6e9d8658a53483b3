/**
 * Excel does not tell a function the date system of its workbook. The pane, which runs beside the functions and
 * can ask, says it with an event of this name on their page; its detail is 1900 or 1904.
 */
export const DATE_SYSTEM_EVENT = "plumbline-date-system";
