import { MAX_COLUMNS, MAX_ROWS, parseAddress, type Area } from "../../src/cells/address";
import { ok, type Result } from "../../src/text/trouble";
import { hostTask } from "../../src/text/workbook";
import { inExcel } from "./run";

/** Excel reports edits one by one and in bursts; this long it has to be quiet before a listener is told. */
const QUIET_MS = 300;

function wholeSheet(sheet: string): Area {
  return { sheet, row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };
}

/** What has been reported and not been told on yet: the addresses by the id of their sheet. */
class Stale {
  private readonly addresses = new Map<string, Set<string>>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly tell: (stale: Area) => void) {}

  add(sheetId: string, where: string): void {
    const known = this.addresses.get(sheetId) ?? new Set();
    known.add(where);
    this.addresses.set(sheetId, known);
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), QUIET_MS);
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.addresses.clear();
  }

  /** Sheets are named now and not when the edit came, because they may have been renamed since. */
  private async flush(): Promise<void> {
    const found = await inExcel({ task: hostTask.watch }, async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/id,items/name");
      await context.sync();
      return ok(new Map(worksheets.items.map((sheet) => [sheet.id, sheet.name])));
    });
    if (!found.ok) return;
    const reported = [...this.addresses];
    this.addresses.clear();
    for (const [sheetId, addresses] of reported) {
      const sheet = found.value.get(sheetId);
      if (sheet === undefined) continue;
      for (const where of addresses) this.tell(parseAddress(where, sheet) ?? wholeSheet(sheet));
    }
  }
}

/** Tells a listener which cells may be stale, whoever changed them. Gives the way to stop. */
export function watchCells(listener: (stale: Area) => void): Promise<Result<() => Promise<void>>> {
  const stale = new Stale(listener);
  return inExcel({ task: hostTask.watch }, async (context) => {
    const handler = context.workbook.worksheets.onChanged.add(async (event) => {
      stale.add(event.worksheetId, event.address);
    });
    await context.sync();
    return ok(async () => {
      stale.stop();
      await Excel.run(handler.context, async (own) => {
        handler.remove();
        await own.sync();
      });
    });
  });
}
