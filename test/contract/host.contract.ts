/**
 * What a page may rely on when it talks to a workbook host through `Excel`, whoever made the `Excel`:
 * our own client, Microsoft's library over our host, or Excel itself. Each probe tells what it saw, as
 * plain data; what it has to see stands beside it.
 */
export interface HostSubject {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
}

export interface Probe {
  readonly name: string;
  /** What has to be seen; undefined where it is only compared between clients. */
  readonly expected?: unknown;
  /** `sheet` is an empty sheet of its own. */
  readonly see: (subject: HostSubject, sheet: string) => Promise<unknown>;
}

/** What an error tells: its code, and the member that it names. */
async function errorOf(work: Promise<unknown> | (() => unknown)): Promise<unknown> {
  try {
    await (typeof work === "function" ? work() : work);
    return "no error";
  } catch (error) {
    return described(error);
  }
}

function described(error: unknown): unknown {
  if (typeof error !== "object" || error === null) return String(error);
  const code: unknown = "code" in error ? error.code : null;
  const info: unknown = "debugInfo" in error ? error.debugInfo : null;
  const place =
    typeof info === "object" && info !== null && "errorLocation" in info
      ? info.errorLocation
      : null;
  return { code: code ?? ("name" in error ? error.name : null), place: place ?? null };
}

/** Asks a member in the middle of a run, where it may throw at once. */
function errorAt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return described(error);
  }
}

