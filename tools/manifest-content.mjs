/** @typedef {import("./manifest-read.mjs").Element} Element */

/*
 * Content of every element that the manifest uses, in the order that Office demands (manifest reference of
 * office-js-docs-reference, docs/manifest). "?" may be missing, "*" any number, "+" at least one; "Name:Kind" where an
 * element of the same name means something else elsewhere. What the schema leaves open and Plumbline needs, such as
 * the icons and the support address, is demanded here.
 */
const CONTENT = new Map(
  Object.entries({
    OfficeApp:
      "Id AlternateId? Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl " +
      "SupportUrl AppDomains? Hosts Requirements DefaultSettings Permissions VersionOverrides ExtendedOverrides?",
    AppDomains: "AppDomain+",
    Hosts: "Host+",
    Host: "",
    Requirements: "Sets",
    Sets: "Set+",
    Set: "",
    DefaultSettings: "SourceLocation:DirectLocation",
    DirectLocation: "",
    VersionOverrides: "Description:TextReference? Requirements? Hosts:OverrideHosts Resources",
    OverrideHosts: "Host:OverrideHost+",
    OverrideHost: "Runtimes AllFormFactors DesktopFormFactor",
    Runtimes: "Runtime",
    Runtime: "",
    AllFormFactors: "ExtensionPoint:CustomFunctions",
    CustomFunctions: "Script Page Metadata Namespace",
    Script: "SourceLocation",
    Page: "SourceLocation",
    Metadata: "SourceLocation",
    SourceLocation: "",
    Namespace: "",
    DesktopFormFactor: "GetStarted FunctionFile ExtensionPoint:CommandSurface+",
    GetStarted: "Title Description:TextReference LearnMoreUrl",
    FunctionFile: "",
    PrimaryCommandSurface: "OfficeTab",
    ContextMenu: "OfficeMenu",
    OfficeTab: "Group+",
    OfficeMenu: "Control",
    Group: "OverriddenByRibbonApi? Label Icon Control+",
    Control: "OverriddenByRibbonApi? Label Supertip Icon Action Enabled?",
    Supertip: "Title Description:TextReference",
    Title: "",
    TextReference: "",
    Label: "",
    LearnMoreUrl: "",
    Icon: "bt:Image:IconImage+",
    IconImage: "",
    ExecuteFunction: "FunctionName",
    ShowTaskpane: "TaskpaneId SourceLocation Title?",
    Resources: "bt:Images bt:Urls bt:ShortStrings bt:LongStrings",
    "bt:Images": "bt:Image+",
    "bt:Urls": "bt:Url+",
    "bt:ShortStrings": "bt:String+",
    "bt:LongStrings": "bt:String+",
    "bt:Image": "",
    "bt:Url": "",
    "bt:String": "",
    IconUrl: "",
    HighResolutionIconUrl: "",
    SupportUrl: "",
    DisplayName: "",
    Description: "",
    ExtendedOverrides: "",
  }),
);

const ATTRIBUTES = new Map(
  Object.entries({
    OfficeApp: "xsi:type",
    Host: "Name",
    Sets: "DefaultMinVersion?",
    Set: "Name MinVersion",
    DirectLocation: "DefaultValue",
    VersionOverrides: "xsi:type",
    OverrideHost: "xsi:type",
    Runtime: "resid lifetime",
    CustomFunctions: "xsi:type",
    PrimaryCommandSurface: "xsi:type",
    ContextMenu: "xsi:type",
    SourceLocation: "resid",
    Namespace: "resid",
    FunctionFile: "resid",
    OfficeTab: "id",
    OfficeMenu: "id",
    Group: "id",
    Control: "xsi:type id",
    Title: "resid",
    TextReference: "resid",
    Label: "resid",
    LearnMoreUrl: "resid",
    IconImage: "size resid",
    ExecuteFunction: "xsi:type",
    ShowTaskpane: "xsi:type",
    "bt:Image": "id DefaultValue",
    "bt:Url": "id DefaultValue",
    "bt:String": "id DefaultValue",
    IconUrl: "DefaultValue",
    HighResolutionIconUrl: "DefaultValue",
    SupportUrl: "DefaultValue",
    DisplayName: "DefaultValue",
    Description: "DefaultValue",
    ExtendedOverrides: "Url",
  }),
);

