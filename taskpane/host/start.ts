import type { Workbook } from "../../src/workbook/port";
import { findCapabilities, type Capabilities } from "./capabilities";
import { listenToCommands, registerCommands, type Command } from "./commands";
import { currentTheme, watchTheme, type PaneTheme } from "./theme";
import { excelWorkbook } from "./workbook";

export interface Connected {
  readonly workbook: Workbook;
  readonly capabilities: Capabilities;
  readonly theme: PaneTheme;
  readonly watchTheme: (listener: (theme: PaneTheme) => void) => () => void;
  readonly commands: { listen(listener: (command: Command) => void): () => void };
}

/** What the pane finds when it starts: Excel with a workbook, or a plain browser window. */
export type HostStart = Connected | { readonly workbook: null };

const ALONE: HostStart = { workbook: null };

/**
 * Waits for the host. In a plain window, or where office.js could not be fetched, there is none. The
 * names of the commands are registered first, for Excel may be waiting for one of them.
 */
export async function whenReady(): Promise<HostStart> {
  if (typeof Office === "undefined") return ALONE;
  const { host } = await Office.onReady();
  // In a plain window the host is null, which the typings do not say.
  if (host !== Office.HostType.Excel) return ALONE;
  registerCommands();
  const capabilities = findCapabilities();
  return {
    workbook: excelWorkbook(capabilities),
    capabilities,
    theme: currentTheme(),
    watchTheme,
    commands: { listen: listenToCommands },
  };
}
