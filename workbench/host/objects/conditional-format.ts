import type { ConditionalFormat } from "../model";
import { intersection } from "../../../src/cells/address";
import { failure } from "../failure";
import type { Kind } from "../object";
import { HostObject, numberArgument, textArgument } from "../object";
import type { Json } from "../protocol";
import type { RangeSelf } from "./range";
import { rangeObject } from "./range";

interface RuleSelf extends RangeSelf {
  readonly rule: ConditionalFormat;
}

const rulesOf = ({ sheet, area }: RangeSelf) =>
  sheet.conditionalFormats.filter((rule) => intersection(rule.area, area));

function stored(name: string, otherwise: Json) {
  return {
    read: ({ rule }: RuleSelf) => rule.properties.get(name) ?? otherwise,
    write: ({ world, sheet, area, rule }: RuleSelf, value: Json) => {
      world.refuseProtected(sheet);
      rule.properties.set(name, value);
      world.tell({ kind: "formats", area });
    },
  };
}

const fillColor = stored("fill/color", "");
const fontColor = stored("font/color", "");
const fontBold = stored("font/bold", null);
const formula = stored("formula", "");
const cellValueRule = stored("rule", null);
const stopIfTrue = stored("stopIfTrue", false);
const priority = stored("priority", 0);

const fillKind: Kind<RuleSelf> = {
  type: "ConditionalRangeFill",
  read: { color: fillColor.read },
  write: { color: fillColor.write },
};
const fontKind: Kind<RuleSelf> = {
  type: "ConditionalRangeFont",
  read: { color: fontColor.read, bold: fontBold.read },
  write: { color: fontColor.write, bold: fontBold.write },
};
const formatKind: Kind<RuleSelf> = {
  type: "ConditionalRangeFormat",
  objects: {
    fill: (self) => HostObject.of(fillKind, self),
    font: (self) => HostObject.of(fontKind, self),
  },
};
const ruleKind: Kind<RuleSelf> = {
  type: "ConditionalFormatRule",
  read: { formula: formula.read },
  write: { formula: formula.write },
};
const customKind: Kind<RuleSelf> = {
  type: "CustomConditionalFormat",
  objects: {
    rule: (self) => HostObject.of(ruleKind, self),
    format: (self) => HostObject.of(formatKind, self),
  },
};
const cellValueKind: Kind<RuleSelf> = {
  type: "CellValueConditionalFormat",
  read: { rule: cellValueRule.read },
  write: { rule: cellValueRule.write },
  objects: { format: (self) => HostObject.of(formatKind, self) },
};

const conditionalFormatKind: Kind<RuleSelf> = {
  type: "ConditionalFormat",
  key: ({ rule }) => rule.id,
  read: {
    id: ({ rule }) => rule.id,
    type: ({ rule }) => rule.type,
    stopIfTrue: stopIfTrue.read,
    priority: priority.read,
  },
  write: { stopIfTrue: stopIfTrue.write, priority: priority.write },
  objects: {
    custom: (self) => HostObject.of(customKind, self),
    cellValue: (self) => HostObject.of(cellValueKind, self),
  },
  methods: { getRange: ({ world, rule }) => rangeObject(world, rule.area) },
  calls: {
    delete: ({ world, sheet, area, rule }) => {
      world.refuseProtected(sheet);
      sheet.conditionalFormats = sheet.conditionalFormats.filter((other) => other !== rule);
      world.tell({ kind: "formats", area });
    },
  },
};

const collectionKind: Kind<RangeSelf> = {
  type: "ConditionalFormatCollection",
  items: (self) =>
    rulesOf(self).map((rule) => HostObject.of(conditionalFormatKind, { ...self, rule })),
  methods: {
    add: (self, args) => {
      self.world.refuseProtected(self.sheet);
      const rule: ConditionalFormat = {
        id: self.world.workbook.newId(),
        type: textArgument(args, 0),
        area: self.area,
        properties: new Map(),
      };
      self.sheet.conditionalFormats.push(rule);
      return HostObject.of(conditionalFormatKind, { ...self, rule });
    },
    getItem: (self, args) => {
      const rule = rulesOf(self).find(({ id }) => id === textArgument(args, 0));
      if (!rule) throw failure.itemNotFound("conditional format of that id");
      return HostObject.of(conditionalFormatKind, { ...self, rule });
    },
    getItemAt: (self, args) => {
      const rule = rulesOf(self)[numberArgument(args, 0)];
      if (!rule)
        throw failure.invalidArgument("The range has no conditional format of that number.");
      return HostObject.of(conditionalFormatKind, { ...self, rule });
    },
  },
  calls: {
    getCount: (self) => rulesOf(self).length,
    clearAll: (self) => {
      self.world.refuseProtected(self.sheet);
      const gone = new Set(rulesOf(self));
      self.sheet.conditionalFormats = self.sheet.conditionalFormats.filter(
        (rule) => !gone.has(rule),
      );
      self.world.tell({ kind: "formats", area: self.area });
    },
  },
};

export function conditionalFormatsObject(self: RangeSelf): HostObject {
  return HostObject.of(collectionKind, self);
}