/** Elements that are told apart by their xsi:type. */
const BY_TYPE = new Map([
  ["CommandSurface", ["PrimaryCommandSurface", "ContextMenu"]],
  ["Action", ["ExecuteFunction", "ShowTaskpane"]],
]);

/** The values an xsi:type or another closed attribute may have. */
const CLOSED = new Map([
  ["OfficeApp xsi:type", ["TaskPaneApp"]],
  ["Host Name", ["Workbook"]],
  ["VersionOverrides xsi:type", ["VersionOverridesV1_0"]],
  ["OverrideHost xsi:type", ["Workbook"]],
  ["Runtime lifetime", ["long"]],
  ["CustomFunctions xsi:type", ["CustomFunctions"]],
  ["OfficeMenu id", ["ContextMenuCell"]],
  ["Control xsi:type", ["Button"]],
  // Excel's built-in tabs; a tab of one's own breaks centralised deployment more easily than it helps.
  [
    "OfficeTab id",
    [
      "TabHome",
      "TabInsert",
      "TabPageLayoutExcel",
      "TabFormulas",
      "TabData",
      "TabReview",
      "TabView",
      "TabDeveloper",
    ],
  ],
]);

/** Elements that hold text and nothing else, and the form it must have. */
const TEXT = new Map([
  ["Id", { form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, as: "a GUID" }],
  [
    "Version",
    {
      form: /^[1-9]\d{0,4}(\.\d{1,5}){3}$/,
      as: "four numbers with dots between them, from 1.0.0.0 on",
    },
  ],
  ["ProviderName", { form: /^[^\n]{1,125}$/, as: "a name of at most 125 characters" }],
  [
    "DefaultLocale",
    { form: /^[a-z]{2,3}(-[A-Z]{2})?$/, as: "a language and region such as en-GB" },
  ],
  [
    "Permissions",
    {
      form: /^(Restricted|ReadDocument|ReadAllDocument|WriteDocument|ReadWriteDocument)$/,
      as: "one of Office's permissions",
    },
  ],
  ["AppDomain", { form: /^https:\/\/[^/\s]+$/, as: "an https address without a path" }],
  ["AlternateId", { form: /^\S+$/, as: "an id" }],
  ["FunctionName", { form: /^[A-Za-z_$][\w$]*$/, as: "the name of a function" }],
  ["TaskpaneId", { form: /^\S{1,125}$/, as: "an id of at most 125 characters" }],
  ["Enabled", { form: /^(true|false)$/, as: "true or false" }],
  ["OverriddenByRibbonApi", { form: /^(true|false)$/, as: "true or false" }],
]);

/**
 * Order, number, attributes and plain texts of an element and everything inside it.
 * @param {Element} element
 * @param {string} kind what it is in this place; mostly its name
 * @param {string[]} problems gains a sentence for each thing to put right
 */
export function checkContent(element, kind, problems) {
  const types = BY_TYPE.get(kind);
  if (types) {
    const type = element.attributes.get("xsi:type") ?? "";
    if (!types.includes(type)) {
      problems.push(
        `Line ${element.line}: <${element.name}> has the type "${type}". It may be ${listed(types)}.`,
      );
      return;
    }
    kind = type;
  }
  checkAttributes(element, kind, problems);
  const text = TEXT.get(kind);
  if (text) {
    if (element.children.length > 0 || !text.form.test(element.text)) {
      problems.push(
        `Line ${element.line}: <${element.name}> is "${element.text}". It must be ${text.as}.`,
      );
    }
    return;
  }
  if (element.text !== "") {
    problems.push(
      `Line ${element.line}: <${element.name}> holds the text "${element.text.slice(0, 40)}", where none belongs.`,
    );
  }
  checkChildren(element, CONTENT.get(kind) ?? "", problems);
}

