import { dayNumber } from "../src/cells/date";
import type { DayNumber } from "../src/cells/date";
import type { ExplainedLine } from "../src/kpi/explain";
import { EXPLAIN_EVENT, type ExplainRequest } from "../src/kpi/explain-request";
import type { Workbook } from "../src/workbook/port";
import { inTime, type OpenFile } from "./files/open-file";
import { readInWorker, startReader } from "./files/read-in-worker";
import type { WriteReport } from "./files/writing";
import { loadGuides } from "./measures/guide";
import { copyText } from "./state/copy-text";
import { pause } from "./state/pause";
import { saveFile } from "./state/save-file";
import type { Services } from "./state/services";

const TOKEN_SIGNS = 4;

interface Site {
  readonly root: string;
  readonly version: string;
}

/** The real services: the clock, the clipboard and the site around an open workbook. */
export function servicesOver(workbook: Workbook, { root, version }: Site): Services {
  return {
    workbook,
    root,
    version,
    today,
    now: () => new Date().toISOString(),
    token: () => crypto.randomUUID().slice(0, TOKEN_SIGNS),
    copyText,
    saveFile,
    writeReport,
    openFile: inTime(readInWorker(startReader, readOnThisThread, { pause })),
    pause,
    explainFigure,
    loadFunctions: () => loadGuides(`${root}functions-guide.json`),
  };
}

/** The reader comes along only where it is needed: as a rule it runs in a thread of its own. */
const readOnThisThread: OpenFile = async (file, options) => {
  const { readHere } = await import("./files/read-here");
  return readHere(pause)(file, options);
};

/** What makes files of reports is fetched when one is asked for. */
const writeReport: WriteReport = async (...asked) => {
  const { writeFiles } = await import("./files/write-files");
  return writeFiles(...asked);
};

function explainFigure(id: ExplainRequest["id"], given: ExplainRequest["given"]) {
  let lines: readonly ExplainedLine[] | null = null;
  const answer = (told: readonly ExplainedLine[]) => {
    lines = told;
  };
  const detail: ExplainRequest = { id, given, answer };
  dispatchEvent(new CustomEvent(EXPLAIN_EVENT, { detail }));
  return lines;
}

/** Today by the calendar of the person at the screen. */
function today(): DayNumber {
  const now = new Date();
  const day = dayNumber(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (day === null)
    throw new Error("The clock of this computer shows a day that Excel does not know.");
  return day;
}
