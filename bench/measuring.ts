export { readMeasurePack } from "../src/measures/pack";
export { measureWorkbook } from "../src/measures/results";
export { MemoryWorkbook } from "../src/workbook/memory";
export { emptySheet, emptyWorkbook } from "../src/workbook/model";