/**
 * @param {Element} element
 * @param {string} content
 * @param {string[]} problems
 */
function checkChildren(element, content, problems) {
  const slots = content.split(" ").filter(Boolean).map(readSlot);
  let next = 0;
  for (const child of element.children) {
    let index = next;
    while (index < slots.length && slots[index].name !== child.name) index++;
    if (index === slots.length) {
      const early = slots.findIndex((slot) => slot.name === child.name);
      if (early === -1) {
        problems.push(
          `Line ${child.line}: <${child.name}> does not belong inside <${element.name}>.`,
        );
      } else if (early === next - 1) {
        problems.push(
          `Line ${child.line}: <${element.name}> has a second <${child.name}>, and may have one.`,
        );
      } else {
        problems.push(
          `Line ${child.line}: <${child.name}> comes too late inside <${element.name}>. ` +
            `The order is ${slots.map((slot) => slot.name).join(", ")}.`,
        );
      }
      continue;
    }
    for (const passed of slots.slice(next, index)) reportMissing(passed, element, problems);
    const slot = slots[index];
    slot.count++;
    next = slot.many ? index : index + 1;
    checkContent(child, slot.kind, problems);
  }
  for (const left of slots.slice(next)) reportMissing(left, element, problems);
}

/** @param {string} text */
function readSlot(text) {
  const match = /^((?:bt:)?\w+)(?::(\w+))?([?*+])?$/.exec(text);
  if (!match) throw new Error(`The content model has a slot that cannot be read: ${text}`);
  const [, name, kind, mark] = match;
  return {
    name,
    kind: kind ?? name,
    needed: mark === undefined || mark === "+",
    many: mark === "*" || mark === "+",
    count: 0,
  };
}

/**
 * @param {ReturnType<typeof readSlot>} slot
 * @param {Element} element
 * @param {string[]} problems
 */
function reportMissing(slot, element, problems) {
  const elsewhere = element.children.find((child) => child.name === slot.name);
  if (slot.needed && slot.count === 0 && !elsewhere) {
    problems.push(`Line ${element.line}: <${element.name}> has no <${slot.name}>, and needs one.`);
  }
}

/**
 * @param {Element} element
 * @param {string} kind
 * @param {string[]} problems
 */
function checkAttributes(element, kind, problems) {
  const allowed = new Map(
    (ATTRIBUTES.get(kind) ?? "")
      .split(" ")
      .filter(Boolean)
      .map((name) => [name.replace("?", ""), !name.endsWith("?")]),
  );
  if (element.name === "Action" || element.name === "ExtensionPoint") allowed.set("xsi:type", true);
  for (const [name, needed] of allowed) {
    const value = element.attributes.get(name);
    if (value === undefined) {
      if (needed)
        problems.push(`Line ${element.line}: <${element.name}> has no ${name}, and needs one.`);
      continue;
    }
    if (value.trim() === "")
      problems.push(`Line ${element.line}: the ${name} of <${element.name}> is empty.`);
    const closed = CLOSED.get(`${kind} ${name}`);
    if (closed && !closed.includes(value)) {
      problems.push(
        `Line ${element.line}: the ${name} of <${element.name}> is "${value}". It may be ${listed(closed)}.`,
      );
    }
  }
  for (const name of element.attributes.keys()) {
    if (!allowed.has(name))
      problems.push(`Line ${element.line}: <${element.name}> may not have the attribute ${name}.`);
  }
}

/** @param {readonly string[]} words */
function listed(words) {
  return words.length === 1
    ? `"${words[0]}"`
    : `"${words.slice(0, -1).join('", "')}" or "${words.at(-1)}"`;
}
