import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LineRuleType,
  HeadingLevel,
  ImportedXmlComponent,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type ISectionOptions,
  type Table,
} from "docx";
import { address } from "../cells/address";
import { formatDate } from "../cells/date";
import { reportText } from "../text/report";
import { reportFileText } from "../text/report-file";
import { PAGE_MARGINS } from "../workbook/report-sheet";
import type { Slices } from "../workbook/slices";

import {
  introduces,
  type Block,
  type ChartBlock,
  type ReportDocument,
  type Section,
} from "./document";
import { cellsOf, type FigurePlaces } from "./places";
import { figurePlacesSteps } from "./sheets";
import { figuresTable, signOffTable } from "./tables";
import { drawingXml, isDrawn } from "./word-chart";
import { wordTable } from "./word-table";

export { Packer } from "docx";

type Part = Paragraph | Table;

// Twentieths of a point, Word's own measure.
const CENTIMETRE = 567;
const A4 = { width: 11_906, height: 16_838 } as const;
const SIDE = Math.round(PAGE_MARGINS.side * CENTIMETRE);

const FONT = "Calibri";
/** Half points. */
const TEXT_SIZE = 22;
const NOTE_SIZE = 18;
const NUMBERING = "numbered";

const textWidth = (isAcross: boolean) => (isAcross ? A4.height : A4.width) - 2 * SIDE;

/** A text as runs, its line breaks kept. */
function runs(text: string, look: { bold?: boolean; italics?: boolean; size?: number } = {}) {
  return text
    .split("\n")
    .map((line, at) => new TextRun({ text: line, ...look, ...(at > 0 ? { break: 1 } : {}) }));
}

const note = (text: string) =>
  new Paragraph({
    children: runs(text, { italics: true, size: NOTE_SIZE }),
    spacing: { after: 120 },
  });

const plain = (text: string, bold = false, keepNext = false) =>
  new Paragraph({ children: runs(text, { bold }), spacing: { after: 120 }, keepNext });

/** A sentence, and small behind it the cells of the report's sheets that it came from. */
const sourced = (text: string, cells: string) =>
  new Paragraph({
    children: [...runs(text), ...runs(` [${cells}]`, { italics: true, size: NOTE_SIZE })],
    spacing: { after: 120 },
  });

type Level = (typeof HeadingLevel)[keyof typeof HeadingLevel];

const heading = (text: string, level: Level) =>
  new Paragraph({ children: runs(text), heading: level, keepNext: true });

function withNote(table: Table, text: string | undefined): Part[] {
  // A table needs a paragraph behind it, or Word joins it to the next one. It is too low to need a page of its own.
  const line = { line: 20, lineRule: LineRuleType.EXACT, after: 240 } as const;
  return [table, text === undefined ? new Paragraph({ spacing: line }) : note(text)];
}

class Parts {
  private lists = 0;
  private charts = 0;

  constructor(
    private readonly isDraft: boolean,
    private readonly places: FigurePlaces,
  ) {}

  of(block: Block, next: Block | undefined, isAcross: boolean): Part[] {
    if (block.kind === "pageBreak") {
      return [new Paragraph({ pageBreakBefore: true })];
    }
    if (block.kind === "paragraph" && block.weight !== "note" && introduces(block, next)) {
      return [plain(block.text, block.weight === "strong", true)];
    }
    return this.parts(block, textWidth(isAcross));
  }

  /** The table behind it follows, for those who do not see it and for those who count. */
  private chart(block: ChartBlock, width: number): Paragraph {
    const drawing = drawingXml(block, ++this.charts, width);
    return new Paragraph({ children: [new DrawingRun(drawing)], keepNext: true });
  }

  private parts(block: Exclude<Block, { kind: "pageBreak" }>, width: number): Part[] {
    switch (block.kind) {
      case "heading":
        return [heading(block.text, HeadingLevel.HEADING_2)];
      case "paragraph": {
        const { text, weight, from = [], tells = [] } = block;
        const told = this.isDraft ? cellsOf(tells, this.places) : "";
        if (told !== "") return [sourced(text, told)];
        const said = weight === "note" ? note(text) : plain(text, weight === "strong");
        const cells = from.map(address).join(", ");
        return this.isDraft && cells !== "" ? [said, note(reportText.from(cells))] : [said];
      }
      case "list": {
        const instance = ++this.lists;
        const numbering = { reference: NUMBERING, level: 0, instance };
        return block.items.map(
          (item) =>
            new Paragraph({
              children: runs(item),
              ...(block.isNumbered ? { numbering } : { bullet: { level: 0 } }),
            }),
        );
      }
      case "table": {
        const table = withNote(wordTable(block, width), block.note);
        const { caption } = block;
        return caption === undefined ? table : [heading(caption, HeadingLevel.HEADING_3), ...table];
      }
      case "chart":
        return [
          // The chart says its title itself.
          isDrawn(block) ? this.chart(block, width) : heading(block.title, HeadingLevel.HEADING_3),
          ...withNote(wordTable(block.table, width), block.table.note),
        ];
      case "figures":
        return withNote(wordTable(figuresTable(block.figures), width), undefined);
      case "signOff":
        return [
          heading(reportText.signOff.title, HeadingLevel.HEADING_2),
          ...withNote(wordTable(signOffTable(block), width), undefined),
        ];
    }
  }
}

