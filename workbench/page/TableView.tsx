import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { cellArea, columnLetters, localAddress } from "../../src/cells/address";
import { asText } from "../../src/cells/cell";
import { workbenchText as text } from "../../src/text/workbench";
import type { Sheet } from "../host/model";
import { shownText } from "../host/typed";
import type { Session } from "./session";

const ROWS_SHOWN = 200;

interface Place {
  readonly row: number;
  readonly column: number;
}

/** What moves the cursor, by key: rows and columns to go. */
const STEPS: ReadonlyMap<string, Place> = new Map([
  ["ArrowUp", { row: -1, column: 0 }],
  ["ArrowDown", { row: 1, column: 0 }],
  ["ArrowLeft", { row: 0, column: -1 }],
  ["ArrowRight", { row: 0, column: 1 }],
  ["PageUp", { row: -20, column: 0 }],
  ["PageDown", { row: 20, column: 0 }],
]);

const between = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

interface Props {
  readonly session: Session;
  /** Rises with every change of the workbook. */
  readonly version: number;
}

/** The workbook as an HTML table, for people who do not see or cannot work a drawn grid. */
export function TableView({ session, version }: Props) {
  const { workbook } = session.host;
  const selected = workbook.selection[0];
  const sheet = workbook.activeSheet();
  return (
    <div className="table-view" data-version={version}>
      <nav className="sheets" aria-label={text.sheets}>
        {workbook.sheets.map((each) => (
          <button
            key={each.id}
            type="button"
            aria-current={each === sheet ? "true" : undefined}
            disabled={each.visibility !== "Visible"}
            onClick={() => session.select(cellArea(each.name, 0, 0))}
          >
            {each.visibility === "Visible" ? each.name : text.hiddenSheet(each.name)}
          </button>
        ))}
      </nav>
      <SheetTable
        key={sheet.id}
        session={session}
        sheet={sheet}
        cursor={{ row: selected?.row ?? 0, column: selected?.column ?? 0 }}
      />
    </div>
  );
}

function shown(sheet: Sheet, row: number, column: number): string {
  return shownText(sheet.value(row, column), sheet.format(row, column));
}

/** What a person would type to put there what is there. */
function typed(sheet: Sheet, row: number, column: number): string {
  return (
    sheet.formula(row, column) ?? (shown(sheet, row, column) || asText(sheet.value(row, column)))
  );
}

