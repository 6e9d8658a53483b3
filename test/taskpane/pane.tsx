import { webLightTheme } from "@fluentui/react-components";
import { cleanup, configure, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterAll, vi } from "vitest";
import { dayNumber } from "../../src/cells/date";
import { paneText } from "../../src/text/pane";
import { ok } from "../../src/text/trouble";
import { MemoryWorkbook } from "../../src/workbook/memory";
import type { WorkbookModel } from "../../src/workbook/model";
import type { Workbook } from "../../src/workbook/port";
import { sampleModels } from "../../samples/main";
import { App } from "../../taskpane/App";
import type { FunctionGuide } from "../../taskpane/measures/guide";
import type { Command } from "../../taskpane/shell/Commands";
import { inTime } from "../../taskpane/files/open-file";
import { readHere } from "../../taskpane/files/read-here";
import { writeHere } from "../../taskpane/files/write-here";
import type { Services } from "../../taskpane/state/services";

// An animation that happy-dom cancels rejects a promise that nobody waits for, which no browser does.
// Without animations Fluent shows and hides things at once.
Reflect.deleteProperty(Element.prototype, "animate");

// Whole screens are drawn here, often while other suites run beside it.
configure({ asyncUtilTimeout: 15_000 });
vi.setConfig({ testTimeout: 30_000 });

export const TODAY = dayNumber(2026, 11, 22)!;

export const GUIDES: readonly FunctionGuide[] = [
  {
    id: "RATE",
    group: "Rates",
    description: "Works out a rate: the numerator divided by the denominator.",
    parameters: [
      { name: "numerator", description: "What was counted.", optional: false },
      { name: "denominator", description: "What it is a share of.", optional: false },
      { name: "per", description: "Rate per this many.", optional: true },
    ],
    returns: "The rate.",
    remarks: ["A blank cell counts as 0."],
    examples: ["=KPI.RATE(18, 25) gives 0.72"],
  },
  {
    id: "WORKDAYS",
    group: "Working days and periods",
    description: "Counts working days.",
    parameters: [
      { name: "division", description: "Bank holidays of which place.", optional: true },
    ],
    returns: "Whole days.",
    remarks: [],
    examples: ["=KPI.WORKDAYS() gives 0"],
  },
  {
    id: "ONTIME",
    group: "Timeliness",
    description: "Works out the share of rows that were finished on time.",
    parameters: [
      { name: "starts", description: "The start dates: a range.", optional: false },
      { name: "ends", description: "The end dates: a range of the same size.", optional: false },
      { name: "days", description: "How many working days are allowed.", optional: false },
      { name: "as_at", description: "The report date.", optional: true },
      { name: "division", description: "Whose bank holidays: E&W, Scotland.", optional: true },
      { name: "extra_holidays", description: "Closure days: a range of dates.", optional: true },
      { name: "weekend", description: "Days off in the week.", optional: true },
      { name: "unit", description: "What “days” counts.", optional: true },
      { name: "denominator", description: '"due" or "completed".', optional: true },
    ],
    returns: "The share on time, from 0 to 1: format the cell as a percentage.",
    remarks: ["Rows that are not yet due are left out. No row that counts gives #DIV/0!."],
    examples: ["=KPI.ONTIME(1, 2, 3) gives 1"],
  },
];

/** The caseload sample in memory, as somebody has just opened it. */
export function caseload(): MemoryWorkbook {
  return new MemoryWorkbook(caseloadModel());
}

export function caseloadModel(): WorkbookModel {
  const sample = sampleModels().find(({ file }) => file === "resettlement-caseload.xlsx");
  if (!sample) throw new Error("There is no sample called resettlement-caseload.xlsx.");
  return sample.model;
}

export interface Opened {
  readonly user: ReturnType<typeof userEvent.setup>;
  readonly copied: string[];
  /** The names of the files that were offered as downloads. */
  readonly saved: string[];
  /** Sends what the ribbon or the cells' menu would send. */
  readonly command: (command: Command) => void;
}

// What React still means to do of the last pane is done before the window of the test goes.
afterAll(async () => {
  cleanup();
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
});

/** Opens the pane over a workbook, with a clock that stands still. */
export function openPane(workbook: Workbook, changed: Partial<Services> = {}): Opened {
  cleanup();
  const copied: string[] = [];
  const saved: string[] = [];
  const listeners = new Set<(command: Command) => void>();
  let tokens = 0;
  const services: Services = {
    workbook,
    version: "0.1.0",
    root: "",
    today: () => TODAY,
    now: () => "2026-11-22T14:32:00.000Z",
    token: () => `t${String(tokens++).padStart(3, "0")}`,
    copyText: async (text) => {
      copied.push(text);
      return true;
    },
    saveFile: (name) => saved.push(name),
    writeReport: writeHere,
    openFile: inTime(readHere(() => Promise.resolve())),
    pause: () => Promise.resolve(),
    explainFigure: () => null,
    loadFunctions: async () => ok(GUIDES),
    ...changed,
  };
  const commands = {
    listen: (listener: (command: Command) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  render(<App services={services} theme={webLightTheme} commands={commands} />);
  return {
    user: userEvent.setup(),
    copied,
    saved,
    command: (command) => {
      for (const listener of [...listeners]) listener(command);
    },
  };
}

export const button = (name: string | RegExp) => screen.findByRole("button", { name });

/** Presses a button that shows what it would write and, once that is shown, the one that writes it. */
export async function confirm(user: Opened["user"], name: string): Promise<void> {
  await user.click(await button(name));
  await button(paneText.writing.goBack);
  await user.click(await button(name));
}

export const heading = (name: string | RegExp) => screen.findByRole("heading", { name, level: 1 });

/** What the live region said last. */
export function announced(): string {
  const region = document.querySelector('[role="status"][aria-live="polite"]');
  return region?.textContent ?? "";
}
