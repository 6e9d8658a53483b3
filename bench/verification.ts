export { readPack } from "../src/verify/pack";
export { recheck, startCheck } from "../src/verify/recheck";
export { verify } from "../src/verify/run";
export { MemoryWorkbook } from "../src/workbook/memory";
export { emptySheet, emptyWorkbook } from "../src/workbook/model";
export { shippedPacks } from "../src/verify/shipped";
export { closedAndNew } from "../taskpane/verify/progress";
export { settled } from "../taskpane/verify/settled";
