import { MAX_COLUMNS, type Area } from "../../src/cells/address";
import type { Cell } from "../../src/cells/cell";
import type { FunctionArgument, FunctionMetadata } from "./arguments";
import { functionCalls, gathered } from "./arguments";
import { Engine } from "./engine";
import type { Faults, Profile } from "./faults";
import { noFaults, PROFILES, REQUIRED_SETS } from "./faults";
import { HostWorkbook } from "./model";
import type { HostChannel, Json, Returned, Theme, ToHost } from "./protocol";
import type { Notice } from "./world";
import { World } from "./world";

export const LIGHT: Theme = {
  isDark: false,
  bodyBackground: "#FFFFFF",
  bodyForeground: "#242424",
  controlBackground: "#FFFFFF",
  controlForeground: "#242424",
};

export const DARK: Theme = {
  isDark: true,
  bodyBackground: "#292929",
  bodyForeground: "#FFFFFF",
  controlBackground: "#333333",
  controlForeground: "#FFFFFF",
};

export interface HostOptions {
  readonly workbook?: HostWorkbook;
  readonly profile?: Profile;
  readonly theme?: Theme;
}

/** One page that is connected: its batches, its events, its functions. */
interface Page {
  readonly channel: HostChannel;
  readonly engine: Engine;
  functions: ReadonlySet<string>;
  actions: ReadonlySet<string>;
}

/**
 * A workbook host without Excel: it holds a workbook, does the batches of the pages connected to it,
 * tells them and its views what changed, and calls the custom functions that they registered.
 */
export class Host {
  readonly faults: Faults = noFaults();
  /** Asked to calculate after cells were written; the grid answers with `calculated`. */
  onRecalculate: ((areas: readonly Area[]) => void) | null = null;
  /** Told when the pane asks to be shown or hidden. */
  onPane: ((visible: boolean) => void) | null = null;
  private readonly world: World;
  private readonly profile: Profile;
  private theme: Theme;
  private readonly pages = new Set<Page>();
  private readonly listeners = new Set<(notice: Notice) => void>();
  private readonly registration = new Set<() => void>();
  private readonly waiting = new Map<number, (message: ToHost) => void>();
  private metadata: ReadonlyMap<string, FunctionMetadata> = new Map();
  private lastId = 0;

  constructor({ workbook, profile = "web", theme = LIGHT }: HostOptions = {}) {
    this.world = new World(workbook ?? newWorkbook());
    this.world.onRecalculate = (areas) => this.onRecalculate?.(areas);
    this.profile = profile;
    this.theme = theme;
  }

  get workbook(): HostWorkbook {
    return this.world.workbook;
  }

  /** Cells that one request may read; more come back as null. */
  set cellLimit(cells: number) {
    this.world.cellLimit = cells;
  }

  /** Puts another workbook in place of the open one. Pages have to be loaded anew. */
  open(workbook: HostWorkbook): void {
    this.world.workbook = workbook;
    this.notify([{ kind: "sheets" }]);
  }

  /** Members that pages asked for and this host does not have. */
  unknownMembers(): string[] {
    return [...this.pages].flatMap(({ engine }) => [...engine.unknown]);
  }

  /** Connects a page; the returned function ends the connection. */
  connect(channel: HostChannel): () => void {
    const engine = new Engine(this.world, this.faults);
    const page: Page = { channel, engine, functions: new Set(), actions: new Set() };
    this.pages.add(page);
    channel.listen((message) => void this.receive(page, message));
    return () => {
      this.pages.delete(page);
    };
  }

