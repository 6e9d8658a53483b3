import { block, figures, form, must, text } from "./parts";

// The figures that a council types in; the totals between them are formulas of the form.
const QUARTERS = "EGHIJLMNOQ";
const THEMES = [
  { theme: "Strengthening the visitor and local service economy", outputs: "B", outcomes: "L" },
  { theme: "Employment and education", outputs: "D", outcomes: "N" },
  { theme: "Improving the quality of life of residents", outputs: "F", outcomes: "P" },
  {
    theme: "Unlocking and enabling industrial commercial and residential development",
    outputs: "H",
    outcomes: "R",
  },
  { theme: "Enhancing subregional and regional connectivity", outputs: "J", outcomes: "T" },
];
const MEASURES = [
  { sheet: "Outputs", what: "outputs", one: "Output" },
  { sheet: "Outcomes", what: "outcomes", one: "Outcome" },
] as const;

const allowed = (id: string, table: string, fields: readonly string[], list: string) => ({
  id,
  kind: "allowed",
  table,
  fields,
  params: { list },
});

/** Standard and bespoke outputs, and outcomes, which share one layout. */
const measureTables = MEASURES.flatMap(({ sheet, what, one }) =>
  [
    { sort: "standard", first: 19, last: 38 },
    { sort: "bespoke", first: 45, last: 84 },
  ].map(({ sort, first, last }) =>
    block(`${sort}-${what}`, sheet, { heading: first - 3, first, last }, [
      must(text("Intervention theme", "B")),
      must(text(one, "C")),
      text("Unit", "D"),
      ...figures(QUARTERS),
    ]),
  ),
);

const measureRules = MEASURES.flatMap(({ what, one }) => [
  allowed(`${what}-theme`, `standard-${what}`, ["Intervention theme"], "themes"),
  ...THEMES.map((theme) => ({
    ...allowed(
      `${what}-of-theme-${theme[what]}`,
      `standard-${what}`,
      [one],
      `${what} ${theme[what]}`,
    ),
    when: `[Intervention theme]="${theme.theme}"`,
  })),
  allowed(`bespoke-${what}-theme`, `bespoke-${what}`, ["Intervention theme"], "bespoke"),
  allowed(`bespoke-${what}`, `bespoke-${what}`, [one], `bespoke ${what}`),
  {
    id: `${what}-unit`,
    kind: "reference",
    table: `standard-${what}`,
    fields: ["Unit", one],
    params: { table: `units-of-${what}`, field: ["Unit", one] },
  },
]);

const range = (place: string) => ({ range: place });

