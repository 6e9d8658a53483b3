/** The first of some names, and how many more there are: a sentence stays readable, and fits into a cell. */
export const listed = (names: readonly string[], most = 8): string =>
  names.length > most
    ? `${names.slice(0, most).join(", ")} and ${(names.length - most).toLocaleString("en-GB")} more`
    : names.join(", ");
