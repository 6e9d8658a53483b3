import { cellArea } from "../../../src/cells/address";
import { dayNumber, DAYS_1904 } from "../../../src/cells/date";
import { failure } from "../failure";
import type { CustomXmlPart } from "../model";
import type { Kind } from "../object";
import { HostObject, textArgument } from "../object";
import type { Json } from "../protocol";
import type { World } from "../world";
import { collection } from "./collection";
import { commentsObject } from "./comments";
import { namesObject } from "./names";
import { rangeObject } from "./range";
import { rangeAreasObject } from "./range-areas";
import { tablesObject } from "./table";
import { worksheetsObject } from "./worksheet";

/** The root of every path: the request context's own properties. */
export function rootObject(world: World): HostObject {
  return HostObject.of(rootKind, world);
}

const rootKind: Kind<World> = {
  type: "RequestContext",
  objects: {
    workbook: (world) => HostObject.of(workbookKind, world),
    application: (world) => HostObject.of(applicationKind, world),
    runtime: (world) => HostObject.of(runtimeKind, world),
  },
};

const runtimeKind: Kind<World> = {
  type: "Runtime",
  read: { enableEvents: (world) => world.eventsEnabled },
  write: { enableEvents: (world, value) => void (world.eventsEnabled = value === true) },
};

const cultureKind: Kind<World> = { type: "CultureInfo", read: { name: () => "en-GB" } };

const MODES: ReadonlySet<Json> = new Set(["Automatic", "AutomaticExceptTables", "Manual"]);

const applicationKind: Kind<World> = {
  type: "Application",
  read: {
    calculationMode: ({ workbook }) => workbook.calculationMode,
    calculationState: () => "Done",
    decimalSeparator: () => ".",
    thousandsSeparator: () => ",",
    useSystemSeparators: () => true,
  },
  write: {
    calculationMode: ({ workbook }, value) => {
      if (!MODES.has(value))
        throw failure.invalidArgument("The calculation mode is not one that the host knows.");
      workbook.calculationMode = String(value);
    },
  },
  objects: { cultureInfo: (world) => HostObject.of(cultureKind, world) },
  calls: {
    calculate: (world) =>
      world.onRecalculate(world.workbook.sheets.flatMap((sheet) => sheet.used(true) ?? [])),
    // The simulated host neither calculates nor paints between actions, so there is nothing to hold back.
    suspendApiCalculationUntilNextSync: () => {},
    suspendScreenUpdatingUntilNextSync: () => {},
  },
};

interface ResultSelf {
  readonly value: Json;
}

const resultKind: Kind<ResultSelf> = {
  type: "FunctionResult",
  read: { value: ({ value }) => value, error: () => "" },
};

/** The few worksheet functions that the product asks the host for. */
const functionsKind: Kind<World> = {
  type: "Functions",
  methods: {
    date: (world, args) => {
      const [year, month, day] = args;
      if (typeof year !== "number" || typeof month !== "number" || typeof day !== "number") {
        throw failure.invalidArgument("DATE takes three numbers.");
      }
      const serial = dayNumber(year, month, day) ?? 0;
      const value = world.workbook.dateSystem === 1904 ? serial - DAYS_1904 : serial;
      return HostObject.of(resultKind, { value });
    },
  },
};

const PROPERTIES = [
  "author",
  "category",
  "comments",
  "company",
  "keywords",
  "manager",
  "subject",
  "title",
];

const documentPropertiesKind: Kind<World> = {
  type: "DocumentProperties",
  read: Object.fromEntries(
    PROPERTIES.map((name) => [name, ({ workbook }: World) => workbook.properties.get(name) ?? ""]),
  ),
  write: Object.fromEntries(
    PROPERTIES.map((name) => [
      name,
      ({ workbook }: World, value: Json) => void workbook.properties.set(name, String(value)),
    ]),
  ),
};

interface SettingSelf {
  readonly world: World;
  readonly key: string;
}

function setSetting({ workbook }: World, key: string, value: Json): void {
  workbook.settings = { ...workbook.settings, [key]: value };
}

const settingKind: Kind<SettingSelf> = {
  type: "Setting",
  key: ({ key }) => key,
  read: { key: ({ key }) => key, value: ({ world, key }) => world.workbook.settings[key] ?? null },
  write: { value: ({ world, key }, value) => setSetting(world, key, value) },
  calls: {
    delete: ({ world, key }) => {
      const { [key]: _gone, ...kept } = world.workbook.settings;
      world.workbook.settings = kept;
    },
  },
};

const settingObject = (world: World, key: string) => HostObject.of(settingKind, { world, key });