function SheetTable({ session, sheet, cursor }: { session: Session; sheet: Sheet; cursor: Place }) {
  const used = sheet.used(true);
  const rows = used ? used.row + used.rows : 0;
  const columns = Math.max(used ? used.column + used.columns : 0, cursor.column + 1);
  const page = Math.floor(cursor.row / ROWS_SHOWN);
  const first = page * ROWS_SHOWN;
  const last = Math.min(Math.max(rows, cursor.row + 1), first + ROWS_SHOWN);
  const [editing, setEditing] = useState<Place | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const followFocus = useRef(false);

  const goTo = ({ row, column }: Place) => {
    followFocus.current = true;
    session.select(cellArea(sheet.name, row, column));
  };

  useEffect(() => {
    const cell = table.current?.querySelector<HTMLElement>('td[tabindex="0"]');
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    // Somebody working in the pane keeps the focus there when the pane goes to a cell.
    if (followFocus.current && !editing) cell?.focus();
    followFocus.current = false;
  }, [cursor.row, cursor.column, editing]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing) return;
    const step = STEPS.get(event.key);
    if (step) {
      event.preventDefault();
      goTo({
        row: between(cursor.row + step.row, 0, rows),
        column: between(cursor.column + step.column, 0, columns),
      });
    } else if (event.key === "Home") {
      event.preventDefault();
      goTo({ row: event.ctrlKey ? 0 : cursor.row, column: 0 });
    } else if (event.key === "End") {
      event.preventDefault();
      goTo({
        row: event.ctrlKey ? Math.max(0, rows - 1) : cursor.row,
        column: Math.max(0, columns - 1),
      });
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault();
      setEditing(cursor);
    } else if (event.key === "Delete") {
      event.preventDefault();
      session.edit(cellArea(sheet.name, cursor.row, cursor.column), "");
    }
  };

  const finish = (entered: string | null, move: Place) => {
    if (!editing) return;
    if (entered !== null && entered !== typed(sheet, editing.row, editing.column)) {
      session.edit(cellArea(sheet.name, editing.row, editing.column), entered);
    }
    setEditing(null);
    goTo({ row: editing.row + move.row, column: editing.column + move.column });
  };

  const letters = Array.from({ length: columns }, (_, column) => columnLetters(column));
  return (
    <>
      <p className="table-help" id="table-help">
        {text.tableHelp}
      </p>
      <div className="table-scroll">
        <table
          ref={table}
          role="grid"
          aria-describedby="table-help"
          aria-rowcount={rows + 1}
          aria-colcount={columns + 1}
          onKeyDown={onKeyDown}
        >
          <caption>{text.tableCaption(sheet.name, first + 1, last, rows)}</caption>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">
                <span className="unseen">{text.cornerHeading}</span>
              </th>
              {letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index).map(
              (row) => (
                <tr key={row} aria-rowindex={row + 2} hidden={sheet.hiddenRows.has(row)}>
                  <th scope="row">{row + 1}</th>
                  {letters.map((letter, column) => {
                    const isCursor = row === cursor.row && column === cursor.column;
                    const isEdited = editing?.row === row && editing.column === column;
                    const formula = sheet.formula(row, column);
                    return (
                      <td
                        key={letter}
                        tabIndex={isCursor ? 0 : -1}
                        aria-selected={isCursor}
                        className={
                          typeof sheet.value(row, column) === "number" ? "number" : undefined
                        }
                        title={formula ?? undefined}
                        onClick={() => goTo({ row, column })}
                        onDoubleClick={() => setEditing({ row, column })}
                      >
                        {isEdited ? (
                          <CellEditor
                            label={text.editCell(localAddress(cellArea(sheet.name, row, column)))}
                            content={typed(sheet, row, column)}
                            onFinish={finish}
                          />
                        ) : (
                          shown(sheet, row, column)
                        )}
                      </td>
                    );
                  })}
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
      <div className="pages">
        <button
          type="button"
          disabled={first === 0}
          onClick={() => goTo({ row: first - ROWS_SHOWN, column: 0 })}
        >
          {text.earlierRows}
        </button>
        <button
          type="button"
          disabled={first + ROWS_SHOWN >= rows}
          onClick={() => goTo({ row: first + ROWS_SHOWN, column: 0 })}
        >
          {text.laterRows}
        </button>
      </div>
    </>
  );
}

interface EditorProps {
  readonly label: string;
  readonly content: string;
  /** Null leaves the cell as it was. */
  readonly onFinish: (entered: string | null, move: Place) => void;
}

function CellEditor({ label, content, onFinish }: EditorProps) {
  const input = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useEffect(() => input.current?.select(), []);
  // Leaving the field ends the edit too, and that happens once more when the field goes.
  const finish = (entered: string | null, move: Place) => {
    if (finished.current) return;
    finished.current = true;
    onFinish(entered, move);
  };
  return (
    <input
      ref={input}
      aria-label={label}
      defaultValue={content}
      onKeyDown={(event) => {
        event.stopPropagation();
        const entered = event.currentTarget.value;
        if (event.key === "Enter") finish(entered, { row: 1, column: 0 });
        else if (event.key === "Escape") finish(null, { row: 0, column: 0 });
        else if (event.key === "Tab") {
          event.preventDefault();
          finish(entered, { row: 0, column: event.shiftKey ? -1 : 1 });
        }
      }}
      onBlur={(event) => finish(event.currentTarget.value, { row: 0, column: 0 })}
    />
  );
}
