export { readPack } from "../src/verify/pack";
export { recheck, startCheck } from "../src/verify/recheck";
export { verify } from "../src/verify/run";
export { MemoryWorkbook } from "../src/workbook/memory";
export { emptySheet, emptyWorkbook } from "../src/workbook/model";
export { shippedPacks } from "../src/verify/shipped";
export { stoodAt } from "../src/verify/stood-at";
export { readPuttingRight } from "../src/verify/putting-right/settle";
