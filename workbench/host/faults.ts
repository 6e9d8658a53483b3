/** What can go wrong in a host, to be switched on by tests and by the developer's menu of the workbench. */
export interface Faults {
  /** Bytes that one request or one response may have. Excel on the web takes 5 MB. */
  payloadLimit: number | null;
  /** A cell is being edited: nothing works, except that a batch may wait for the end (delayForCellEdit). */
  cellEditing: boolean;
  /** Milliseconds that every batch takes longer. */
  delay: number;
  /** The batch that breaks down, and where in it. */
  breakdown: Breakdown | null;
  /** Called before each batch with its number from 0: co-authors edit here. */
  beforeBatch: ((batch: number) => void) | null;
}

export interface Breakdown {
  /** Counted from the batch that comes next, which is 0. */
  readonly batch: number;
  /** The action before which the host stops; actions already done stay done. */
  readonly beforeAction: number;
  readonly code: string;
}

export const WEB_PAYLOAD_LIMIT = 5 * 1024 * 1024;

export function noFaults(): Faults {
  return {
    payloadLimit: WEB_PAYLOAD_LIMIT,
    cellEditing: false,
    delay: 0,
    breakdown: null,
    beforeBatch: null,
  };
}

/** The sets that a host supports, by profile: what an add-in finds on the versions it meets. */
export const PROFILES = {
  web: {
    ExcelApi: "1.20",
    ExcelApiOnline: "1.1",
    SharedRuntime: "1.2",
    CustomFunctionsRuntime: "1.5",
    RibbonApi: "1.2",
    KeyboardShortcuts: "1.1",
    DialogApi: "1.2",
    AddinCommands: "1.1",
  },
  ltsc2024: {
    ExcelApi: "1.17",
    SharedRuntime: "1.2",
    CustomFunctionsRuntime: "1.3",
    RibbonApi: "1.2",
    DialogApi: "1.2",
    AddinCommands: "1.1",
  },
  ltsc2021: {
    ExcelApi: "1.14",
    SharedRuntime: "1.1",
    CustomFunctionsRuntime: "1.3",
    RibbonApi: "1.2",
    DialogApi: "1.2",
    AddinCommands: "1.1",
  },
} as const;

export type Profile = keyof typeof PROFILES;

/** What Plumbline's manifest requires; everything newer has to be asked for before it is used. */
export const REQUIRED_SETS = { ExcelApi: "1.14", SharedRuntime: "1.1" } as const;
