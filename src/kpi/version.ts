import project from "../../package.json";
import { bankHolidays } from "../calendar/bank-holidays";
import { readDivision } from "../calendar/division";
import { kpiText } from "../text/kpi";
import deflator from "./money/gdp-deflator.json";
import greenBook from "./money/green-book.json";
import { divisionArgument } from "./calendar-argument";
import type { Spill } from "./problem";
import type { Range } from "./range";
import chartRules from "./spc/chart-rules.json";

const DIVISIONS = ["england-and-wales", "scotland", "northern-ireland", "jersey"] as const;

/** A part that figures rest on: which edition of it, and where it is from. */
export interface Edition {
  readonly part: string;
  readonly edition: string;
  readonly source: string;
}

type HeldDivision = (typeof DIVISIONS)[number];

const PLUMBLINE: Edition = { part: "Plumbline", edition: project.version, source: "" };

function holidaysOf(division: HeldDivision): Edition {
  const { title, verifiedFrom, verifiedTo, source } = bankHolidays(division);
  return {
    part: kpiText.bankHolidaysOf(title),
    edition: `${verifiedFrom}-${verifiedTo}`,
    source,
  };
}

const CHART_RULES: Edition = {
  part: chartRules.title,
  edition: chartRules.edition,
  source: chartRules.source,
};

const GREEN_BOOK: Edition = {
  part: greenBook.title,
  edition: greenBook.edition,
  source: greenBook.source,
};

const DEFLATOR: Edition = {
  part: deflator.title,
  edition: deflator.vintage,
  source: deflator.source,
};

const CHARTS =
  "XMR SPC PCHART UCHART CCHART TCHART GCHART IPRIME LIMIT VARIATION ASSURANCE SPCRULES";
const DISCOUNTED = "DISCOUNT NPV EANC BCR PAYBACK SROI SENSITIVITY";

/** The functions that rest on a published edition. */
const BY_FUNCTION = new Map<string, Edition>([
  ...CHARTS.split(" ").map((id) => [id, CHART_RULES] as const),
  ...DISCOUNTED.split(" ").map((id) => [id, GREEN_BOOK] as const),
  ["REALTERMS", DEFLATOR],
]);

/** The bank holidays of the division that was given; none for “none” and for what is no division. */
function holidaysGiven(division: Range | null): readonly Edition[] {
  const name = divisionArgument(division);
  const read = name.ok ? readDivision(name.value) : null;
  return read?.ok && read.value !== "none" ? [holidaysOf(read.value)] : [];
}

/** What a figure of one function rests on. `division` is the argument of that name, `undefined` where it has none. */
export function editionsOf(id: string, division: Range | null | undefined): readonly Edition[] {
  const own = BY_FUNCTION.get(id);
  return [
    PLUMBLINE,
    ...(division === undefined ? [] : holidaysGiven(division)),
    ...(own ? [own] : []),
  ];
}

/** What the figures rest on, a row each: the part, its version, where it is from. */
export function versions(): Spill {
  return [PLUMBLINE, ...DIVISIONS.map(holidaysOf), CHART_RULES, GREEN_BOOK, DEFLATOR].map(
    ({ part, edition, source }) => [part, edition, source],
  );
}
