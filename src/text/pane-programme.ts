import { counted } from "./pane";

const month = (n: number) => counted(n, "month");

/** Words of the programme's screens, and of who audits. */
export const paneProgrammeText = {
  title: "Audit programme",
  open: "Audit programme",
  openHint: (late: number, planned: number) =>
    late > 0
      ? `${counted(late, "audit")} late, ${planned} planned`
      : planned === 0
        ? "Nothing planned for this year yet"
        : `${counted(planned, "audit")} planned this year`,
  year: "Year",
  empty: (year: number) => `No audit is planned for ${year} yet.`,
  plan: "Plan an audit",
  entries: "Audits of the year",
  unplanned: "Due, and not planned yet",
  unplannedLine: (owner: string, last: string) =>
    last === "" ? `${owner} · never audited` : `${owner} · last audited ${last}`,
  line: (standing: string, planned: string, slipped: number) =>
    slipped > 0
      ? `${standing} · planned ${planned}, ${month(slipped)} late`
      : `${standing} · ${planned}`,
  who: (owner: string, lead: string) =>
    [
      `owner ${owner === "" ? "not listed" : owner}`,
      lead === "" ? "no lead yet" : `lead ${lead}`,
    ].join(" · "),
  risk: (score: number, interval: number) => `risk ${score}, every ${month(interval)}`,
  coverage: (from: number, to: number) => `Covered from ${from} to ${to}`,
  coverageNone: "Nothing has been planned or audited in these years yet.",
  clauseGroup: (group: string) => `Clause ${group}`,
  covered: (name: string, done: number, total: number, planned: number, noun: string) =>
    `${name}: ${done} of ${counted(total, noun)} looked at${planned > 0 ? `, ${planned} more planned` : ""}`,
  processes: "Add a process",
  processName: "Name of the process",
  owner: "Owner",
  staff: "Staff, parted by semicolons",
  staffHint: "They and the owner cannot audit it.",
  addProcess: "Show the new process",
  confirmProcess: "Add the process",
  people: {
    title: "Add the people the workbook names",
    looking: "Reading who does the work by the tables of this workbook.",
    found: (n: number) =>
      `${counted(n, "person", "people")} named in the tables and not on the list of people yet`,
    none: "Every person whom the tables name is on the list of people already, or they name nobody.",
    line: (rows: number, where: readonly string[]) =>
      `${counted(rows, "row")} · ${where.join(" · ")}`,
    firstList:
      "Nobody is on the list of people yet. As soon as somebody is, only those on it can do what an auditor, an owner or a lead does: add the auditors and yourself as well.",
    everybody: "Tick everybody",
    nobody: "Tick nobody",
    others: "Others, parted by semicolons",
    othersHint: "Whoever is not found in a table, such as the auditors",
    role: "Add them as",
    show: "Show who is added",
    confirm: "Add them to the list of people",
  },

  planTitle: "Plan an audit",
  noProcess: "No process is listed yet. Add one with its owner and staff on the page before.",
  process: "Process",
  area: "Area",
  areaHint: "For example a prison or a team; may be left empty",
  likelihood: "How likely is it to fail?",
  harm: "How bad would that be?",
  levels: { "1": "Low (1)", "2": "Medium (2)", "3": "High (3)" },
  changed: "Has it changed since the last audit?",
  yes: "Yes",
  no: "No",
  interval: (n: number) => `Suggests an audit every ${month(n)}.`,
  month: "Month",
  monthHint: "For example 03/2027",
  monthUnreadable: "Type month and year, for example 03/2027.",
  method: "How",
  lead: "Lead auditor",
  leadNone: "Not decided yet",
  show: "Show what will be written",
  confirm: "Plan the audit",

  facts: {
    planned: "Planned",
    actual: "Begun",
    standing: "Stands",
    owner: "Owner",
    lead: "Lead",
    risk: "Risk",
    last: "Last audit",
    next: "Next due",
    moved: "Moved",
    area: "Area",
  },
  never: "never",
  begin: "Start this audit",
  toAudit: "Open the audit",
  missing: "This entry is not in the programme any more.",
  move: "Move it or call it off",
  moveMonth: "New month",
  moveMonthHint: "Left empty, the audit is called off.",
  reason: "Reason",
  showMove: "Show the change",
  confirmMove: "Change the programme",

  whoAudits: "Who leads the audit?",
  barred: "cannot audit this process",
  smallTeam: "Small team: nobody else can",
  smallTeamHint:
    "Name the bias, and somebody from elsewhere who reads along and signs. Both are shown with the audit.",
  bias: "What speaks against independence",
  secondReader: "Second reader",
  reading: {
    title: "Not fully independent",
    waiting: (who: string) => `${who} reads along and has not signed yet.`,
    signed: (who: string, date: string) => `${who} read along and signed on ${date}.`,
    outdated: (who: string) =>
      `${who} signed, and the report has changed since. Read it and sign again.`,
    sign: (who: string) => `Sign as ${who}`,
    confirm: "Sign as second reader",
  },
};
