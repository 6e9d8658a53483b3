import type { Json } from "../protocol";
import { difference, intersection } from "../../../src/cells/address";
import type { Kind } from "../object";
import { failure } from "../failure";
import { HostObject, isObjectJson, textArgument } from "../object";
import { ENUMS } from "../table";
import type { Validation } from "../model";
import { covers, DEFAULT_HEIGHT, DEFAULT_WIDTH } from "../model";
import type { RangeSelf } from "./range";

/** Readers and writers of style properties that the model keeps without knowing what they mean. */
function styled(
  prefix: string,
  defaults: Readonly<Record<string, Json>>,
): Pick<Kind<RangeSelf>, "read" | "write"> {
  const read: Record<string, (self: RangeSelf) => Json> = {};
  const write: Record<string, (self: RangeSelf, value: Json) => void> = {};
  for (const [name, otherwise] of Object.entries(defaults)) {
    const property = prefix + name;
    read[name] = ({ sheet, area }) => sheet.style(area, property, otherwise);
    write[name] = ({ world, sheet, area }, value) => {
      world.refuseProtected(sheet);
      sheet.setStyle(
        area,
        property,
        typeof value === "string" && value.startsWith("#") ? value.toUpperCase() : value,
      );
      world.tell({ kind: "formats", area });
    };
  }
  return { read, write };
}

const fillKind: Kind<RangeSelf> = {
  type: "RangeFill",
  ...styled("fill/", { color: "#FFFFFF" }),
  calls: {
    clear: ({ world, sheet, area }) => {
      world.refuseProtected(sheet);
      sheet.setStyle(area, "fill/color", "#FFFFFF");
      world.tell({ kind: "formats", area });
    },
  },
};

const fontKind: Kind<RangeSelf> = {
  type: "RangeFont",
  ...styled("font/", {
    bold: false,
    italic: false,
    underline: "None",
    color: "#000000",
    name: "Calibri",
    size: 11,
  }),
};

const cellFormats = styled("format/", {
  wrapText: false,
  horizontalAlignment: "General",
  verticalAlignment: "Bottom",
  indentLevel: 0,
});

const borderKinds: ReadonlyMap<string, Kind<RangeSelf>> = new Map(
  Object.values(ENUMS["BorderIndex"] ?? {}).map((side) => [
    side,
    {
      type: "RangeBorder",
      key: () => side,
      ...styled(`border/${side}/`, { style: "None", color: "#000000", weight: "Thin" }),
    },
  ]),
);

function borderObject(self: RangeSelf, side: string): HostObject {
  const kind = borderKinds.get(side);
  if (!kind) throw failure.invalidArgument(`A cell has no border called ${side}.`);
  return HostObject.of(kind, self);
}

const bordersKind: Kind<RangeSelf> = {
  type: "RangeBorderCollection",
  items: (self) => [...borderKinds.keys()].map((side) => borderObject(self, side)),
  methods: { getItem: (self, args) => borderObject(self, textArgument(args, 0)) },
};

const formatKind: Kind<RangeSelf> = {
  type: "RangeFormat",
  read: {
    ...cellFormats.read,
    columnWidth: ({ sheet, area }) => {
      const width = sheet.widths.get(area.column) ?? DEFAULT_WIDTH;
      for (let column = area.column + 1; column < area.column + area.columns; column++) {
        if ((sheet.widths.get(column) ?? DEFAULT_WIDTH) !== width) return null;
      }
      return width;
    },
    rowHeight: ({ sheet, area }) => sheet.heights.get(area.row) ?? DEFAULT_HEIGHT,
  },
  write: {
    ...cellFormats.write,
    rowHeight: ({ world, sheet, area }, value) => {
      world.refuseProtected(sheet);
      if (typeof value !== "number") return;
      for (let row = area.row; row < area.row + area.rows; row++) sheet.heights.set(row, value);
      world.tell({ kind: "formats", area });
    },
    columnWidth: ({ world, sheet, area }, value) => {
      world.refuseProtected(sheet);
      if (typeof value !== "number") return;
      for (let column = area.column; column < area.column + area.columns; column++)
        sheet.widths.set(column, value);
      world.tell({ kind: "formats", area });
    },
  },
  objects: {
    borders: (self) => HostObject.of(bordersKind, self),
    fill: (self) => HostObject.of(fillKind, self),
    font: (self) => HostObject.of(fontKind, self),
  },
  calls: {
    // The simulated host measures no text, so fitting leaves the widths as they are.
    autofitColumns: () => {},
    autofitRows: () => {},
  },
};

export function rangeFormatObject(self: RangeSelf): HostObject {
  return HostObject.of(formatKind, self);
}

function validationOf({ sheet, area }: RangeSelf): Validation | null {
  return sheet.validations.findLast((validation) => covers(validation.area, area)) ?? null;
}

function setValidation(self: RangeSelf, change: (before: Validation) => Validation): void {
  const { world, sheet, area } = self;
  world.refuseProtected(sheet);
  const before = validationOf(self) ?? { area, rule: {}, properties: new Map<string, Json>() };
  sheet.validations = [
    ...sheet.validations.filter((v) => !covers(area, v.area)),
    { ...change(before), area },
  ];
}

const validationProperty = (name: string, otherwise: Json) => ({
  read: (self: RangeSelf) => validationOf(self)?.properties.get(name) ?? otherwise,
  write: (self: RangeSelf, value: Json) =>
    setValidation(self, (before) => ({
      ...before,
      properties: new Map(before.properties).set(name, value),
    })),
});

const errorAlert = validationProperty("errorAlert", {
  message: "",
  showAlert: true,
  style: "Stop",
  title: "",
});
const prompt = validationProperty("prompt", { message: "", showPrompt: true, title: "" });
const ignoreBlanks = validationProperty("ignoreBlanks", true);

const validationKind: Kind<RangeSelf> = {
  type: "DataValidation",
  read: {
    rule: (self) => validationOf(self)?.rule ?? {},
    type: (self) => {
      const overlapping = self.sheet.validations.filter((v) => intersection(v.area, self.area));
      const own = validationOf(self);
      if (!own) {
        if (overlapping.length === 0) return "None";
        const without = overlapping.reduce(
          (left, v) => left.flatMap((piece) => difference(piece, v.area)),
          [self.area],
        );
        return without.length > 0 ? "MixedCriteria" : "Inconsistent";
      }
      if (overlapping.at(-1) !== own) return "Inconsistent";
      const kind = Object.keys(own.rule)[0] ?? "none";
      return kind.charAt(0).toUpperCase() + kind.slice(1);
    },
    errorAlert: errorAlert.read,
    prompt: prompt.read,
    ignoreBlanks: ignoreBlanks.read,
  },
  write: {
    rule: (self, value) => {
      if (isObjectJson(value)) setValidation(self, (before) => ({ ...before, rule: value }));
    },
    errorAlert: errorAlert.write,
    prompt: prompt.write,
    ignoreBlanks: ignoreBlanks.write,
  },
  calls: {
    clear: ({ world, sheet, area }) => {
      world.refuseProtected(sheet);
      sheet.validations = sheet.validations.filter((v) => !covers(area, v.area));
    },
  },
};

export function dataValidationObject(self: RangeSelf): HostObject {
  return HostObject.of(validationKind, self);
}