const later = (ms = 30) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const probes: readonly Probe[] = [
  {
    name: "values, formulas and number formats are written and read back",
    expected: [
      [
        ["Ref", 7],
        ["x", true],
      ],
      [
        ["General", "0.00"],
        ["General", "General"],
      ],
    ],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("B2:C3");
        range.values = [
          ["Ref", 7],
          ["x", true],
        ];
        range.getCell(0, 1).numberFormat = [["0.00"]];
        range.load("values,numberFormat");
        await context.sync();
        return [range.values, range.numberFormat];
      }),
  },
  {
    name: "an address comes with its sheet, quoted where it has to be",
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("B2:C3");
        range.load("address,rowIndex,columnIndex,rowCount,columnCount,cellCount");
        await context.sync();
        return [
          range.address,
          range.rowIndex,
          range.columnIndex,
          range.rowCount,
          range.columnCount,
          range.cellCount,
        ];
      }),
  },
  {
    name: "a property that was not loaded cannot be read",
    expected: { code: "PropertyNotLoaded", place: "Range.values" },
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1");
        range.load("address");
        await context.sync();
        return errorAt(() => range.values);
      }),
  },
  {
    name: "a property that was set can be read without loading",
    expected: [[5]],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1");
        range.values = [[5]];
        return range.values;
      }),
  },
  {
    name: "the result of a method cannot be read before the next sync",
    expected: [{ code: "ValueNotLoaded", place: "clientResult.value" }, "number"],
    see: ({ Excel }) =>
      Excel.run(async (context) => {
        const count = context.workbook.worksheets.getCount();
        const early = errorAt(() => count.value);
        await context.sync();
        return [early, typeof count.value];
      }),
  },
  {
    name: "an item that is not there fails the sync and names where",
    expected: { code: "ItemNotFound", place: "WorksheetCollection.getItem" },
    see: ({ Excel }) =>
      errorOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem("No such sheet");
          await context.sync();
        }),
      ),
  },
  {
    name: "errors are OfficeExtension errors",
    expected: true,
    see: async ({ Excel, OfficeExtension }) => {
      try {
        await Excel.run(async (context) => {
          context.workbook.worksheets.getItem("No such sheet");
          await context.sync();
        });
      } catch (error) {
        return error instanceof OfficeExtension.Error;
      }
      return "no error";
    },
  },
  {
    name: "an item that may be missing is a null object, and only after the sync",
    expected: [{ code: "PropertyNotLoaded", place: null }, true, false],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const missing = context.workbook.worksheets.getItemOrNullObject("No such sheet");
        const there = context.workbook.worksheets.getItemOrNullObject(sheet);
        const early = errorAt(() => missing.isNullObject);
        await context.sync();
        return [early, missing.isNullObject, there.isNullObject];
      }),
  },
  {
    name: "a property of a null object is undefined once it was loaded",
    expected: [true, "undefined"],
    see: ({ Excel }) =>
      Excel.run(async (context) => {
        const missing = context.workbook.worksheets.getItemOrNullObject("No such sheet");
        missing.load("name");
        await context.sync();
        return [missing.isNullObject, errorAt(() => typeof missing.name)];
      }),
  },
  {
    name: "an empty sheet has no used range",
    expected: true,
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const used = context.workbook.worksheets.getItem(sheet).getUsedRangeOrNullObject(true);
        await context.sync();
        return used.isNullObject;
      }),
  },
  {
    name: "the used range of values leaves formatted cells out",
    expected: [true, false],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.getRange("D5").numberFormat = [["0.00"]];
        const values = worksheet.getUsedRangeOrNullObject(true);
        const all = worksheet.getUsedRangeOrNullObject(false);
        await context.sync();
        return [values.isNullObject, all.isNullObject];
      }),
  },
  {
    name: "values of another shape than the range are refused",
    expected: "InvalidArgument",
    see: async ({ Excel }, sheet) => {
      const seen = await errorOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem(sheet).getRange("A1:B2").values = [[1]];
          await context.sync();
        }),
      );
      return typeof seen === "object" && seen !== null && "code" in seen ? seen.code : seen;
    },
  },
  {
    name: "what a batch did before it failed stays done",
    expected: [["ItemNotFound"], [["kept"]]],
    see: async ({ Excel }, sheet) => {
      const failed = await errorOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem(sheet).getRange("A1").values = [["kept"]];
          context.workbook.worksheets.getItem("No such sheet");
          context.workbook.worksheets.getItem(sheet).getRange("A1").values = [["lost"]];
          await context.sync();
        }),
      );
      const code =
        typeof failed === "object" && failed !== null && "code" in failed ? failed.code : failed;
      return Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1");
        range.load("values");
        await context.sync();
        return [[code], range.values];
      });
    },
  },
  {
    name: "text, a list and an object say the same to load",
    expected: [
      [1, "A1"],
      [1, "A1"],
      [1, "A1"],
    ],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        const [text, list, flags] = [
          worksheet.getRange("A1"),
          worksheet.getRange("A1"),
          worksheet.getRange("A1"),
        ];
        text.load("rowCount, address");
        list.load(["rowCount", "address"]);
        flags.load({ rowCount: true, address: true });
        await context.sync();
        return [text, list, flags].map((range) => [
          range.rowCount,
          range.address.split("!").at(-1),
        ]);
      }),
  },
  {
    name: "a nested property is loaded by its path",
    expected: ["#FF0000", true],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1");
        range.format.fill.color = "#FF0000";
        range.format.font.bold = true;
        await context.sync();
        range.load("format/fill/color,format/font/bold");
        await context.sync();
        return [range.format.fill.color, range.format.font.bold];
      }),
  },
  {
    name: "a collection cannot be read before it was loaded",
    expected: { code: "PropertyNotLoaded", place: "WorksheetCollection.items" },
    see: ({ Excel }) =>
      Excel.run(async (context) => {
        const { worksheets } = context.workbook;
        await context.sync();
        return errorAt(() => worksheets.items);
      }),
  },
  {
    name: "top and skip limit a collection",
    expected: [1, 1],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const table = context.workbook.worksheets.getItem(sheet).tables.add("A1:C3", true);
        const first = table.columns.load({ $top: 1, name: true });
        await context.sync();
        const firstCount = first.items.length;
        const rest = table.columns.load({ $skip: 2, name: true });
        await context.sync();
        return [firstCount, rest.items.length];
      }),
  },
  {
    name: "an unknown property cannot be loaded",
    see: ({ Excel }, sheet) =>
      errorOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem(sheet).getRange("A1").load("nothingOfTheKind");
          await context.sync();
        }),
      ),
  },
  {
    name: "a range dies with its run",
    expected: "InvalidObjectPath",
    see: async ({ Excel }, sheet) => {
      const range = await Excel.run(async (context) => {
        const made = context.workbook.worksheets.getItem(sheet).getRange("A1");
        await context.sync();
        return made;
      });
      const seen = await errorOf(async () => {
        range.load("values");
        await range.context.sync();
      });
      return typeof seen === "object" && seen !== null && "code" in seen ? seen.code : seen;
    },
  },
  {
    name: "a tracked range outlives its run",
    expected: [[3]],
    see: async ({ Excel }, sheet) => {
      const range = await Excel.run(async (context) => {
        const made = context.workbook.worksheets.getItem(sheet).getRange("A1");
        made.values = [[3]];
        made.track();
        await context.sync();
        return made;
      });
      range.load("values");
      await range.context.sync();
      const { values } = range;
      range.untrack();
      await range.context.sync();
      return values;
    },
  },
  {
    name: "a sheet outlives its run",
    expected: true,
    see: async ({ Excel }, sheet) => {
      const worksheet = await Excel.run(async (context) => {
        const made = context.workbook.worksheets.getItem(sheet);
        await context.sync();
        return made;
      });
      worksheet.load("name");
      await worksheet.context.sync();
      return worksheet.name === sheet;
    },
  },
  {
    name: "a range is used in several syncs of its run",
    expected: [[[1]], [[2]]],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1");
        range.values = [[1]];
        range.load("values");
        await context.sync();
        const first = range.values;
        range.values = [[2]];
        await context.sync();
        return [first, range.values];
      }),
  },
  {
    name: "objects of two contexts do not mix",
    expected: "InvalidRequestContext",
    see: async ({ Excel }, sheet) => {
      const other = new Excel.RequestContext();
      const seen = await errorOf(
        Excel.run(async (context) => {
          const mine = context.workbook.worksheets.getItem(sheet).getRange("A1:B2");
          mine.getIntersection(other.workbook.worksheets.getItem(sheet).getRange("A1"));
          await context.sync();
        }),
      );
      return typeof seen === "object" && seen !== null && "code" in seen ? seen.code : seen;
    },
  },
  {
    name: "run gives back what its function gives back",
    expected: [5, "undefined"],
    see: async ({ Excel }) => {
      const nothing: unknown = await Excel.run(async (): Promise<unknown> => undefined);
      return [await Excel.run(async () => 5), typeof nothing];
    },
  },
  {
    name: "run sends what is left when its function ends",
    expected: [["late"]],
    see: async ({ Excel }, sheet) => {
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem(sheet).getRange("A1").values = [["late"]];
      });
      return Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1");
        range.load("values");
        await context.sync();
        return range.values;
      });
    },
  },
  {
    name: "an error of the function passes through run",
    expected: "mine",
    see: async ({ Excel }) => {
      try {
        await Excel.run(async () => {
          throw new Error("mine");
        });
      } catch (error) {
        return typeof error === "object" && error !== null && "message" in error
          ? error.message
          : null;
      }
      return "no error";
    },
  },
  {
    name: "an object given to run brings its context",
    expected: true,
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        await context.sync();
        return worksheet.context === context;
      }),
  },
  {
    name: "set writes several properties and refuses those that can only be read",
    expected: [[[1]], "InvalidArgument"],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1");
        range.set({ values: [[1]], format: { wrapText: true } });
        range.load("values");
        await context.sync();
        // The typings do not let a property be set that can only be read.
        const readOnly: object = { address: "B2" };
        const refused = errorAt(() => range.set(readOnly));
        const code =
          typeof refused === "object" && refused !== null && "code" in refused
            ? refused.code
            : refused;
        return [range.values, code];
      }),
  },
  {
    name: "toJSON gives what was loaded",
    expected: { rowCount: 1, values: [[""]] },
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1");
        range.load("values,rowCount");
        await context.sync();
        const { rowCount, values } = range.toJSON();
        return { rowCount, values };
      }),
  },
  {
    name: "a table is found by name, with its columns and rows",
    expected: [["Ref", "Grade"], 2, "A1:B3"],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.getRange("A1:B3").values = [
          ["Ref", "Grade"],
          ["A-1", "minor"],
          ["A-2", "major"],
        ];
        worksheet.tables.add("A1:B3", true).name = "tblProbe";
        await context.sync();
        const table = context.workbook.tables.getItem("tblProbe");
        table.load("columns/items/name,rows/count");
        const range = table.getRange();
        range.load("address");
        await context.sync();
        return [
          table.columns.items.map(({ name }) => name),
          table.rows.count,
          range.address.split("!").at(-1),
        ];
      }),
  },
  {
    name: "a table grows by resizing",
    expected: ["A1:B4", [["A-2", "major"]]],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.getRange("A1:B3").values = [
          ["Ref", "Grade"],
          ["A-1", "minor"],
          ["A-2", "major"],
        ];
        const table = worksheet.tables.add("A1:B3", true);
        table.resize("A1:B4");
        const range = table.getRange();
        range.load("address");
        const second = table.rows.getItemAt(1);
        second.load("values");
        await context.sync();
        return [range.address.split("!").at(-1), second.values];
      }),
  },
  {
    name: "an object that was deleted is gone",
    expected: "ItemNotFound",
    see: async ({ Excel }, sheet) => {
      const seen = await errorOf(
        Excel.run(async (context) => {
          const extra = context.workbook.worksheets.add(`${sheet} x`.slice(0, 31));
          await context.sync();
          extra.delete();
          await context.sync();
          extra.load("name");
          await context.sync();
        }),
      );
      return typeof seen === "object" && seen !== null && "code" in seen ? seen.code : seen;
    },
  },
  {
    name: "a sheet of a name that is taken is refused",
    expected: "ItemAlreadyExists",
    see: async ({ Excel }, sheet) => {
      const seen = await errorOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.add(sheet);
          await context.sync();
        }),
      );
      return typeof seen === "object" && seen !== null && "code" in seen ? seen.code : seen;
    },
  },
  {
    name: "text with an apostrophe before it stays text, and the apostrophe is gone",
    expected: [
      ["=1+1", "007"],
      ["String", "String"],
    ],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1:B1");
        range.values = [["'=1+1", "'007"]];
        range.load("values,valueTypes");
        await context.sync();
        return [range.values[0], range.valueTypes[0]];
      }),
  },
  {
    name: "text that looks like a number or an error becomes one",
    expected: [
      [12, "#N/A", true],
      ["Double", "Error", "Boolean"],
    ],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1:C1");
        range.values = [["12", "#N/A", "TRUE"]];
        range.load("values,valueTypes");
        await context.sync();
        return [range.values[0], range.valueTypes[0]];
      }),
  },
  {
    name: "null in values leaves its cell alone, empty text empties it",
    expected: [[1, ""]],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A1:B1");
        range.values = [[1, 2]];
        range.values = [[null, ""]];
        range.load("values");
        await context.sync();
        return range.values;
      }),
  },
  {
    name: "hidden rows read as true, false or null where they are mixed",
    expected: [true, false, null],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.getRange("2:2").rowHidden = true;
        const ranges = ["A2", "A1", "A1:A3"].map((where) => worksheet.getRange(where));
        for (const range of ranges) range.load("rowHidden");
        await context.sync();
        return ranges.map(({ rowHidden }) => rowHidden);
      }),
  },
  {
    name: "whole columns give no values",
    expected: true,
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A:A");
        range.load("values");
        await context.sync();
        const values: unknown = range.values;
        return values === null || values === undefined;
      }),
  },
  {
    name: "a protected sheet refuses writes",
    expected: "AccessDenied",
    see: async ({ Excel }, sheet) => {
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem(sheet).protection.protect();
        await context.sync();
      });
      const seen = await errorOf(
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem(sheet).getRange("A1").values = [[1]];
          await context.sync();
        }),
      );
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem(sheet).protection.unprotect();
        await context.sync();
      });
      return typeof seen === "object" && seen !== null && "code" in seen ? seen.code : seen;
    },
  },
  {
    name: "the selection is what was selected",
    expected: "B2:C3",
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.activate();
        worksheet.getRange("B2:C3").select();
        const selected = context.workbook.getSelectedRange();
        selected.load("address");
        await context.sync();
        return selected.address.split("!").at(-1);
      }),
  },
  {
    name: "the date system shows in a worksheet function",
    expected: 1463,
    see: ({ Excel }) =>
      Excel.run(async (context) => {
        const probe = context.workbook.functions.date(1904, 1, 2);
        probe.load("value");
        await context.sync();
        return probe.value;
      }),
  },
  {
    name: "a handler hears of a change until it is removed",
    expected: [["B2"], ["B2"]],
    see: async ({ Excel }, sheet) => {
      const heard: string[] = [];
      const write = (where: string) =>
        Excel.run(async (context) => {
          context.workbook.worksheets.getItem(sheet).getRange(where).values = [[1]];
          await context.sync();
        });
      const handler = await Excel.run(async (context) => {
        const added = context.workbook.worksheets.getItem(sheet).onChanged.add(async (args) => {
          heard.push(args.address);
        });
        await context.sync();
        return added;
      });
      await write("B2");
      await later();
      const first = [...heard];
      await Excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      });
      await write("C3");
      await later();
      return [first, heard];
    },
  },
  {
    name: "an event gives the range that it is about",
    expected: [[["new"]]],
    see: async ({ Excel }, sheet) => {
      const seen: unknown[] = [];
      const handler = await Excel.run(async (context) => {
        const added = context.workbook.worksheets.onChanged.add(async (args) => {
          await Excel.run(async (own) => {
            const range = args.getRange(own);
            range.load("values");
            await own.sync();
            seen.push(range.values);
          });
        });
        context.workbook.worksheets.getItem(sheet).getRange("D4").values = [["old"]];
        await context.sync();
        return added;
      });
      await later();
      seen.length = 0;
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem(sheet).getRange("D4").values = [["new"]];
        await context.sync();
      });
      await later();
      await Excel.run(handler.context, async (context) => {
        handler.remove();
        await context.sync();
      });
      return seen;
    },
  },
  {
    name: "a name stands for its range, and a comment for its cell",
    expected: ["A1:B2", "A1", "Look here"],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        const name = context.workbook.names.add("ProbeName", worksheet.getRange("A1:B2"));
        const range = name.getRange();
        range.load("address");
        const comment = context.workbook.comments.add(worksheet.getRange("A1"), "Look here");
        comment.load("content");
        const place = comment.getLocation();
        place.load("address");
        await context.sync();
        const seen = [
          range.address.split("!").at(-1),
          place.address.split("!").at(-1),
          comment.content,
        ];
        comment.delete();
        name.delete();
        await context.sync();
        return seen;
      }),
  },
  {
    name: "a drop-down list and a column width are kept",
    expected: [{ list: { inCellDropDown: true, source: "major,minor" } }, 60],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange("A2:A4");
        range.dataValidation.rule = { list: { inCellDropDown: true, source: "major,minor" } };
        range.format.columnWidth = 60;
        await context.sync();
        range.load("dataValidation/rule,format/columnWidth");
        await context.sync();
        return [range.dataValidation.rule, range.format.columnWidth];
      }),
  },
  {
    name: "cells with data validation are found, and a range whose cells differ says so",
    expected: ["A2:B4,A8:A9", ["WholeNumber", "None", "MixedCriteria", "Inconsistent"]],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.getRange("A2:B4").dataValidation.rule = {
          wholeNumber: { operator: "GreaterThan", formula1: 2 },
        };
        worksheet.getRange("A8:A9").dataValidation.rule = { custom: { formula: "=LEN(A8)=3" } };
        worksheet.getRange("A8").dataValidation.rule = { custom: { formula: "=LEN(A8)=4" } };
        await context.sync();
        const found = worksheet.getRange().getSpecialCells("DataValidations");
        found.load("areas/items/address");
        const validations = ["A2:B4", "D1:D9", "A1:A4", "A8:A9"].map((cells) => {
          const { dataValidation } = worksheet.getRange(cells);
          dataValidation.load("type");
          return dataValidation;
        });
        await context.sync();
        return [
          found.areas.items.map(({ address }) => address.split("!").at(-1)).join(","),
          validations.map(({ type }) => type),
        ];
      }),
  },
  {
    name: "a chart is made of one column of figures, and gets a second series",
    expected: ["Panels", ["On time", "Target"], "XYScatter", "#404040", 1],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.getRange("A1:B3").values = [
          ["On time", "Target"],
          [0.7, 0.9],
          [0.8, 0.9],
        ];
        const figures = worksheet.getRange("A2:A3");
        const chart = worksheet.charts.add("XYScatter", figures, "Columns");
        chart.title.text = "Panels";
        const first = chart.series.getItemAt(0);
        first.name = "On time";
        first.setValues(figures);
        first.format.line.color = "#404040";
        const second = chart.series.add("Target");
        second.setValues(worksheet.getRange("B2:B3"));
        second.chartType = "XYScatter";
        chart.setPosition("D1", "H12");
        chart.title.load("text");
        chart.series.load("items/name");
        second.load("chartType");
        first.format.line.load("color");
        const charts = worksheet.charts.getCount();
        await context.sync();
        const seen = [
          chart.title.text,
          chart.series.items.map(({ name }) => name),
          second.chartType,
          first.format.line.color,
          charts.value,
        ];
        chart.delete();
        await context.sync();
        return seen;
      }),
  },
  {
    name: "the page of a sheet is set up",
    expected: ["Landscape", "A4", 72, "$1:$2", "Page &P of &N", 1],
    see: ({ Excel }, sheet) =>
      Excel.run(async (context) => {
        const worksheet = context.workbook.worksheets.getItem(sheet);
        worksheet.getRange("A1:A9").values = Array.from({ length: 9 }, (_, i) => [i]);
        const { pageLayout } = worksheet;
        pageLayout.orientation = "Landscape";
        pageLayout.paperSize = "A4";
        pageLayout.zoom = { horizontalFitToPages: 1 };
        pageLayout.setPrintMargins("Inches", { left: 1 });
        pageLayout.setPrintArea("A1:C9");
        pageLayout.setPrintTitleRows("$1:$2");
        pageLayout.headersFooters.defaultForAllPages.rightFooter = "Page &P of &N";
        worksheet.horizontalPageBreaks.add("A5");
        pageLayout.load("orientation,paperSize,leftMargin");
        pageLayout.headersFooters.defaultForAllPages.load("rightFooter");
        const titles = pageLayout.getPrintTitleRowsOrNullObject();
        titles.load("address");
        worksheet.horizontalPageBreaks.load("items/rowIndex");
        await context.sync();
        return [
          pageLayout.orientation,
          pageLayout.paperSize,
          pageLayout.leftMargin,
          titles.address
            .split("!")
            .at(-1)
            ?.replace(/^(\d+):(\d+)$/, "$$$1:$$$2"),
          pageLayout.headersFooters.defaultForAllPages.rightFooter,
          worksheet.horizontalPageBreaks.items.length,
        ];
      }),
  },
  {
    name: "settings and custom XML parts are kept",
    expected: ["1.0", '<a xmlns="urn:plumbline:probe"/>', 1],
    see: ({ Excel }) =>
      Excel.run(async (context) => {
        const { settings, customXmlParts } = context.workbook;
        settings.add("plumblineProbe", "1.0");
        const setting = settings.getItem("plumblineProbe");
        setting.load("value");
        const part = customXmlParts.add('<a xmlns="urn:plumbline:probe"/>');
        const xml = part.getXml();
        const found = customXmlParts.getByNamespace("urn:plumbline:probe").getCount();
        await context.sync();
        const value: unknown = setting.value;
        const seen = [value, xml.value, found.value];
        setting.delete();
        part.delete();
        await context.sync();
        return seen;
      }),
  },
];

/** Tries one probe on a sheet of its own, which is taken away afterwards. */
export async function tryProbe(
  subject: HostSubject,
  probe: Probe,
  number: number,
): Promise<unknown> {
  const sheet = `Probe ${number}`;
  await subject.Excel.run(async (context) => {
    context.workbook.worksheets.add(sheet);
    await context.sync();
  });
  try {
    return await probe.see(subject, sheet);
  } finally {
    await subject.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(sheet).delete();
      await context.sync();
    });
  }
}
