import { kpiText } from "../../text/kpi";
import { moneyText } from "../../text/kpi-money";
import { withHeaders } from "../headers";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "../problem";
import { placeOf, type Range } from "../range";
import { numberArgument } from "../reading";
import { ratioOf, readCase, type Case, type ReturnArguments } from "./social-return";

export interface SensitivityArguments extends ReturnArguments {
  readonly change: Range | null;
  readonly headers: Range | null;
}

type Assumption = keyof typeof moneyText.assumptions;

const USUAL_CHANGE = 0.2;
const SHARES = ["deadweight", "displacement", "attribution", "dropOff"] as const;

/** The case with one assumption multiplied in every outcome; a share does not go beyond 1. */
function scaled(of: Case, assumption: Assumption, times: number): Case {
  switch (assumption) {
    case "investment":
      return { ...of, investment: of.investment * times };
    case "rate":
      return {
        ...of,
        schedule: of.schedule.map((band) => ({ ...band, rate: band.rate * times })),
      };
    case "quantity":
    case "proxy":
      return {
        ...of,
        outcomes: of.outcomes.map((row) => ({ ...row, [assumption]: row[assumption] * times })),
      };
    default:
      return {
        ...of,
        outcomes: of.outcomes.map((row) => ({
          ...row,
          [assumption]: Math.min(1, row[assumption] * times),
        })),
      };
  }
}

/** Beyond this multiple an assumption is another one altogether. */
const MOST_TIMES = 1000;

/** The multiple beyond which nothing changes any more: every share has become 1. */
function mostTimes(of: Case, assumption: Assumption): number {
  const share = SHARES.find((name) => name === assumption);
  if (!share) return MOST_TIMES;
  const shares = of.outcomes.map((row) => row[share]).filter((value) => value > 0);
  return shares.length === 0 ? 1 : Math.min(MOST_TIMES, 1 / Math.min(...shares));
}

/** The change, as a share of the assumption, that brings the ratio to 1; found by halving, as the ratio only goes one way. */
function switchingChange(of: Case, assumption: Assumption): number | null {
  const gap = (times: number) => ratioOf(scaled(of, assumption, times)) - 1;
  let [low, high] = [0, mostTimes(of, assumption)];
  // Without any investment there is no ratio to begin with.
  if (assumption === "investment") return ratioOf(of) - 1;
  const [atLow, atHigh] = [gap(low), gap(high)];
  if (atLow === atHigh || atLow > 0 === atHigh > 0) return null;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (gap(middle) > 0 === atLow > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2 - 1;
}

/**
 * How far the ratio hangs on each assumption: with it lower and higher by `change` (left out: a fifth) in all outcomes,
 * and the change at which the ratio is 1; #N/A where no change does that.
 */
export function sensitivity(given: SensitivityArguments): Answer<Spill> {
  const read = readCase(given);
  if (!read.ok) return read;
  const change = numberArgument(given.change) ?? USUAL_CHANGE;
  if (isProblem(change)) return refuse(change);
  if (given.change !== null && (change < 0 || change > 1)) {
    return refuse(kpiText.notAProportion(placeOf(given.change), change));
  }
  const rows: Spill = [];
  for (const assumption of ASSUMPTIONS) {
    const name = moneyText.assumptions[assumption];
    const ratioAt = (times: number): Outcome => {
      const ratio = ratioOf(scaled(read.value, assumption, times));
      return Number.isFinite(ratio) ? ratio : moneyText.noCosts(placeOf(given.investment));
    };
    const at = switchingChange(read.value, assumption);
    rows.push([name, ratioAt(1 - change), ratioAt(1 + change), at ?? moneyText.noSwitch(name)]);
  }
  return withHeaders(given.headers, moneyText.sensitivityHeaders, { ok: true, value: rows });
}

const ASSUMPTIONS: readonly Assumption[] = ["quantity", "proxy", ...SHARES, "rate", "investment"];