  /** Tells a view what changed and who changed it; returns the way to stop. */
  listen(listener: (notice: Notice) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** What a person types: rows of inputs, read as typing is. Protected sheets refuse it by throwing. */
  edit(area: Area, inputs: readonly (readonly Json[])[], who: "user" | "coauthor" = "user"): void {
    this.as(who, () =>
      this.world.typeInto(
        this.world.sheet(area),
        area,
        (row, column) => inputs[row]?.[column] ?? null,
      ),
    );
  }

  /** Inserts (or with a negative number removes) whole rows, as a person or a co-author does. */
  insertRows(
    sheetName: string,
    row: number,
    rows: number,
    who: "user" | "coauthor" = "user",
  ): void {
    this.as(who, () => {
      const area = {
        sheet: sheetName,
        row,
        column: 0,
        rows: Math.abs(rows),
        columns: MAX_COLUMNS,
      };
      this.world.moveRows(this.world.sheet(area), area, rows > 0 ? 1 : -1);
    });
  }

  /** Results of formulas, as the grid has calculated them. They are no edits and raise no `onChanged`. */
  calculated(area: Area, values: readonly (readonly Cell[])[]): void {
    const sheet = this.world.sheet(area);
    values.forEach((cells, row) =>
      cells.forEach((value, column) => sheet.setValue(area.row + row, area.column + column, value)),
    );
    this.world.raise("WorksheetCollection", null, "onCalculated", {
      type: "WorksheetCalculated",
      worksheetId: sheet.id,
    });
    this.world.raise("Worksheet", sheet.id, "onCalculated", {
      type: "WorksheetCalculated",
      worksheetId: sheet.id,
    });
    this.world.tell({ kind: "cells", area, origin: "calculation" });
    this.flush();
  }

  /** What the person selects in the grid; several areas where Ctrl is held. */
  select(...areas: readonly Area[]): void {
    const [first] = areas;
    if (!first) return;
    this.workbook.select(first);
    this.workbook.selection = areas;
    this.world.raise("Workbook", null, "onSelectionChanged", {});
    this.flush();
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    for (const { channel } of this.pages) channel.send({ kind: "theme", theme });
  }

  /** Takes over `functions.json`, so that arguments are handed over as Excel hands them. */
  describeFunctions(functions: readonly FunctionMetadata[]): void {
    this.metadata = new Map(functions.map((described) => [described.id.toUpperCase(), described]));
  }

  /** The ids of the functions that pages have registered. */
  functions(): string[] {
    return [...this.pages].flatMap((page) => [...page.functions]);
  }

  /** Calls back now if any function is registered, and whenever more are. */
  onFunctions(listener: () => void): void {
    this.registration.add(listener);
    if (this.functions().length > 0) listener();
  }

  /**
   * Runs a custom function of a connected page. `args` are cells, matrices of cells for ranges, and
   * `undefined` for what is left out. A trouble of any kind comes back as an error value.
   */
  async invokeFunction(
    id: string,
    args: readonly FunctionArgument[],
    address: string | null = null,
  ): Promise<Returned> {
    const name = id.toUpperCase();
    const page = [...this.pages].findLast(({ functions }) => functions.has(name));
    if (!page) return { kind: "error", error: "#NAME?", message: null };
    const calls = functionCalls(this.metadata.get(name) ?? null, args);
    const results = await Promise.all(
      calls.map(async (call) => {
        if (call.kind === "error") return call;
        const answer = await this.ask((message) =>
          page.channel.send({
            kind: "invoke",
            id: message,
            invocation: { function: name, args: call.args, address },
          }),
        );
        const lost: Returned = { kind: "error", error: "#CONNECT!", message: null };
        return answer.kind === "returned" ? answer.returned : lost;
      }),
    );
    return gathered(results, args);
  }

  actions(): string[] {
    return [...this.pages].flatMap((page) => [...page.actions]);
  }

  /** Does what a ribbon button or menu entry does, and waits until the page says that it is done. */
  async act(action: string): Promise<void> {
    const page = [...this.pages].findLast(({ actions }) => actions.has(action));
    if (page) await this.ask((id) => page.channel.send({ kind: "act", id, action }));
  }

  private ask(send: (id: number) => void): Promise<ToHost> {
    return new Promise((resolve) => {
      const id = ++this.lastId;
      this.waiting.set(id, resolve);
      send(id);
    });
  }

  private as(who: "user" | "coauthor", change: () => void): void {
    this.world.origin = who;
    try {
      change();
    } finally {
      this.world.origin = "addin";
      this.flush();
    }
  }

  private async receive(page: Page, message: ToHost): Promise<void> {
    const { channel } = page;
    switch (message.kind) {
      case "hello":
        channel.send({
          kind: "welcome",
          context: {
            platform: this.profile === "web" ? "OfficeOnline" : "PC",
            version: "16.0.0.0",
            displayLanguage: "en-GB",
            contentLanguage: "en-GB",
            url: this.workbook.name,
            sets: PROFILES[this.profile],
            required: REQUIRED_SETS,
            theme: this.theme,
            settings: this.workbook.settings,
          },
        });
        return;
      case "batch":
        channel.send({
          kind: "answer",
          id: message.id,
          answer: await page.engine.process(message.batch),
        });
        // Events follow the answer of the batch that caused them, so that its own handlers hear them.
        setTimeout(() => this.flush(), 0);
        return;
      case "saveSettings":
        this.workbook.settings = message.settings;
        channel.send({ kind: "settings", id: message.id, settings: message.settings });
        return;
      case "refreshSettings":
        channel.send({ kind: "settings", id: message.id, settings: this.workbook.settings });
        return;
      case "associated":
        page.functions = new Set(message.functions);
        page.actions = new Set(message.actions);
        for (const listener of this.registration) listener();
        return;
      case "pane":
        this.onPane?.(message.visible);
        return;
      case "returned":
      case "acted":
        this.waiting.get(message.id)?.(message);
        this.waiting.delete(message.id);
    }
  }

  /** Tells pages and views everything that has happened since the last time. */
  private flush(): void {
    const { notices, events } = this.world.drain();
    for (const event of events) {
      for (const { channel, engine } of this.pages) {
        if (engine.listens(event)) channel.send({ kind: "event", event });
      }
    }
    this.notify(notices);
    const edited = notices.flatMap((n) =>
      n.kind === "cells" && n.origin !== "calculation" ? [n.area] : [],
    );
    if (edited.length > 0 && this.workbook.calculationMode !== "Manual")
      this.onRecalculate?.(edited);
  }

  private notify(notices: readonly Notice[]): void {
    for (const notice of notices) for (const listener of this.listeners) listener(notice);
  }
}

/** An empty workbook with one sheet. */
export function newWorkbook(name = "Book1.xlsx"): HostWorkbook {
  const workbook = new HostWorkbook(name);
  workbook.addSheet("Sheet1");
  return workbook;
}

export function createHost(options: HostOptions = {}): Host {
  return new Host(options);
}
