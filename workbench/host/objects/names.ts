import { parseAddress } from "../../../src/cells/address";
import { failure } from "../failure";
import type { DefinedName, Sheet } from "../model";
import type { Kind } from "../object";
import { HostObject, textArgument } from "../object";
import type { World } from "../world";
import { collection } from "./collection";
import { fullAddress, rangeObject } from "./range";
import { worksheetObject } from "./worksheet";

interface NamesSelf {
  readonly world: World;
  readonly sheet: Sheet | null;
}

interface NameSelf {
  readonly world: World;
  readonly name: DefinedName;
}

export function namesObject(world: World, sheet: Sheet | null): HostObject {
  return HostObject.of(namesKind, { world, sheet });
}

const areaOf = ({ name }: NameSelf) =>
  parseAddress(name.formula.replace(/^=/, "").replaceAll("$", ""));

const nameKind: Kind<NameSelf> = {
  type: "NamedItem",
  key: ({ name }) => name.name,
  read: {
    name: ({ name }) => name.name,
    scope: ({ name }) => (name.scope === null ? "Workbook" : "Worksheet"),
    formula: ({ name }) => name.formula,
    visible: ({ name }) => name.visible,
    comment: ({ name }) => name.comment,
    type: (self) => (areaOf(self) ? "Range" : "String"),
    value: (self) => {
      const area = areaOf(self);
      return area ? fullAddress(area) : self.name.formula.replace(/^=/, "");
    },
  },
  write: {
    formula: ({ name }, value) => void (name.formula = String(value)),
    visible: ({ name }, value) => void (name.visible = value === true),
    comment: ({ name }, value) => void (name.comment = String(value)),
  },
  objects: {
    worksheet: ({ world, name }) => {
      const sheet = name.scope === null ? null : world.workbook.sheet(name.scope);
      if (!sheet) throw failure.itemNotFound(`sheet of the name ${name.name}`);
      return worksheetObject(world, sheet);
    },
  },
  methods: {
    getRange: (self) => {
      const area = areaOf(self);
      if (!area) throw failure.itemNotFound(`range of the name ${self.name.name}`);
      return rangeObject(self.world, area);
    },
    getRangeOrNullObject: (self) => {
      const area = areaOf(self);
      return area && rangeObject(self.world, area);
    },
  },
  calls: {
    delete: ({ world, name }) => {
      world.workbook.names.splice(world.workbook.names.indexOf(name), 1);
    },
  },
};

const namesWithin = ({ world, sheet }: NamesSelf) =>
  world.workbook.names.filter(({ scope }) => scope === (sheet?.id ?? null));

const namesKind = collection<NamesSelf>(
  {
    type: "NamedItemCollection",
    item: "name",
    all: (self) =>
      namesWithin(self).map((name) => HostObject.of(nameKind, { world: self.world, name })),
    find: (self, key) => {
      const name = namesWithin(self).find((n) => n.name.toLowerCase() === key.toLowerCase());
      return name ? HostObject.of(nameKind, { world: self.world, name }) : null;
    },
  },
  {
    methods: {
      add: (self, args) => {
        const [, target] = args;
        const formula =
          target instanceof HostObject && target.area
            ? `=${fullAddress(target.area)}`
            : textArgument(args, 1);
        const name: DefinedName = {
          name: textArgument(args, 0),
          scope: self.sheet?.id ?? null,
          formula,
          visible: true,
          comment: typeof args[2] === "string" ? args[2] : "",
        };
        if (namesWithin(self).some((n) => n.name.toLowerCase() === name.name.toLowerCase())) {
          throw failure.itemExists(`name ${name.name}`);
        }
        self.world.workbook.names.push(name);
        return HostObject.of(nameKind, { world: self.world, name });
      },
    },
  },
);
