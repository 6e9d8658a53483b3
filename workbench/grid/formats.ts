// Excel shows its built-in short dates in the user's own order; files hold them in the American one.
const SHOWN_IN_USERS_ORDER = new Map([
  ["m/d/yy", "dd/mm/yyyy"],
  ["m/d/yyyy", "dd/mm/yyyy"],
  ["mm-dd-yy", "dd/mm/yyyy"],
  ["m/d/yy h:mm", "dd/mm/yyyy hh:mm"],
  ["m/d/yyyy h:mm", "dd/mm/yyyy hh:mm"],
]);

/** The number format as Excel in Britain shows it. */
export function britishFormat(format: string): string {
  return SHOWN_IN_USERS_ORDER.get(format) ?? format;
}
