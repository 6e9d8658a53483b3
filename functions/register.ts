import { catalogue } from "./catalogue";
import { listenForDateSystem } from "./date-system";
import { explain, listenForQuestions } from "./explanation";
import { forExcel, type ShownCode } from "./results";

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

for (const [id, calculate] of [...catalogue, ["EXPLAIN", explain] as const]) {
  CustomFunctions.associate(id, forExcel(calculate, makeError));
}

// Where there is no page, there is no pane to say or ask anything.
if ("addEventListener" in globalThis) {
  listenForDateSystem(globalThis);
  listenForQuestions(globalThis);
}