/** The return of the Pathfinders programme, first round. */
export const PATHFINDERS = {
  format: 1,
  id: "pathfinders-round-1",
  version: "1.0",
  title: "Pathfinders return, round 1",
  owner: "Test",
  lists: {
    periods: range("'Dropdown Values'!A8:A16"),
    organisations: range("'Dropdown Values'!A21:A30"),
    ratings: range("'Dropdown Values'!A35:A39"),
    themes: range("'Dropdown Values'!A118:A122"),
    bespoke: range("'Dropdown Values'!A127"),
    "bespoke outputs": range("'Bespoke Outputs'!A6:A43"),
    "bespoke outcomes": range("'Bespoke Outcomes'!A6:A54"),
    answers: range("'Dropdown Values'!A132:A133"),
    states: range("'Dropdown Values'!A138:A140"),
    categories: range("'Dropdown Values'!A145:A167"),
    scores: range("'Dropdown Values'!A172:A176"),
    ...Object.fromEntries(
      THEMES.flatMap(({ outputs, outcomes }) => [
        [`outputs ${outputs}`, range(`ITValues!${outputs}8:${outputs}40`)],
        [`outcomes ${outcomes}`, range(`ITValues!${outcomes}8:${outcomes}40`)],
      ]),
    ),
  },
  tables: [
    form("about", "Metadata", [
      { name: "Reporting round", cell: "A2", type: "integer", constraints: { enum: [1] } },
      { name: "Fund", cell: "C2", type: "string", constraints: { enum: ["Pathfinders"] } },
    ]),
    form("admin", "Admin", [
      must({ name: "Financial completion date", cell: "B6", type: "date" }),
      must({ name: "Practical completion date", cell: "B11", type: "date" }),
      must(text("Organisation", "B15")),
      must(text("Contact name", "B20")),
      must(text("Contact email", "B24")),
      text("Contact telephone", "B29"),
    ]),
    form("progress", "Progress", [
      must(text("Portfolio progress", "B6")),
      must(text("Big issues", "B55")),
      must(text("Milestones", "B61")),
    ]),
    block("project-progress", "Progress", { heading: 14, first: 16, last: 50 }, [
      must(text("Project", "B")),
      must(text("Spend rating", "C")),
      must(text("Delivery rating", "D")),
      must(text("Why", "E")),
      text("Organisation", "Admin!$B$15"),
    ]),
    block("project-location", "Project location", { heading: 4, first: 6, last: 40 }, [
      must(text("Project", "B")),
      must(text("Postcodes", "C")),
      text("Organisation", "Admin!$B$15"),
    ]),
    ...measureTables,
    block("units-of-outputs", "Dropdown Values", { heading: 42, first: 44, last: 77 }, [
      text("Output", "A"),
      text("Unit", "B"),
    ]),
    block("units-of-outcomes", "Dropdown Values", { heading: 80, first: 82, last: 104 }, [
      text("Outcome", "A"),
      text("Unit", "B"),
    ]),
    block("projects", "Project Details", { heading: 2, first: 3, last: 154 }, [
      text("Organisation", "A"),
      text("Project", "E"),
    ]),
    form("finances", "Finances", [
      must(text("Credible plan", "B11")),
      { name: "Total underspend", cell: "B18", type: "number" },
      { name: "Proposed use", cell: "B25", type: "number" },
      text("Summary of the plan", "B31"),
      { name: "Current underspend", cell: "B38", type: "number" },
      must(text("Uncommitted funding", "B57")),
      must(text("Changes below the threshold", "B63")),
    ]),
    block("spend", "Finances", { heading: 42, first: 45, last: 51 }, [
      text("Type of spend", "B"),
      ...figures("CEFGHJKLM", { required: true, minimum: 0 }),
    ]),
    block("changes", "Finances", { heading: 69, first: 70, last: 87 }, [
      { name: "Number", cell: "B", type: "integer" },
      must(text("Moved from", "C")),
      must(text("Theme moved from", "E")),
      must(text("Moved to", "G")),
      must(text("Theme moved to", "I")),
      must({ name: "Amount", cell: "K", type: "number", constraints: { minimum: 0 } }),
      must(text("Changes", "L")),
      must(text("Reason", "N")),
      must(text("State", "P")),
      must(text("Period", "R")),
      text("Reporting period", "Start!$B$5"),
    ]),
    block("risks", "Risks", { heading: 7, first: 9, last: 13 }, [
      must(text("Risk", "B")),
      must(text("Category", "C")),
      must(text("Description", "D")),
      must(text("Likelihood", "E")),
      must(text("Impact", "F")),
      must(text("Mitigations", "H")),
      must(text("Likelihood after", "I")),
      must(text("Impact after", "J")),
    ]),
    form("sign-off", "Sign off", [
      must(text("Name", "B8")),
      must(text("Role", "B12")),
      must({ name: "Date", cell: "B22", type: "date" }),
    ]),
  ],
  rules: [
    { id: "type", kind: "type", table: "*" },
    allowed("organisation", "admin", ["Organisation"], "organisations"),
    {
      id: "email",
      kind: "pattern",
      table: "admin",
      fields: ["Contact email"],
      params: { pattern: "[^@ ]+@[^@ ]+\\.[^@ ]+" },
    },
    {
      id: "telephone",
      kind: "pattern",
      table: "admin",
      fields: ["Contact telephone"],
      params: { pattern: "(?:0|\\+44)[0-9 ]{9,13}" },
    },
    allowed("ratings", "project-progress", ["Spend rating", "Delivery rating"], "ratings"),
    ...["project-progress", "project-location"].map((table) => ({
      id: `${table}-of-organisation`,
      kind: "reference",
      table,
      fields: ["Project", "Organisation"],
      params: { table: "projects", field: ["Project", "Organisation"] },
    })),
    ...measureRules,
    allowed("credible-plan", "finances", ["Credible plan"], "answers"),
    {
      id: "plan-told",
      kind: "required",
      table: "finances",
      fields: ["Total underspend", "Proposed use", "Summary of the plan"],
      when: '[Credible plan]="Yes"',
    },
    allowed("themes-moved", "changes", ["Theme moved from", "Theme moved to"], "themes"),
    allowed("state", "changes", ["State"], "states"),
    allowed("period", "changes", ["Period"], "periods"),
    {
      id: "forecast-is-ahead",
      kind: "formula",
      table: "changes",
      fields: ["State"],
      params: {
        // "Q4 2023/24: …" is put in order by year, then quarter.
        formula:
          'OR([State]<>"Forecast",MID([Period],4,7)&LEFT([Period],2)>MID([Reporting period],4,7)&LEFT([Reporting period],2))',
      },
    },
    allowed("category", "risks", ["Category"], "categories"),
    allowed(
      "scores",
      "risks",
      ["Likelihood", "Impact", "Likelihood after", "Impact after"],
      "scores",
    ),
  ],
};
