import { SaxesParser } from "saxes";

const PREFIXES = new Map([
  ["http://schemas.microsoft.com/office/appforoffice/1.1", ""],
  ["http://schemas.microsoft.com/office/taskpaneappversionoverrides", ""],
  ["http://schemas.microsoft.com/office/officeappbasictypes/1.0", "bt:"],
]);
const XSI = "http://www.w3.org/2001/XMLSchema-instance";

/**
 * @typedef {object} Element
 * @property {string} name with `bt:` for the basic types, plain for the two main namespaces
 * @property {string} uri its namespace
 * @property {Map<string, string>} attributes `xsi:type` under that name
 * @property {Element[]} children
 * @property {string} text without the blanks around it
 * @property {number} line
 */

/**
 * Reads a manifest into elements. Comments and blanks between elements are dropped.
 * @param {string} text
 * @returns {{ root: Element | null, problems: string[] }} problems of the XML itself, in sentences
 */
export function readManifest(text) {
  /** @type {string[]} */
  const problems = [];
  /** @type {Element | null} */
  let root = null;
  /** @type {Element[]} */
  const open = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) =>
    problems.push(`The manifest is not well-formed XML: ${error.message}.`),
  );
  parser.on("doctype", () =>
    problems.push("The manifest has a DOCTYPE. Office refuses it: take it out."),
  );
  parser.on("opentag", (tag) => {
    const prefix = PREFIXES.get(tag.uri);
    if (prefix === undefined) {
      problems.push(
        `Line ${parser.line}: <${tag.name}> belongs to the namespace "${tag.uri}", which a manifest does not use.`,
      );
    }
    const element = {
      name: (prefix ?? "") + tag.local,
      uri: tag.uri,
      attributes: new Map(),
      children: [],
      text: "",
      line: parser.line,
    };
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.prefix === "xmlns" || attribute.name === "xmlns") continue;
      element.attributes.set(
        attribute.uri === XSI ? `xsi:${attribute.local}` : attribute.name,
        attribute.value,
      );
    }
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
    open.push(element);
  });
  parser.on("text", (part) => {
    const element = open.at(-1);
    if (element) element.text += part;
  });
  parser.on("closetag", () => {
    const element = open.pop();
    if (element) element.text = element.text.trim();
  });
  parser.write(text.replace(/^\uFEFF/, "")).close();
  return { root, problems };
}

/**
 * All elements of a name, in document order.
 * @param {Element} element
 * @param {string} name
 * @returns {Element[]}
 */
export function all(element, name) {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

/**
 * The first element under a path of names, or null.
 * @param {Element} element
 * @param {string[]} path
 * @returns {Element | null}
 */
export function at(element, ...path) {
  /** @type {Element | null} */
  let here = element;
  for (const name of path) here = here?.children.find((child) => child.name === name) ?? null;
  return here;
}
