import { createContext, useContext } from "react";
import type { DayNumber } from "../../src/cells/date";
import type { ExplainedLine } from "../../src/kpi/explain";
import type { ExplainRequest } from "../../src/kpi/explain-request";
import type { Result } from "../../src/text/trouble";
import type { Workbook } from "../../src/workbook/port";
import type { OpenFile } from "../files/open-file";
import type { WriteReport } from "../files/writing";
import type { FunctionGuide } from "../measures/guide";

/** Everything the pane needs from outside itself; tests hand in their own. */
export interface Services {
  readonly workbook: Workbook;
  readonly version: string;
  /** The way from this page to the top of the site, where the help stands: empty or "../". */
  readonly root: string;
  readonly today: () => DayNumber;
  /** The moment in UTC, as ISO text. */
  readonly now: () => string;
  /** A random tail for ids; two people may add rows to the same table at the same time. */
  readonly token: () => string;
  /** False where the host does not let a page copy. */
  readonly copyText: (text: string) => Promise<boolean>;
  /** Offers a file as a download. */
  readonly saveFile: (name: string, bytes: Uint8Array) => void;
  /** Makes a file of a report. */
  readonly writeReport: WriteReport;
  /** Opens a workbook that somebody chose on this computer. */
  readonly openFile: OpenFile;
  /** Gives the page a turn, so that it stays alive during long work. */
  readonly pause: () => Promise<void>;
  /** Asks the functions what stands behind an answer to these arguments; `null` where they are not on this page. */
  readonly explainFigure: (
    id: ExplainRequest["id"],
    given: ExplainRequest["given"],
  ) => readonly ExplainedLine[] | null;
  readonly loadFunctions: () => Promise<Result<readonly FunctionGuide[]>>;
}

const ServicesContext = createContext<Services | null>(null);

export const ServicesProvider = ServicesContext.Provider;

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (!services) throw new Error("The pane was drawn without its services.");
  return services;
}
