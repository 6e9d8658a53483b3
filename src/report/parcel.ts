import type { Block, ReportDocument, ReportTable, Section } from "./document";

/**
 * A report in pieces that one thread hands to another: each is copied in a few milliseconds, however many findings the
 * report has and however long its tables are.
 */
export type ReportPiece =
  | { readonly kind: "report"; readonly about: Omit<ReportDocument, "sections"> }
  | { readonly kind: "section"; readonly about: Omit<Section, "blocks"> }
  | { readonly kind: "block"; readonly block: Block }
  /** More rows of the table of the block before. */
  | { readonly kind: "rows"; readonly rows: ReportTable["rows"] };

/** In cells and texts; copying that many takes some two milliseconds. */
const PARCEL = 5_000;

/** All pieces of a report, as many in a parcel as are copied in a moment, in the order in which they are to be unpacked. */
export function* reportParcels(report: ReportDocument): Generator<ReportPiece[], void, void> {
  let parcel: ReportPiece[] = [];
  let weight = 0;
  for (const piece of piecesOf(report)) {
    parcel.push(piece);
    weight += weightOf(piece);
    if (weight < PARCEL) continue;
    yield parcel;
    parcel = [];
    weight = 0;
  }
  if (parcel.length > 0) yield parcel;
}

function* piecesOf({ sections, ...about }: ReportDocument): Generator<ReportPiece, void, void> {
  yield { kind: "report", about };
  for (const { blocks, ...section } of sections) {
    yield { kind: "section", about: section };
    for (const block of blocks) yield* piecesOfBlock(block);
  }
}

function* piecesOfBlock(block: Block): Generator<ReportPiece, void, void> {
  const table = tableOf(block);
  const atATime = table ? Math.max(1, Math.floor(PARCEL / Math.max(1, table.columns.length))) : 0;
  if (!table || table.rows.length <= atATime) {
    yield { kind: "block", block };
    return;
  }
  yield { kind: "block", block: withRows(block, table.rows.slice(0, atATime)) };
  for (let from = atATime; from < table.rows.length; from += atATime)
    yield { kind: "rows", rows: table.rows.slice(from, from + atATime) };
}

function tableOf(block: Block): ReportTable | null {
  if (block.kind === "table") return block;
  return block.kind === "chart" ? block.table : null;
}

function withRows(block: Block, rows: ReportTable["rows"]): Block {
  if (block.kind === "table") return { ...block, rows };
  return block.kind === "chart" ? { ...block, table: { ...block.table, rows } } : block;
}

function weightOf(piece: ReportPiece): number {
  switch (piece.kind) {
    case "report":
      return 1 + piece.about.meta.facts.length;
    case "section":
      return 1;
    case "rows":
      return piece.rows.reduce((sum, row) => sum + row.length, 1);
    case "block": {
      const table = tableOf(piece.block);
      if (table) return table.rows.reduce((sum, row) => sum + row.length, table.columns.length);
      return piece.block.kind === "list" ? piece.block.items.length : 1;
    }
  }
}

/** Puts a report together again, piece by piece in the order of `reportParcels`. */
export class ReportUnpacking {
  private about: Omit<ReportDocument, "sections"> | null = null;
  private readonly sections: { about: Omit<Section, "blocks">; blocks: Block[] }[] = [];
  private readonly more = new Map<Block, ReportTable["rows"][number][]>();

  take(piece: ReportPiece): void {
    const last = this.sections.at(-1);
    switch (piece.kind) {
      case "report":
        this.about = piece.about;
        break;
      case "section":
        this.sections.push({ about: piece.about, blocks: [] });
        break;
      case "block":
        last?.blocks.push(piece.block);
        break;
      case "rows": {
        const block = last?.blocks.at(-1);
        if (!block) break;
        const rows = this.more.get(block) ?? [];
        for (const row of piece.rows) rows.push(row);
        this.more.set(block, rows);
      }
    }
  }

  /** The whole report; it begins with its first piece. */
  get report(): ReportDocument {
    if (!this.about) throw new Error("A report was to be put together before any of it was there.");
    const whole = (block: Block): Block => {
      const more = this.more.get(block);
      return more ? withRows(block, [...(tableOf(block)?.rows ?? []), ...more]) : block;
    };
    return {
      ...this.about,
      sections: this.sections.map(({ about, blocks }) => ({ ...about, blocks: blocks.map(whole) })),
    };
  }
}
