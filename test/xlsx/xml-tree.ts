import { SaxesParser } from "saxes";
import { orderOf } from "./chart-order";

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

/** A part as a tree, read by a parser that takes nothing but right XML. Names are without prefixes. */
export function treeOf(xml: string): Element {
  const top: Element = { name: "", attributes: new Map(), children: [], text: "" };
  const open: Element[] = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("opentag", ({ local, attributes }) => {
    const pairs = Object.values(attributes).map(({ name, value }) => [name, value] as const);
    const element = { name: local, attributes: new Map(pairs), children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.write(xml).close();
  return top;
}

export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

/** Elements whose children stand in another order than the schema has, or are not in it. */
export function misplaced(element: Element, parent = ""): string[] {
  const order = orderOf(element.name, parent);
  const places = order ? element.children.map(({ name }) => order.indexOf(name)) : [];
  const isOff = places.some((place, at) => place < 0 || place < (places[at - 1] ?? 0));
  const names = element.children.map(({ name }) => name).join(" ");
  return [
    ...(isOff ? [`${parent}/${element.name}: ${names}`] : []),
    ...element.children.flatMap((child) => misplaced(child, element.name)),
  ];
}
