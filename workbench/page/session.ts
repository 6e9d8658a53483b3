import type { Area } from "../../src/cells/address";
import { ok, type Result, type Trouble } from "../../src/text/trouble";
import { workbenchText as text } from "../../src/text/workbench";
import { workbookText } from "../../src/text/workbook";
import type { WorkbookModel } from "../../src/workbook/model";
import { inSlices, type SliceOptions } from "../../src/workbook/slices";
import { bytesOf } from "../../taskpane/files/open-file";
import { seldom } from "../../taskpane/files/seldom";
import type { Grid } from "../grid/grid";
import {
  createHost,
  DARK,
  LIGHT,
  type Host,
  type HostWorkbook,
  type Notice,
  type Returned,
  type Theme,
} from "../host/index";
import { readFunctions } from "./add-in-functions";
import { bridge } from "./bridge";
import { hostWorkbookSteps, modelOf, modelSteps, sheetNames } from "./convert";
import type { PageFiles } from "./files";
import { fetchSample, type SampleEntry } from "./samples";

export type View = "sheet" | "table";
export type ThemeName = "light" | "dark" | "contrast";

/** What the page says in its live region. */
export interface Message {
  readonly kind: "said" | "trouble";
  readonly sentence: string;
}

/** A workbook that waits for the answer whether unsaved changes may be lost. */
export interface Pending {
  readonly file: File;
}

/** A file that is being opened or saved, and how far that has come, in words. */
export interface Work {
  readonly doing: string;
  readonly said: string | null;
}

export interface SessionState {
  readonly file: string | null;
  readonly busy: boolean;
  readonly work: Work | null;
  readonly unsaved: boolean;
  readonly message: Message | null;
  readonly pending: Pending | null;
  readonly grid: "waiting" | "ready" | "failed";
  /** Whether formulas have been calculated for longer than a person takes for at once. */
  readonly calculating: boolean;
  /** Counts the workbooks that were opened: the pane is loaded anew for each, as in Excel. */
  readonly opened: number;
  /** Counts changes of the workbook: whoever shows cells looks again. */
  readonly version: number;
  readonly theme: ThemeName;
}

const CONTRAST: Theme = {
  isDark: true,
  bodyBackground: "#000000",
  bodyForeground: "#FFFFFF",
  controlBackground: "#000000",
  controlForeground: "#FFFFFF",
};
const THEMES: Readonly<Record<ThemeName, Theme>> = { light: LIGHT, dark: DARK, contrast: CONTRAST };

/** How long after the last function of the pane formulas are calculated. */
const FUNCTIONS_SETTLE_MS = 100;

/** How long formulas wait for the pane to register its functions before they are calculated without. */
const FUNCTIONS_WAIT_MS = 10_000;

/** A calculation that takes longer is told of. */
const LONG_CALCULATION_MS = 1000;

/** Formats in which Plumbline saves by changing the file that was opened; every other becomes an .xlsx. */
const KEPT_IN_PLACE = /\.xls[xm]$/i;

/** How often the workbook is gone through in slices before it is taken in one piece, because it changed each time. */
const ATTEMPTS = 3;

/** The open workbook and everything that can be done with it, without the page around it. */
export class Session {
  readonly host: Host = createHost();
  private load: ((workbook: HostWorkbook) => Promise<void>) | null = null;
  private grid: Grid | null = null;
  private opened: WorkbookModel | null = null;
  private original: Uint8Array | null = null;
  private inFile: ReadonlyMap<string, string> = new Map();
  /** Answers the calls that a pane took with it when it was loaded anew. */
  private abandon: (answer: Returned) => void = () => {};
  private abandoned = this.untilAbandoned();
  private readonly listeners = new Set<() => void>();
  private current: SessionState = {
    file: null,
    busy: true,
    work: null,
    unsaved: false,
    message: null,
    pending: null,
    grid: "waiting",
    calculating: false,
    opened: 0,
    version: 0,
    theme: "light",
  };

