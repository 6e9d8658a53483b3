import generated from "./table.generated.json";

/** What a member of a client class is; see `tools/host-table.mjs`, which finds it in the typings. */
export type MemberKind =
  "read" | "write" | "object" | "items" | "method" | "result" | "action" | "event";

export interface Member {
  readonly name: string;
  readonly kind: MemberKind;
  /** "1.9" of ExcelApi, or a named set such as "ExcelApiDesktop 1.1". */
  readonly set: string;
  /** The class that an object, a method or an item gives; "" for the rest. */
  readonly type: string;
}

export interface ClassTable {
  readonly name: string;
  /** Objects of the class die after a batch unless they are tracked. */
  readonly kept: boolean;
  readonly members: ReadonlyMap<string, Member>;
}

/*!
 * @license The table of classes, members and enums is generated from @types/office-js.
 * MIT License Copyright (c) Microsoft Corporation. Permission is hereby granted, free of charge, to
 * any person obtaining a copy of this software and associated documentation files (the "Software"), to
 * deal in the Software without restriction, including without limitation the rights to use, copy,
 * modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
 * persons to whom the Software is furnished to do so, subject to the following conditions: The above
 * copyright notice and this permission notice shall be included in all copies or substantial portions
 * of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
 * INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
 * NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
 * OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
 * CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE
 */
const KINDS: ReadonlySet<string> = new Set([
  "read",
  "write",
  "object",
  "items",
  "method",
  "result",
  "action",
  "event",
]);

function isKind(text: string): text is MemberKind {
  return KINDS.has(text);
}

interface GeneratedClass {
  readonly set: string;
  readonly kept?: boolean;
  readonly members: Readonly<Record<string, readonly string[]>>;
}

function readClass(name: string, declared: GeneratedClass): ClassTable {
  const members = new Map<string, Member>();
  for (const [member, [kind = "", set = "", type = ""]] of Object.entries(declared.members)) {
    if (!isKind(kind))
      throw new Error(`The host table has a member of unknown kind: ${name}.${member}.`);
    members.set(member, { name: member, kind, set, type });
  }
  return { name, kept: declared.kept ?? false, members };
}

const declaredClasses: Readonly<Record<string, GeneratedClass>> = generated.classes;

/** Every client class by name. */
export const CLASSES: ReadonlyMap<string, ClassTable> = new Map(
  Object.entries(declaredClasses).map(([name, declared]) => [name, readClass(name, declared)]),
);

/** Every enum of the typings: its members and the text each stands for. */
export const ENUMS: Readonly<Record<string, Readonly<Record<string, string>>>> = generated.enums;

export function classTable(name: string): ClassTable {
  const found = CLASSES.get(name);
  if (!found) throw new Error(`The host table has no class ${name}.`);
  return found;
}
