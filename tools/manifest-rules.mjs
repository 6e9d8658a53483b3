import { checkContent } from "./manifest-content.mjs";
import { all, at, readManifest } from "./manifest-read.mjs";

/** @typedef {import("./manifest-read.mjs").Element} Element */

/**
 * What the checker has to know about the rest of the project.
 * @typedef {object} ManifestFacts
 * @property {(path: string) => { width: number, height: number } | string} icon the size of an icon of the site,
 * or what is wrong with it
 * @property {ReadonlySet<string>} commands names of the functions that the pane registers for buttons
 */

/** Where each resid has to point. */
const RESID_TARGET = new Map([
  ["Runtime", "bt:Url"],
  ["SourceLocation", "bt:Url"],
  ["FunctionFile", "bt:Url"],
  ["LearnMoreUrl", "bt:Url"],
  ["Namespace", "bt:ShortStrings"],
  ["Label", "bt:ShortStrings"],
  ["Title", "bt:ShortStrings"],
  ["Description", "bt:LongStrings"],
  ["bt:Image", "bt:Image"],
]);

const TARGET_NAME = new Map([
  ["bt:Url", "an address under <bt:Urls>"],
  ["bt:Image", "a picture under <bt:Images>"],
  ["bt:ShortStrings", "a text under <bt:ShortStrings>"],
  ["bt:LongStrings", "a text under <bt:LongStrings>"],
]);

const ICON_SIZES = [16, 32, 80];

/**
 * Checks a manifest without asking anyone: order and content of the elements, references, ids, addresses, lengths,
 * icons and the functions that buttons name.
 * @param {string} text the manifest
 * @param {ManifestFacts} facts
 * @returns {string[]} what to put right, a sentence each; empty when all is well
 */
export function checkManifest(text, facts) {
  const { root, problems } = readManifest(text);
  if (!root || problems.length > 0)
    return problems.length > 0 ? problems : ["The manifest is empty."];
  if (root.name !== "OfficeApp")
    return [`The manifest starts with <${root.name}>, where Office expects <OfficeApp>.`];
  checkContent(root, "OfficeApp", problems);
  if (problems.length > 0) return problems;
  checkNamespaces(root, problems);
  const resources = collectResources(root, problems);
  checkReferences(root, resources, problems);
  checkIds(root, problems);
  checkAddresses(root, problems);
  checkRuntime(root, resources, problems);
  checkIcons(root, resources, facts, problems);
  checkRequirements(root, problems);
  checkNamespaceName(root, resources, problems);
  for (const command of all(root, "FunctionName")) {
    if (!facts.commands.has(command.text)) {
      problems.push(
        `Line ${command.line}: a button runs "${command.text}", but the pane registers no function of that name.`,
      );
    }
  }
  return problems;
}

/**
 * @param {Element} root
 * @param {string[]} problems
 */
function checkNamespaces(root, problems) {
  const overrides = at(root, "VersionOverrides");
  /** @param {Element} element @param {string} uri */
  const walk = (element, uri) => {
    const own = element === overrides ? overrides.uri : uri;
    if (!element.name.startsWith("bt:") && element.uri !== own) {
      problems.push(
        `Line ${element.line}: <${element.name}> belongs to the namespace "${element.uri}" and should belong to "${own}".`,
      );
      return;
    }
    for (const child of element.children) walk(child, own);
  };
  if (overrides && !overrides.uri.endsWith("/taskpaneappversionoverrides")) {
    problems.push(
      `Line ${overrides.line}: <VersionOverrides> needs xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides".`,
    );
    return;
  }
  walk(root, root.uri);
}

/**
 * @typedef {{ element: Element, group: string, used: boolean }} Resource
 * @param {Element} root
 * @param {string[]} problems
 * @returns {Map<string, Resource>}
 */
function collectResources(root, problems) {
  /** @type {Map<string, Resource>} */
  const resources = new Map();
  const limits = new Map([
    ["bt:ShortStrings", 125],
    ["bt:LongStrings", 250],
    ["bt:Urls", 2048],
    ["bt:Images", 2048],
  ]);
  for (const list of at(root, "VersionOverrides", "Resources")?.children ?? []) {
    for (const element of list.children) {
      const id = element.attributes.get("id") ?? "";
      const value = element.attributes.get("DefaultValue") ?? "";
      if (id.length > 32) {
        problems.push(
          `Line ${element.line}: the id "${id}" has ${id.length} characters. Office allows 32.`,
        );
      }
      const first = resources.get(id);
      if (first) {
        problems.push(
          `Line ${element.line}: the id "${id}" stands on line ${first.element.line} already. Each id may be used once.`,
        );
        continue;
      }
      const limit = limits.get(list.name) ?? 0;
      if (value.length > limit) {
        problems.push(
          `Line ${element.line}: the text of "${id}" has ${value.length} characters. <${list.name}> allows ${limit}.`,
        );
      }
      const group = element.name === "bt:String" ? list.name : element.name;
      resources.set(id, { element, group, used: false });
    }
  }
  return resources;
}

