import { asText, isBlank, isError, trim, type Cell } from "../../cells/cell";
import { kpiText } from "../../text/kpi";
import { qualityText } from "../../text/kpi-quality";
import { withHeaders } from "../headers";
import { isProblem, refuse, type Answer, type Outcome, type Spill } from "../problem";
import { forEachCell, placeOf, type Range } from "../range";
import { wordArgument, words } from "../reading";
import type { Read, Schemes } from "./schemes";

const SHOWS = words<"valid" | "reason">([
  ["valid", "valid"],
  ["reason", "reason"],
]);

const isNothing = (cell: Cell) => cell === 0 || isBlank(cell);

/** The kind of identifier that is asked about. */
function schemeOf(type: Range, schemes: Schemes): Answer<string> {
  const scheme = wordArgument(type, schemes.names);
  if (scheme === null) {
    return refuse(kpiText.unknownWord(placeOf(type), "", schemes.names.offered));
  }
  return isProblem(scheme) ? refuse(scheme) : { ok: true, value: scheme };
}

/** Judges each different cell once: extracts repeat their identifiers. */
function reader(schemes: Schemes, scheme: string): (cell: Cell) => Read {
  const known = new Map<Cell, Read>();
  return (cell) => {
    let read = known.get(cell);
    if (!read) {
      read = schemes.read(scheme, asText(cell));
      known.set(cell, read);
    }
    return read;
  };
}

/**
 * TRUE for each cell that is an identifier of the type, else FALSE; or with “reason” what is wrong with it or to be looked at,
 * in words, blank where nothing is. A blank cell is no identifier. An error is shown as it is.
 */
export function checkIdentifiers(
  value: Range,
  type: Range,
  show: Range | null,
  schemes: Schemes,
): Answer<Spill> {
  const scheme = schemeOf(type, schemes);
  if (!scheme.ok) return scheme;
  const way = wordArgument(show, SHOWS);
  if (way !== null && isProblem(way)) return refuse(way);
  const read = reader(schemes, scheme.value);
  return forEachCell([value], (index): Outcome => {
    const cell = value.cells[index] ?? null;
    if (isError(cell)) return kpiText.errorInside(placeOf(value, index), cell.error);
    if (way === "reason") {
      if (isNothing(cell)) return "";
      const { reason, warning } = read(cell);
      return (reason ?? warning)?.message ?? "";
    }
    return !isNothing(cell) && read(cell).canonical !== null;
  });
}

/** The canonical form of each identifier; #N/A with the reason where it has none, and for a blank cell. */
export function cleanIdentifiers(value: Range, type: Range, schemes: Schemes): Answer<Spill> {
  const scheme = schemeOf(type, schemes);
  if (!scheme.ok) return scheme;
  const read = reader(schemes, scheme.value);
  return forEachCell([value], (index): Outcome => {
    const cell = value.cells[index] ?? null;
    if (isError(cell)) return kpiText.errorInside(placeOf(value, index), cell.error);
    if (isNothing(cell)) return qualityText.blankIdentifier;
    const { canonical, reason } = read(cell);
    return canonical ?? qualityText.noIdentifier(reason?.message ?? "");
  });
}

/** How many cells of a range are right, to be looked at, wrong and why, or repeat another. Never an identifier itself. */
export function reportIdentifiers(
  range: Range,
  type: Range,
  headers: Range | null,
  schemes: Schemes,
): Answer<Spill> {
  const scheme = schemeOf(type, schemes);
  if (!scheme.ok) return scheme;
  const read = reader(schemes, scheme.value);
  const count = { blank: 0, errors: 0, valid: 0, asTyped: 0, flagged: 0 };
  const wrong = { wrongForm: 0, wrongCheck: 0, wrongOther: 0 };
  const different = new Set<string>();
  for (const cell of range.cells) {
    if (isError(cell)) count.errors++;
    else if (isNothing(cell)) count.blank++;
    else {
      const { canonical, reason, warning } = read(cell);
      if (canonical !== null) {
        count.valid++;
        different.add(canonical);
        if (trim(asText(cell)) === canonical) count.asTyped++;
        if (warning) count.flagged++;
      } else if (reason?.code === "form") wrong.wrongForm++;
      else if (reason?.code.startsWith("check-")) wrong.wrongCheck++;
      else wrong.wrongOther++;
    }
  }
  const say = qualityText.identifierCounts;
  const rows: Spill = [
    [say.cells, range.cells.length],
    [say.blank, count.blank],
    [say.errors, count.errors],
    [say.valid, count.valid],
    [say.asTyped, count.asTyped],
    [say.flagged, count.flagged],
    [say.wrong, wrong.wrongForm + wrong.wrongCheck + wrong.wrongOther],
    [say.wrongForm, wrong.wrongForm],
    [say.wrongCheck, wrong.wrongCheck],
    [say.wrongOther, wrong.wrongOther],
    [say.distinct, different.size],
    [say.repeated, count.valid - different.size],
  ];
  return withHeaders(headers, qualityText.identifierHeaders, { ok: true, value: rows });
}