/** A run that shows what the library has no word for. */
class DrawingRun extends TextRun {
  constructor(xml: string) {
    super({});
    this.root.push(ImportedXmlComponent.fromXmlString(xml));
  }
}

function front({ title, meta }: ReportDocument): Part[] {
  const lines = [reportText.status[meta.status], reportText.asAt(formatDate(meta.asAt))];
  if (meta.edition !== null) lines.push(reportText.edition(meta.edition));
  return [
    ...(meta.marking === null ? [] : [plain(meta.marking, true)]),
    heading(title, HeadingLevel.TITLE),
    plain(lines.join(" · "), true),
    ...meta.facts.map(
      ({ label, value }) =>
        new Paragraph({ children: [...runs(`${label}: `, { bold: true }), ...runs(value)] }),
    ),
  ];
}

function edges({ title, meta }: ReportDocument, isAcross: boolean) {
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth(isAcross) }];
  const status = `${reportText.status[meta.status]} · ${reportText.asAt(formatDate(meta.asAt))}`;
  const [before = "", between = ""] = reportText.pageOf("\t", "\t").split("\t");
  const small = { size: NOTE_SIZE };
  const foot = meta.trailHead === null ? title : reportText.signOff.head(meta.trailHead);
  return {
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            tabStops,
            children: [
              new TextRun({ text: meta.marking ?? title, ...small }),
              new TextRun({ children: [new Tab(), status], ...small }),
            ],
          }),
        ],
      }),
    },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            tabStops,
            children: [
              new TextRun({ text: foot, ...small }),
              new TextRun({
                children: [new Tab(), before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES],
                ...small,
              }),
            ],
          }),
        ],
      }),
    },
  };
}

/** Sections of one orientation, which Word keeps on pages of their own. */
function byOrientation(sections: readonly Section[]): { isAcross: boolean; sections: Section[] }[] {
  const groups: { isAcross: boolean; sections: Section[] }[] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    const isAcross =
      section.sheet === null && last
        ? last.isAcross
        : (section.orientation ?? "portrait") === "landscape";
    if (last?.isAcross === isAcross) last.sections.push(section);
    else groups.push({ isAcross, sections: [section] });
  }
  return groups;
}

/** The report as the library's document, a few blocks at a time. */
export function* wordDocumentSteps(report: ReportDocument): Slices<Document> {
  const parts = new Parts(report.meta.status === "draft", yield* figurePlacesSteps(report));
  const all = report.sections.reduce((sum, { blocks }) => sum + blocks.length, 0);
  let done = 0;
  const side = (centimetres: number) => Math.round(centimetres * CENTIMETRE);
  const { top, bottom, headerFooter } = PAGE_MARGINS;
  const sections: ISectionOptions[] = [];
  for (const [index, { isAcross, sections: group }] of byOrientation(report.sections).entries()) {
    const children: Part[] = index === 0 ? front(report) : [];
    for (const { title, blocks } of group) {
      if (title !== null) children.push(heading(title, HeadingLevel.HEADING_1));
      for (const [at, block] of blocks.entries()) {
        yield reportFileText.document(done++, all);
        children.push(...parts.of(block, blocks[at + 1], isAcross));
      }
    }
    sections.push({
      ...edges(report, isAcross),
      properties: {
        page: {
          // The library turns the measures of a page that lies across itself.
          size: {
            ...A4,
            orientation: isAcross ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
          },
          margin: {
            left: SIDE,
            right: SIDE,
            top: side(top),
            bottom: side(bottom),
            header: side(headerFooter),
            footer: side(headerFooter),
          },
        },
      },
      children,
    });
  }
  const inBlack = { font: FONT, color: "000000" };
  return new Document({
    title: report.title,
    creator: "Plumbline",
    styles: {
      default: {
        document: { run: { font: FONT, size: TEXT_SIZE, language: { value: "en-GB" } } },
        title: { run: { ...inBlack, size: 36, bold: true } },
        heading1: {
          run: { ...inBlack, size: 28, bold: true },
          paragraph: { spacing: { before: 280, after: 120 } },
        },
        heading2: {
          run: { ...inBlack, size: 24, bold: true },
          paragraph: { spacing: { before: 200, after: 80 } },
        },
        heading3: {
          run: { ...inBlack, size: 22, bold: true },
          paragraph: { spacing: { before: 160, after: 80 } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: NUMBERING,
          levels: [
            {
              level: 0,
              format: "decimal",
              text: "%1.",
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 425, hanging: 425 } } },
            },
          ],
        },
      ],
    },
    sections,
  });
}
