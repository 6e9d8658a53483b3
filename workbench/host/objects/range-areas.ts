import type { Area } from "../../../src/cells/address";
import type { Kind } from "../object";
import { HostObject, numberArgument } from "../object";
import { failure } from "../failure";
import type { World } from "../world";
import { fullAddress, rangeObject } from "./range";
import { worksheetObject } from "./worksheet";

interface RangeAreasSelf {
  readonly world: World;
  readonly areas: readonly Area[];
}

/** Several areas of one sheet at once. */
export function rangeAreasObject(world: World, areas: readonly Area[]): HostObject {
  return HostObject.of(rangeAreasKind, { world, areas });
}

const rangeAreasKind: Kind<RangeAreasSelf> = {
  type: "RangeAreas",
  read: {
    address: ({ areas }) => areas.map(fullAddress).join(","),
    areaCount: ({ areas }) => areas.length,
    cellCount: ({ areas }) => areas.reduce((sum, area) => sum + area.rows * area.columns, 0),
  },
  objects: {
    areas: (self) => HostObject.of(rangeCollectionKind, self),
    worksheet: ({ world, areas: [first] }) => {
      if (!first) throw failure.itemNotFound("area in the collection");
      return worksheetObject(world, world.sheet(first));
    },
  },
};

const rangeCollectionKind: Kind<RangeAreasSelf> = {
  type: "RangeCollection",
  items: ({ world, areas }) => areas.map((area) => rangeObject(world, area)),
  methods: {
    getItemAt: ({ world, areas }, args) => {
      const area = areas[numberArgument(args, 0)];
      if (!area) throw failure.invalidArgument("The collection has no area of that number.");
      return rangeObject(world, area);
    },
  },
  calls: { getCount: ({ areas }) => areas.length },
};