const settingsKind = collection<World>(
  {
    type: "SettingCollection",
    item: "setting",
    all: (world) => Object.keys(world.workbook.settings).map((key) => settingObject(world, key)),
    find: (world, key) =>
      Object.hasOwn(world.workbook.settings, key) ? settingObject(world, key) : null,
  },
  {
    methods: {
      add: (world, args) => {
        const value = args[1] ?? null;
        if (value instanceof HostObject)
          throw failure.invalidArgument("A setting holds plain data.");
        setSetting(world, textArgument(args, 0), value);
        return settingObject(world, textArgument(args, 0));
      },
    },
  },
);

interface PartSelf {
  readonly world: World;
  readonly part: CustomXmlPart;
}

const namespaceOf = ({ xml }: CustomXmlPart) =>
  /\bxmlns\s*=\s*["']([^"']*)["']/.exec(xml)?.[1] ?? "";

const partKind: Kind<PartSelf> = {
  type: "CustomXmlPart",
  key: ({ part }) => part.id,
  read: { id: ({ part }) => part.id, namespaceUri: ({ part }) => namespaceOf(part) },
  calls: {
    getXml: ({ part }) => part.xml,
    setXml: ({ part }, args) => void (part.xml = textArgument(args, 0)),
    delete: ({ world, part }) => {
      world.workbook.customXmlParts.splice(world.workbook.customXmlParts.indexOf(part), 1);
    },
  },
};

const partObject = (world: World, part: CustomXmlPart) => HostObject.of(partKind, { world, part });

function partsLookup(type: string, within: (part: CustomXmlPart) => boolean) {
  return {
    type,
    item: "custom XML part",
    all: (world: World) =>
      world.workbook.customXmlParts.filter(within).map((part) => partObject(world, part)),
    find: (world: World, key: string) => {
      const part = world.workbook.customXmlParts.find(({ id }) => id === key);
      return part && within(part) ? partObject(world, part) : null;
    },
  };
}

const partsKind = collection<World>(
  partsLookup("CustomXmlPartCollection", () => true),
  {
    methods: {
      add: (world, args) => {
        const part: CustomXmlPart = { id: world.workbook.newId(), xml: textArgument(args, 0) };
        world.workbook.customXmlParts.push(part);
        return partObject(world, part);
      },
      getByNamespace: (world, args) => {
        const wanted = textArgument(args, 0);
        const lookup = partsLookup(
          "CustomXmlPartScopedCollection",
          (part) => namespaceOf(part) === wanted,
        );
        return HostObject.of(
          collection<World>(lookup, {
            methods: {
              getOnlyItemOrNullObject: (self) => {
                const found = lookup.all(self);
                return found.length === 1 ? (found[0] ?? null) : null;
              },
            },
          }),
          world,
        );
      },
    },
  },
);

interface LinkSelf {
  readonly id: string;
}

const linkKind: Kind<LinkSelf> = {
  type: "LinkedWorkbook",
  key: ({ id }) => id,
  read: { id: ({ id }) => id },
};

const linksKind = collection<World>({
  type: "LinkedWorkbookCollection",
  item: "linked workbook",
  all: ({ workbook }) => workbook.externalLinks.map((id) => HostObject.of(linkKind, { id })),
  find: ({ workbook }, key) =>
    workbook.externalLinks.includes(key) ? HostObject.of(linkKind, { id: key }) : null,
});

const protectionKind: Kind<World> = {
  type: "WorkbookProtection",
  read: { protected: ({ workbook }) => workbook.isProtected },
};

function selected(world: World): HostObject {
  const [first, ...others] = world.workbook.selection;
  if (!first || others.length > 0) {
    throw failure.invalidOperation(
      "Several areas are selected, so there is no one selected range.",
    );
  }
  return rangeObject(world, first);
}

const workbookKind: Kind<World> = {
  type: "Workbook",
  events: ["onSelectionChanged"],
  read: {
    name: ({ workbook }) => workbook.name,
    isDirty: () => false,
    readOnly: () => false,
    autoSave: () => false,
    previouslySaved: () => true,
  },
  objects: {
    application: (world) => HostObject.of(applicationKind, world),
    comments: (world) => commentsObject(world),
    customXmlParts: (world) => HostObject.of(partsKind, world),
    functions: (world) => HostObject.of(functionsKind, world),
    linkedWorkbooks: (world) => HostObject.of(linksKind, world),
    names: (world) => namesObject(world, null),
    properties: (world) => HostObject.of(documentPropertiesKind, world),
    protection: (world) => HostObject.of(protectionKind, world),
    settings: (world) => HostObject.of(settingsKind, world),
    tables: (world) => tablesObject(world, null),
    worksheets: (world) => worksheetsObject(world),
  },
  methods: {
    getSelectedRange: selected,
    getSelectedRanges: (world) => rangeAreasObject(world, world.workbook.selection),
    getActiveCell: (world) => {
      const [first] = world.workbook.selection;
      const sheet = world.workbook.activeSheet().name;
      return rangeObject(
        world,
        cellArea(first?.sheet ?? sheet, first?.row ?? 0, first?.column ?? 0),
      );
    },
  },
};
