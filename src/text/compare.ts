const quoted = (text: string) => `“${text}”`;

/** What there is to say where two workbooks are held against each other. */
export const compareText = {
  notRun: {
    noLastReturn: "no last accepted return was given to compare with",
    lastReturnUnreadable: (why: string) => `the last accepted return could not be read: ${why}`,
    tableNotInLast: (table: string) => `table ${quoted(table)} is not in the last accepted return`,
    columnNotInLast: (column: string) =>
      `column ${quoted(column)} is not in the last accepted return`,
  },
};