/**
 * @param {Element} root
 * @param {Map<string, Resource>} resources
 * @param {string[]} problems
 */
function checkReferences(root, resources, problems) {
  for (const element of everything(root)) {
    const resid = element.attributes.get("resid");
    if (resid === undefined) continue;
    if (resid.length > 32) {
      problems.push(
        `Line ${element.line}: the resid "${resid}" has ${resid.length} characters. Office allows 32.`,
      );
    }
    const wanted = RESID_TARGET.get(element.name) ?? "";
    const resource = resources.get(resid);
    if (!resource) {
      problems.push(
        `Line ${element.line}: <${element.name}> points to "${resid}", which the resources do not hold.`,
      );
      continue;
    }
    resource.used = true;
    if (resource.group !== wanted) {
      problems.push(
        `Line ${element.line}: <${element.name}> points to "${resid}", which is not ${TARGET_NAME.get(wanted)}.`,
      );
    }
  }
  for (const [id, { element, used }] of resources) {
    if (!used)
      problems.push(`Line ${element.line}: nothing points to "${id}". Take it out or use it.`);
  }
}

/**
 * @param {Element} root
 * @param {string[]} problems
 */
function checkIds(root, problems) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const element of [...all(root, "Control"), ...all(root, "Group")]) {
    const id = element.attributes.get("id") ?? "";
    if (id.length > 125) {
      problems.push(
        `Line ${element.line}: the id of this <${element.name}> has ${id.length} characters. Office allows 125.`,
      );
    }
    const first = seen.get(id);
    if (first !== undefined) {
      problems.push(
        `Line ${element.line}: the id "${id}" stands on line ${first} already. Each id may be used once.`,
      );
    }
    seen.set(id, element.line);
  }
  for (const [name, limit] of /** @type {[string, number][]} */ ([
    ["DisplayName", 125],
    ["Description", 250],
  ])) {
    const element = at(root, name);
    const length = element?.attributes.get("DefaultValue")?.length ?? 0;
    if (length > limit)
      problems.push(
        `Line ${element?.line}: <${name}> has ${length} characters. Office allows ${limit}.`,
      );
  }
}

/**
 * Every address is https and on one origin: functions, page and metadata have to be, and Plumbline trusts no other.
 * @param {Element} root
 * @param {string[]} problems
 */
function checkAddresses(root, problems) {
  /** @type {string | null} */
  let origin = null;
  for (const element of everything(root)) {
    if (
      ![
        "IconUrl",
        "HighResolutionIconUrl",
        "SupportUrl",
        "SourceLocation",
        "bt:Url",
        "bt:Image",
      ].includes(element.name)
    )
      continue;
    const value = element.attributes.get("DefaultValue");
    if (value === undefined) continue;
    if (!value.startsWith("https://") || !URL.canParse(value)) {
      problems.push(
        `Line ${element.line}: "${value}" is not an https address. Office loads add-ins over https only.`,
      );
      continue;
    }
    const url = new URL(value);
    origin ??= url.origin;
    if (url.origin !== origin) {
      problems.push(
        `Line ${element.line}: "${value}" is not on ${origin}, where the other addresses are.`,
      );
    }
  }
}

/**
 * @param {Element} root
 * @param {Map<string, Resource>} resources
 * @param {string[]} problems
 */
