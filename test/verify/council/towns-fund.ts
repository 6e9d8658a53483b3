import { block, figures, form, must, text } from "./parts";

const ADMIN = "2 - Project Admin";
const OUTPUTS = "5 - Project Outputs";
const RISKS = "7 - Risk Register";
// As many projects as the return has; the form holds a block of lines for each.
const PROJECTS = [1, 2, 3, 4, 5];

const allowed = (id: string, table: string, fields: readonly string[], list: string) => ({
  id,
  kind: "allowed",
  table,
  fields,
  params: { list },
});

// Mandatory, standard and custom outputs, the same rows of every block.
const outputTables = PROJECTS.flatMap((project) => {
  const top = 16 + (project - 1) * 38 + (project === 1 ? 0 : 1);
  return [
    { sort: "mandatory", first: 8, last: 10 },
    { sort: "standard", first: 12, last: 26 },
    { sort: "custom", first: 28, last: 37 },
  ].map(({ sort, first, last }) => {
    const lift = project === 1 ? 0 : -1;
    return block(
      `outputs-${project}-${sort}`,
      OUTPUTS,
      { heading: top + 3 + lift, first: top + first + lift, last: top + last + lift },
      [text("Indicator", "C"), ...figures("EFHIKLNOQRTUW")],
    );
  });
});

const RISK_BLOCKS = [
  { name: "programme-risks", heading: 10 },
  ...[21, 29, 37, 46, 54].map((heading, at) => ({ name: `risks-${at + 1}`, heading })),
];
const riskTables = RISK_BLOCKS.map(({ name, heading }) =>
  block(name, RISKS, { heading, first: heading + 2, last: heading + 4 }, [
    must(text("Risk name", "C")),
    must(text("Category", "D")),
    must(text("Short description", "E")),
    must(text("Full description", "F")),
    must(text("Consequences", "G")),
    must(text("Impact before", "H")),
    must(text("Likelihood before", "I")),
    must(text("Mitigations", "K")),
    must(text("Impact after", "L")),
    must(text("Likelihood after", "M")),
    must(text("Proximity", "O")),
    must(text("Owner", "P")),
  ]),
);

const riskRules = RISK_BLOCKS.flatMap(({ name }) => [
  { id: `${name}-once`, kind: "unique", table: name, fields: ["Risk name"] },
  allowed(`${name}-category`, name, ["Category"], "categories"),
  allowed(`${name}-impact`, name, ["Impact before", "Impact after"], "impacts"),
  allowed(`${name}-likelihood`, name, ["Likelihood before", "Likelihood after"], "likelihoods"),
  allowed(`${name}-proximity`, name, ["Proximity"], "proximities"),
]);

const contact = (who: string, row: number) => [
  must(text(`${who}: name`, `E${row}`)),
  must(text(`${who}: email`, `E${row + 1}`)),
  must(text(`${who}: telephone`, `E${row + 2}`)),
];

/** The return of the Towns Fund, fourth round. */
export const TOWNS_FUND = {
  format: 1,
  id: "towns-fund-round-4",
  version: "1.0",
  title: "Towns Fund return, round 4",
  owner: "Test",
  lists: {
    funds: { range: "'Data validation'!D5:D6" },
    towns: { range: "'Data validation'!F4:F120" },
    "high streets": { range: "'Data validation'!H4:H120" },
    places: { range: "'Data validation'!F4:H120" },
    themes: { range: "'Data validation'!J5:J10" },
    sites: { range: "'Data validation'!L5:L6" },
    geographies: { range: "'Data validation'!U5:U13" },
    categories: { range: "'7 - Risk Register'!C183:C213" },
    impacts: { range: "'7 - Risk Register'!D183:D188" },
    likelihoods: { range: "'7 - Risk Register'!E183:E186" },
    proximities: { range: "'7 - Risk Register'!G183:G187" },
  },
  tables: [
    form("about", "1 - Start Here", [
      {
        name: "Reporting period",
        cell: "B6",
        type: "string",
        constraints: { enum: ["1 April 2023 to 30 September 2023"] },
      },
      {
        name: "Template",
        cell: "B8",
        type: "string",
        constraints: { pattern: ".*\\(v4\\.3\\)" },
      },
    ]),
    form("admin", ADMIN, [
      must(text("Fund", "E7")),
      must(text("Place", "E8")),
      ...contact("Contact", 10),
      ...contact("Responsible owner", 13),
      ...contact("Finance officer", 16),
      ...contact("Evaluation", 19),
    ]),
    block("projects", ADMIN, { heading: 25, first: 27, last: 46 }, [
      must(text("Theme", "F")),
      must(text("Sites", "G")),
    ]),
    block("investment", "4b - PSI", { heading: 12, first: 13, last: 32 }, [
      { name: "Required", cell: "G", type: "number", constraints: { minimum: 0 } },
      { name: "Secured", cell: "H", type: "number", constraints: { minimum: 0 } },
      { name: "Gap", cell: "I", type: "number" },
      text("Comments", "J"),
    ]),
    ...outputTables,
    block("outcomes", "6 - Outcomes", { heading: 16, first: 22, last: 41 }, [
      must(text("Indicator", "B")),
      must(text("Project", "D")),
      must(text("Geography", "E")),
      ...figures("FGHIJKLMNO", { required: true }),
    ]),
    ...riskTables,
    form("sign-off", "8 - Review & Sign-Off", [
      must(text("Finance officer: name", "C8")),
      must(text("Finance officer: role", "C9")),
      must(text("Finance officer: date", "C11")),
      must(text("Responsible owner: name", "C15")),
      must(text("Responsible owner: role", "C16")),
      must(text("Responsible owner: date", "C18")),
    ]),
  ],
  rules: [
    { id: "type", kind: "type", table: "*" },
    allowed("fund", "admin", ["Fund"], "funds"),
    allowed("place", "admin", ["Place"], "places"),
    {
      ...allowed("place-of-towns", "admin", ["Place"], "towns"),
      when: '[Fund]="Town_Deal"',
    },
    {
      ...allowed("place-of-high-streets", "admin", ["Place"], "high streets"),
      when: '[Fund]="Future_High_Street_Fund"',
    },
    allowed("theme", "projects", ["Theme"], "themes"),
    allowed("sites", "projects", ["Sites"], "sites"),
    {
      id: "gap-explained",
      kind: "required",
      table: "investment",
      fields: ["Comments"],
      when: "[Gap]>0",
    },
    ...outputTables.map(({ name }) => ({
      id: `${name}-figures`,
      kind: "required",
      table: name,
      fields: figures("EFHIKLNOQRTUW").map((figure) => figure.name),
      when: "NOT(ISBLANK([Indicator]))",
    })),
    allowed("geography", "outcomes", ["Geography"], "geographies"),
    ...riskRules,
    // A return without a risk of the programme, and of its first project, is not accepted.
    ...["programme-risks", "risks-1"].map((table) => ({
      id: `${table}-told`,
      kind: "row-count",
      table,
      level: "error",
      params: { least: 1 },
    })),
  ],
};
