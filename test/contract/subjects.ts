import { createClient, createHost, directChannels, type Host } from "../../workbench/host/index";
import { hostWorkbook } from "../../workbench/page/convert";
import type { Result } from "../../src/text/trouble";
import { MemoryWorkbook } from "../../src/workbook/memory";
import { emptySheet, emptyWorkbook, type WorkbookModel } from "../../src/workbook/model";
import type {
  Block,
  ReadOptions,
  Receipt,
  Structure,
  Workbook,
  WorkbookFacts,
} from "../../src/workbook/port";
import type { Area } from "../../src/cells/address";
import type { Change } from "../../src/workbook/change";
import type { Validation } from "../../src/workbook/validation";
import { openWorkbook } from "../../src/xlsx/open";
import { saveWorkbook } from "../../src/xlsx/save";
import { excelWorkbook } from "../../taskpane/host/workbook";
import { findCapabilities } from "../../taskpane/host/capabilities";
import { valueOf } from "./check";
import { realLibrary } from "./office-js";
import type { Subject } from "./workbook.contract";

export function smallModel(): WorkbookModel {
  const model = emptyWorkbook("Return.xlsx");
  model.sheets.push(emptySheet("Cases"));
  return model;
}

export function memorySubject(model: WorkbookModel): Subject {
  return { workbook: new MemoryWorkbook(model), edit: null };
}

/** A workbook that is saved and opened anew after every change, so that a file has to hold all of it. */
class FileWorkbook implements Workbook {
  private constructor(
    private open: MemoryWorkbook,
    private bytes: Uint8Array,
  ) {}

  static async of(model: WorkbookModel): Promise<FileWorkbook> {
    const bytes = valueOf(await saveWorkbook(model), "save");
    const opened = valueOf(await openWorkbook(model.name, bytes), "open");
    return new FileWorkbook(new MemoryWorkbook(opened), bytes);
  }

  facts = (): Promise<Result<WorkbookFacts>> => this.open.facts();
  read = (area: Area, options?: ReadOptions): Promise<Result<Block>> =>
    this.open.read(area, options);
  structure = (area: Area): Promise<Result<Structure>> => this.open.structure(area);
  validations = (sheet: string): Promise<Result<readonly Validation[]>> =>
    this.open.validations(sheet);
  selection = (): Promise<Result<Area>> => this.open.selection();
  goTo = (area: Area): Promise<Result<void>> => this.open.goTo(area);
  watch = (listener: (stale: Area) => void): Promise<Result<() => Promise<void>>> =>
    this.open.watch(listener);

  async apply(changes: readonly Change[]): Promise<Result<Receipt>> {
    const done = await this.open.apply(changes);
    if (done.ok) await this.reopen();
    return done;
  }

  async putBack(receipt: Receipt): Promise<Result<void>> {
    const done = await this.open.putBack(receipt);
    if (done.ok) await this.reopen();
    return done;
  }

  private async reopen(): Promise<void> {
    const { model } = this.open;
    this.bytes = valueOf(await saveWorkbook(model, this.bytes), "save");
    const opened = valueOf(await openWorkbook(model.name, this.bytes), "open");
    // The same object goes on, so that whoever listens to it still does.
    model.sheets.splice(0, model.sheets.length, ...opened.sheets);
    model.tables.splice(0, model.tables.length, ...opened.tables);
  }
}

export async function fileSubject(model: WorkbookModel): Promise<Subject> {
  return { workbook: await FileWorkbook.of(model), edit: null };
}

/** Excel's workbook over the simulated host. The globals stand as they would in the pane's page. */
export async function hostSubject(
  model: WorkbookModel,
  prepare: (host: Host) => void = () => {},
): Promise<Subject & { readonly host: Host }> {
  const host = createHost({ workbook: hostWorkbook(model) });
  prepare(host);
  const channels = directChannels();
  host.connect(channels.host);
  const client = createClient(channels.page);
  Object.assign(globalThis, client);
  await client.Office.onReady();
  return {
    workbook: excelWorkbook(findCapabilities()),
    host,
    edit: async (area, value) => host.edit(area, [[value]], "coauthor"),
  };
}

/** The same, but with Microsoft's own library between the adapter and our host. */
export async function realLibrarySubject(model: WorkbookModel): Promise<Subject> {
  const subject = await hostSubject(model);
  const { Excel, OfficeExtension } = realLibrary(subject.host);
  Object.assign(globalThis, { Excel, OfficeExtension });
  return subject;
}