function checkRuntime(root, resources, problems) {
  const runtime = all(root, "Runtime")[0];
  const resid = runtime?.attributes.get("resid") ?? "";
  const sharers = [
    ...all(root, "FunctionFile"),
    ...all(root, "Page").flatMap((page) => page.children),
    ...all(root, "Action").flatMap((action) =>
      action.children.filter((child) => child.name === "SourceLocation"),
    ),
  ];
  for (const element of sharers) {
    const own = element.attributes.get("resid");
    if (own !== resid) {
      problems.push(
        `Line ${element.line}: <${element.name}> points to "${own}", but the shared runtime is "${resid}". Pane, buttons and functions share one page.`,
      );
    }
  }
  if (!all(root, "Action").some((action) => action.attributes.get("xsi:type") === "ShowTaskpane")) {
    problems.push(
      "No button shows the pane, so Office.addin.showAsTaskpane would not know which page to open.",
    );
  }
  const panes = new Set(all(root, "TaskpaneId").map((pane) => pane.text));
  if (panes.size > 1)
    problems.push(`The buttons name ${panes.size} panes. A shared runtime has one.`);
  const page = resources.get(resid)?.element.attributes.get("DefaultValue");
  const direct = at(root, "DefaultSettings", "SourceLocation");
  if (direct && page !== undefined && direct.attributes.get("DefaultValue") !== page) {
    problems.push(
      `Line ${direct.line}: <SourceLocation> and "${resid}" give different pages. They have to be the same.`,
    );
  }
  const version = at(root, "Version")?.text;
  if (page !== undefined && URL.canParse(page)) {
    const stated = new URL(page).searchParams.get("manifest");
    if (stated !== null && stated !== version) {
      problems.push(
        `The pane's address says manifest=${stated}, but the version is ${version}. Raise both together.`,
      );
    }
  }
}

/**
 * @param {Element} root
 * @param {Map<string, Resource>} resources
 * @param {ManifestFacts} facts
 * @param {string[]} problems
 */
function checkIcons(root, resources, facts, problems) {
  for (const icon of all(root, "Icon")) {
    const sizes = icon.children.map((image) => Number(image.attributes.get("size")));
    for (const size of ICON_SIZES) {
      if (!sizes.includes(size))
        problems.push(
          `Line ${icon.line}: this <Icon> has no picture of ${size} pixels, and needs one.`,
        );
    }
    for (const image of icon.children) {
      const url = resources
        .get(image.attributes.get("resid") ?? "")
        ?.element.attributes.get("DefaultValue");
      if (url !== undefined)
        checkPicture(url, Number(image.attributes.get("size")), image, facts, problems);
    }
  }
  for (const [name, size] of /** @type {[string, number][]} */ ([
    ["IconUrl", 32],
    ["HighResolutionIconUrl", 64],
  ])) {
    const element = at(root, name);
    if (element)
      checkPicture(element.attributes.get("DefaultValue") ?? "", size, element, facts, problems);
  }
}

/**
 * @param {string} url
 * @param {number} size
 * @param {Element} element
 * @param {ManifestFacts} facts
 * @param {string[]} problems
 */
function checkPicture(url, size, element, facts, problems) {
  if (!URL.canParse(url)) return;
  const path = /\/(assets\/[^?#]*)$/.exec(new URL(url).pathname)?.[1];
  if (path === undefined) {
    problems.push(`Line ${element.line}: the icon "${url}" is not in the folder assets.`);
    return;
  }
  const picture = facts.icon(path);
  if (typeof picture === "string") {
    problems.push(`Line ${element.line}: ${picture}`);
  } else if (picture.width !== size || picture.height !== size) {
    problems.push(
      `Line ${element.line}: ${path} is ${picture.width} by ${picture.height} pixels, where ${size} by ${size} is asked for.`,
    );
  }
}

/**
 * @param {Element} root
 * @param {string[]} problems
 */
function checkRequirements(root, problems) {
  const sets = all(root, "Set");
  for (const set of sets) {
    const version = set.attributes.get("MinVersion") ?? "";
    if (!/^\d+\.\d+$/.test(version)) {
      problems.push(
        `Line ${set.line}: the version "${version}" of ${set.attributes.get("Name")} is not of the form 1.14.`,
      );
    }
  }
  if (!sets.some((set) => set.attributes.get("Name") === "SharedRuntime")) {
    problems.push(
      "The requirements do not name SharedRuntime, without which pane and functions do not share a page.",
    );
  }
}

/**
 * @param {Element} root
 * @param {Map<string, Resource>} resources
 * @param {string[]} problems
 */
function checkNamespaceName(root, resources, problems) {
  for (const element of all(root, "Namespace")) {
    const name =
      resources
        .get(element.attributes.get("resid") ?? "")
        ?.element.attributes.get("DefaultValue") ?? "";
    if (!/^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*$/.test(name) || name.length > 125) {
      problems.push(
        `Line ${element.line}: the namespace "${name}" may hold letters, digits, dots and underscores, and starts with a letter.`,
      );
    } else if (/^[A-Za-z]{1,3}\d+$/.test(name)) {
      problems.push(
        `Line ${element.line}: the namespace "${name}" reads like the address of a cell.`,
      );
    }
  }
}

/**
 * @param {Element} element
 * @returns {Element[]}
 */
function everything(element) {
  return [element, ...element.children.flatMap(everything)];
}
