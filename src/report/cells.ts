import { asText, isError, type Cell } from "../cells/cell";
import { formatDate, isDateFormat } from "../cells/date";
import { reportText } from "../text/report";
import { isRag, type TableCell } from "./document";

/** What a cell of a report holds once it stands on a sheet: a rating becomes its shape and word. */
export function plainCell(cell: TableCell): Cell {
  return isRag(cell) ? reportText.rag(cell.rag, cell.word ?? null) : cell;
}

const DECIMALS = /\.(0+)/;

interface NumberLook {
  readonly isShare: boolean;
  readonly pounds: string;
  readonly say: (value: number) => string;
}

// Making a format takes fifty times as long as using it, and a report has tens of thousands of cells.
const LOOKS = new Map<string, NumberLook>();

function numberLook(format: string): NumberLook {
  const known = LOOKS.get(format);
  if (known) return known;
  const places = DECIMALS.exec(format)?.[1]?.length ?? 0;
  const numbers = new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
    useGrouping: format.includes(","),
  });
  const look = {
    isShare: format.includes("%"),
    pounds: format.includes("£") ? "£" : "",
    say: (value: number) => numbers.format(value),
  };
  LOOKS.set(format, look);
  return look;
}

/** A cell as it reads in Word and in plain text, by the number formats that reports use. */
export function shown(cell: TableCell, format = "General"): string {
  const value = plainCell(cell);
  if (typeof value !== "number" || isError(value)) return asText(value);
  if (isDateFormat(format)) return formatDate(value);
  if (format === "General" || format === "@") return asText(value);
  const { isShare, pounds, say } = numberLook(format);
  const figure = say(isShare ? value * 100 : value);
  return `${figure.startsWith("-") && pounds ? `-£${figure.slice(1)}` : pounds + figure}${isShare ? "%" : ""}`;
}

/** Whether a column reads from the right, as figures do. */
export function readsFromRight(cells: readonly TableCell[]): boolean {
  const filled = cells.filter((cell) => cell !== null);
  return filled.length > 0 && filled.every((cell) => typeof cell === "number");
}