  /** Counts what changes in the workbook, by whomever. */
  private changes = 0;
  private stopper: AbortController | null = null;
  private isSaving = false;
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly files: PageFiles) {
    this.host.listen((notice) => this.noticed(notice));
    // A pane registers its functions one after the other.
    let soon: ReturnType<typeof setTimeout> | undefined;
    this.host.onFunctions(() => {
      clearTimeout(soon);
      soon = setTimeout(() => this.grid?.calculate(), FUNCTIONS_SETTLE_MS);
    });
  }

  readonly state = (): SessionState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Starts the spreadsheet in an element; the Table view and the pane do not wait for it. */
  async startGrid(container: HTMLElement): Promise<void> {
    try {
      const [{ createGrid }, response] = await Promise.all([
        import(/* webpackChunkName: "grid" */ "../grid/univer"),
        fetch("../functions.json"),
      ]);
      const functions: unknown = await response.json();
      const grid = createGrid(container, { dark: this.current.theme !== "light" });
      this.load = bridge(this.host, grid, {
        onTrouble: (trouble) => this.say(trouble),
        onSheets: () => {
          this.changes++;
          this.changed({ unsaved: true });
        },
      });
      grid.onCalculating((calculating) => this.calculating(calculating));
      const described = readFunctions(functions);
      if (described) {
        this.host.describeFunctions(described.forHost);
        grid.registerFunctions(described.forGrid, (id, args, at) =>
          Promise.race([this.host.invokeFunction(id, args, at), this.abandoned]),
        );
      } else {
        this.say(text.functionsMissing);
      }
      await this.load(this.host.workbook);
      this.grid = grid;
      // The theme may have been changed while the grid was being filled.
      grid.setDark(this.current.theme !== "light");
      this.changed({ grid: "ready" });
      if (this.host.functions().length > 0) grid.calculate();
      else this.calculateSoon();
    } catch (error) {
      console.error(error);
      this.changed({ grid: "failed" });
      this.say(text.gridFailed);
    }
  }

  /** Opens a workbook, unless unsaved changes would be lost: then the page asks first. */
  async openFile(file: File): Promise<void> {
    if (this.isSaving) this.say(text.stillSaving(file.name));
    else if (this.current.unsaved) this.changed({ pending: { file } });
    else await this.replace(file);
  }

  async openSample(sample: SampleEntry): Promise<void> {
    const file = await fetchSample(sample);
    if (file) await this.openFile(file);
    else this.say(text.sampleMissing(sample.title));
  }

  /** What becomes of a workbook that waits: `saveFirst`, `replace` or `keep` what is open. */
  async answer(choice: "saveFirst" | "replace" | "keep"): Promise<void> {
    const { pending } = this.current;
    if (!pending) return;
    if (choice === "saveFirst" && !(await this.save())) return;
    this.changed({ pending: null });
    if (choice !== "keep") await this.replace(pending.file);
  }

  /** Leaves the file that is being opened or saved; the workbook is as it was. */
  stop(): void {
    this.stopper?.abort();
  }

  /** Hands the workbook over as a download; false where it could not be written, or was stopped. */
  async save(): Promise<boolean> {
    if (this.isSaving) return false;
    const { workbook } = this.host;
    const file = savedName(this.current.file ?? workbook.name);
    const { unsaved } = this.current;
    this.isSaving = true;
    try {
      const saved = await this.work(text.saving(file), text.notSaved(file), async (slices) => {
        const model = await this.modelNow(slices);
        if (!model.ok) return model;
        const inFile = sheetNames(workbook);
        // What changes from here on is not in the file.
        this.changed({ unsaved: false });
        const made = await this.files.save(model.value, this.original, slices);
        return made.ok ? ok({ bytes: made.value, inFile }) : made;
      });
      if (!saved) {
        this.changed({ unsaved: this.current.unsaved || unsaved });
        return false;
      }
      this.files.offer(file, saved.bytes);
      this.original = saved.bytes;
      this.inFile = saved.inFile;
      this.changed({ message: { kind: "said", sentence: text.savedAs(file) } });
      return true;
    } finally {
      this.isSaving = false;
    }
  }

  /** The workbook as it stands at one moment, although others get their turn meanwhile. */
  private async modelNow(slices: SliceOptions): Promise<Result<WorkbookModel>> {
    const { workbook } = this.host;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { changes } = this;
      const model = await inSlices(modelSteps(workbook, this.opened, this.inFile), slices);
      if (!model.ok || changes === this.changes) return model;
    }
    return ok(modelOf(workbook, this.opened, this.inFile));
  }

  /** Does work on a file that is told and can be stopped; null where nothing came of it, which is said. */
  private async work<T>(
    doing: string,
    stopped: string,
    job: (slices: SliceOptions) => Promise<Result<T>>,
  ): Promise<T | null> {
    this.stop();
    const own = new AbortController();
    this.stopper = own;
    const tell = (said: string | null) => {
      if (this.stopper === own) this.changed({ work: { doing, said } });
    };
    tell(null);
    try {
      const done = await job({
        pause: this.files.pause,
        signal: own.signal,
        onProgress: tell,
      });
      if (own.signal.aborted) {
        // What gave way to another file needs no word.
        if (this.stopper === own) this.changed({ message: { kind: "said", sentence: stopped } });
        return null;
      }
      if (done.ok) return done.value;
      this.say(done.trouble);
      return null;
    } finally {
      if (this.stopper === own) {
        this.stopper = null;
        this.changed({ work: null });
      }
    }
  }

  /** Puts what was typed in the Table view into a cell. */
  edit(area: Area, typed: string): void {
    const sheet = this.host.workbook.sheet(area.sheet);
    if (!sheet) return;
    if (sheet.protection) this.say(workbookText.sheetProtected(sheet.name));
    else this.host.edit(area, [[typed]]);
  }

  /** Goes to an area, as a click in the grid does. */
  select(area: Area): void {
    this.host.select(area);
    this.grid?.select(area);
    this.changed({});
  }

  setTheme(theme: ThemeName): void {
    this.changed({ theme });
    this.host.setTheme(THEMES[theme]);
    this.grid?.setDark(theme !== "light");
  }

  say(trouble: Trouble): void {
    this.changed({ message: { kind: "trouble", sentence: trouble.message } });
  }

  dismiss(): void {
    this.changed({ message: null });
  }

  private async replace(chosen: File): Promise<void> {
    const { name: file } = chosen;
    this.changed({ busy: true });
    const read = await this.work(text.opening(file), text.notOpened(file), async (slices) => {
      const opened = await this.files.open(chosen, {
        ...slices,
        ...(slices.onProgress && { onProgress: seldom(slices.onProgress) }),
      });
      if (!opened.ok) return opened;
      const { model } = opened.value;
      const workbook = await inSlices(hostWorkbookSteps(model), slices);
      if (!workbook.ok) return workbook;
      const bytes = KEPT_IN_PLACE.test(file) ? await bytesOf(chosen) : ok(null);
      return bytes.ok ? ok({ model, workbook: workbook.value, bytes: bytes.value }) : bytes;
    });
    if (!read) {
      // Another file may be on its way already.
      if (!this.current.work) this.changed({ busy: false });
      return;
    }
    const { model, workbook, bytes } = read;
    this.opened = model;
    this.original = bytes && new Uint8Array(bytes);
    this.paneGone();
    this.inFile = sheetNames(workbook);
    if (this.load) await this.load(workbook);
    else this.host.open(workbook);
    this.changed({
      file,
      busy: false,
      unsaved: false,
      opened: this.current.opened + 1,
      message: { kind: "said", sentence: text.opened(file, workbook.sheets.length) },
    });
    this.calculateSoon();
  }

  /** Whoever waits for a pane that is no more waits in vain; the next pane is asked again. */
  paneGone(): void {
    this.abandon({ kind: "error", error: "#BUSY!", message: null });
    this.abandoned = this.untilAbandoned();
  }

  private untilAbandoned(): Promise<Returned> {
    return new Promise((resolve) => {
      this.abandon = resolve;
    });
  }

  /** Formulas wait for the pane, which registers the functions; but not for ever. */
  private calculateSoon(): void {
    if (!this.grid || this.current.file === null) return;
    const opened = this.current.opened;
    setTimeout(() => {
      if (this.current.opened === opened && this.host.functions().length === 0)
        this.grid?.calculate();
    }, FUNCTIONS_WAIT_MS);
  }

  private calculating(calculating: boolean): void {
    clearTimeout(this.telling);
    if (calculating)
      this.telling = setTimeout(() => this.changed({ calculating }), LONG_CALCULATION_MS);
    else if (this.current.calculating) this.changed({ calculating });
  }

  private noticed(notice: Notice): void {
    const isEdit =
      notice.kind !== "selection" && !(notice.kind === "cells" && notice.origin === "calculation");
    if (notice.kind !== "selection") this.changes++;
    if (this.current.busy) return;
    this.changed({ unsaved: this.current.unsaved || isEdit });
  }

  private changed(changes: Partial<SessionState>): void {
    this.current = { ...this.current, ...changes, version: this.current.version + 1 };
    for (const listener of this.listeners) listener();
  }
}

function savedName(file: string): string {
  return /\.xls[xm]$/i.test(file) ? file : `${file.replace(/\.[^.]+$/, "")}.xlsx`;
}
