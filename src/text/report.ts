const RAG_WORDS = { red: "Red", amber: "Amber", green: "Green", grey: "No rating" } as const;
/** A shape for each, so that a page printed in grey says it as well. */
const RAG_SHAPES = { red: "■", amber: "▲", green: "●", grey: "◇" } as const;

export type Rag = keyof typeof RAG_WORDS;

/** What every report says, whatever it is about. */
export const reportText = {
  /** A rating as shape and word; `word` takes the place of the colour's name. */
  rag: (rag: Rag, word: string | null) => `${RAG_SHAPES[rag]} ${word ?? RAG_WORDS[rag]}`,
  status: { draft: "Draft: not yet issued", issued: "Issued" },
  asAt: (date: string) => `As at ${date}`,
  edition: (edition: string) => `Edition ${edition}`,
  pageOf: (page: string, pages: string) => `Page ${page} of ${pages}`,
  from: (cells: string) => `From ${cells}`,
  /** Head of the column with the shorthand that stands in place of a figure in a chart. */
  marks: "Marks",
  /** Name of the sheet behind a chart of a Word document. */
  figuresSheet: "Figures",
  dataOf: (title: string) => `Figures behind “${title}”`,
  chartDescription: (title: string, series: readonly string[]) =>
    `${title}: ${series.join(", ")}. The figures stand in the table below.`,
  signOff: {
    title: "Sign-off",
    columns: { role: "Role", name: "Name", date: "Date", identity: "How identity is known" },
    head: (head: string) => `Trail head: ${head}`,
  },
  layingOut: (done: number, of: number) =>
    `Laying out the sheets: ${done.toLocaleString("en-GB")} of ${of.toLocaleString("en-GB")} parts`,
  bullet: "•",
  figures: { measure: "Measure", figure: "Figure", rating: "Rating", remark: "Note" },
  waterfall: {
    cutAxis: "The axis does not begin at 0: compare the steps, not how long the totals are.",
    step: "Step",
    change: "Change",
    base: "Starts from",
    total: "Total",
    up: "Up",
    down: "Down",
  },
};
