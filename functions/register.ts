import * as calendar from "./calendar";
import * as caseload from "./caseload";
import * as charts from "./charts";
import * as comparison from "./comparison";
import * as confidence from "./confidence";
import { listenForDateSystem } from "./date-system";
import * as disproportionality from "./disproportionality";
import * as forecasts from "./forecasts";
import * as money from "./money";
import * as rates from "./rates";
import * as reoffending from "./reoffending";
import { forExcel, type ShownCode } from "./results";
import * as targets from "./targets";
import * as timeliness from "./timeliness";
import * as trends from "./trends";

function makeError(code: ShownCode, message?: string): CustomFunctions.Error {
  const { ErrorCode } = CustomFunctions;
  const codes = {
    "#DIV/0!": ErrorCode.divisionByZero,
    "#NUM!": ErrorCode.invalidNumber,
    "#VALUE!": ErrorCode.invalidValue,
    "#N/A": ErrorCode.notAvailable,
    "#NULL!": ErrorCode.nullReference,
  };
  return new CustomFunctions.Error(codes[code], message);
}

// The metadata gives a function the capitals of its name as its id; every export here is a function of Excel.
for (const group of [
  rates,
  timeliness,
  targets,
  calendar,
  caseload,
  confidence,
  comparison,
  disproportionality,
  reoffending,
  charts,
  trends,
  money,
  forecasts,
]) {
  for (const [name, calculate] of Object.entries(group)) {
    CustomFunctions.associate(name.toUpperCase(), forExcel(calculate, makeError));
  }
}

// Where there is no page, there is no pane to say anything.
if ("addEventListener" in globalThis) listenForDateSystem(globalThis);
