import type { ClassTable, Member } from "../table";
import { CLASSES, classTable } from "../table";
import type { Argument, HostEvent, Json, Key, Loaded, Query } from "../protocol";
import type { Handler, Instance, Queue, Route, ClientPath } from "./context";
import { statedArgument } from "./context";
import { clientError } from "./error";

/** Decides whether a member may be used: the manifest's sets, and newer ones that were asked for. */
export type Gate = (set: string) => boolean;

export interface Surroundings {
  readonly queue: Queue;
  /** What the page sees as `object.context`. */
  readonly context: object;
  readonly gate: Gate;
  readonly classes: ReadonlyMap<string, ClientClass>;
}

/** The base of every class of the object model, so that `instanceof` works. */
export class ClientObject {}

export type ClientClass = typeof ClientObject;

/** One class for each class of the typings; what they can do is decided by the table. */
export function clientClasses(): ReadonlyMap<string, ClientClass> {
  return new Map(
    [...CLASSES.keys()].map((name): [string, ClientClass] => {
      const made = class extends ClientObject {};
      Object.defineProperty(made, "name", { value: name });
      return [name, made];
    }),
  );
}

const nodes = new WeakMap<object, Node>();

/** What stands behind an object that the page holds; null for anything else. */
export function nodeOf(face: unknown): Node | null {
  return typeof face === "object" && face !== null ? (nodes.get(face) ?? null) : null;
}

/** The result of a member that gives a value: readable after the next sync. */
export class ClientResult {
  private settled: { readonly value: Json } | null = null;

  settle(value: Json): void {
    this.settled = { value };
  }

  get value(): Json {
    if (!this.settled) throw clientError.noValue();
    return this.settled.value;
  }
}

const READY_MADE: ReadonlySet<string> = new Set(["load", "set", "toJSON", "track", "untrack"]);

/** An object of the workbook as the page knows it: a path, and what has been loaded so far. */
export class Node implements Instance {
  readonly face: object;
  readonly path: ClientPath;
  private key: Key | null = null;
  private isNull: boolean | null = null;
  private readonly values = new Map<string, Json>();
  private readonly children = new Map<string, Node>();
  private readonly events = new Map<string, EventHandlers>();
  private itemNodes: readonly Node[] | null = null;

  constructor(
    readonly around: Surroundings,
    readonly table: ClassTable,
    route: Route,
    private readonly collection: ClientPath | null = null,
  ) {
    this.path = around.queue.newPath(route, table.name);
    const target: object = new (around.classes.get(table.name) ?? ClientObject)();
    this.face = new Proxy<object>(target, {
      get: (object, name): unknown =>
        typeof name === "string" ? this.get(name, object) : Reflect.get(object, name),
      set: (_object, name, value) => {
        this.write(String(name), value);
        return true;
      },
      has: (object, name) =>
        (typeof name === "string" && this.table.members.has(name)) || Reflect.has(object, name),
    });
    nodes.set(this.face, this);
  }

  get isKeptClass(): boolean {
    return this.table.kept;
  }

  found(key: Key | null): void {
    this.isNull = false;
    this.key = key;
    if (key !== null && this.collection && this.path.reference === null) {
      this.path.reroute({ kind: "item", parent: this.collection, key });
    }
  }

  missing(): void {
    this.isNull = true;
  }

  private place(name: string): string {
    return `${this.table.name}.${name}`;
  }

  private member(name: string): Member {
    const member = this.table.members.get(name);
    if (!member) throw clientError.unknown(this.place(name));
    if (!this.around.gate(member.set)) {
      const set = member.set.includes(" ") ? member.set : `ExcelApi ${member.set}`;
      throw clientError.tooNew(this.place(name), set);
    }
    return member;
  }

  private get(name: string, target: object): unknown {
    if (name === "context") return this.around.context;
    if (name === "isNullObject") {
      if (this.isNull === null) throw clientError.notAsked();
      return this.isNull;
    }
    if (READY_MADE.has(name)) return this.readyMade(name);
    if (!this.table.members.has(name) && (name === "then" || Reflect.has(target, name))) {
      return Reflect.get(target, name);
    }
    const member = this.member(name);
    switch (member.kind) {
      case "read":
      case "write":
        return this.read(name);
      case "object":
        return this.child(member).face;
      case "items":
        if (!this.itemNodes) throw clientError.notLoaded(name, this.place(name));
        return this.itemNodes.map(({ face }) => face);
      case "method":
        return (...args: readonly unknown[]) => this.method(member, args).face;
      case "result":
        return (...args: readonly unknown[]) => this.call(member, args);
      case "action":
        return (...args: readonly unknown[]) => void this.call(member, args);
      case "event":
        return this.eventHandlers(name);
    }
  }

  private read(name: string): Json | undefined {
    const value = this.values.get(name);
    if (value === undefined && this.isNull !== true)
      throw clientError.notLoaded(name, this.place(name));
    return value;
  }

  private readyMade(name: string): unknown {
    switch (name) {
      case "load":
        return (options?: unknown) => {
          this.load(options);
          return this.face;
        };
      case "set":
        return (properties: unknown, options?: { readonly throwOnReadOnly?: boolean }) =>
          this.setAll(properties, options?.throwOnReadOnly ?? true);
      case "toJSON":
        return () => this.toJson();
      case "track":
        return () => {
          this.around.queue.track(this);
          return this.face;
        };
      default:
        return () => {
          this.around.queue.untrack(this);
          return this.face;
        };
    }
  }

  private child(member: Member): Node {
    const known = this.children.get(member.name);
    if (known) return known;
    const route: Route = { kind: "property", parent: this.path, name: member.name };
    const child = new Node(this.around, classTable(member.type), route);
    this.children.set(member.name, child);
    this.around.queue.instantiate(child);
    return child;
  }

  private method(member: Member, given: readonly unknown[]): Node {
    const { args, uses } = this.arguments(member.name, given);
    const isItem = [...this.table.members.values()].some(
      (m) => m.kind === "items" && m.type === member.type,
    );
    const route: Route = { kind: "method", parent: this.path, name: member.name, args, uses };
    const made = new Node(this.around, classTable(member.type), route, isItem ? this.path : null);
    this.around.queue.instantiate(made);
    return made;
  }

  private call(member: Member, given: readonly unknown[]): ClientResult {
    const { args, uses } = this.arguments(member.name, given);
    const result = new ClientResult();
    const statement = `${this.path.statement()}.${member.name}(${args.map(statedArgument).join(", ")})`;
    this.around.queue.add(
      { kind: "call", path: this.path.id, name: member.name, args },
      [this.path, ...uses],
      statement,
      (answer) => {
        if (answer.kind === "value") result.settle(answer.value);
      },
    );
    return result;
  }

  private write(name: string, value: unknown): void {
    const member = this.member(name);
    if (member.kind !== "write") throw new TypeError(`${this.place(name)} can only be read.`);
    const json = toJson(value, this.place(name));
    this.values.set(name, json);
    const statement = `${this.path.statement()}.${name} = ${JSON.stringify(json)?.slice(0, 60)}`;
    this.around.queue.add(
      { kind: "set", path: this.path.id, name, value: { value: json } },
      [this.path],
      statement,
      () => {},
    );
  }

  private arguments(
    member: string,
    given: readonly unknown[],
  ): { args: Argument[]; uses: ClientPath[] } {
    const uses: ClientPath[] = [];
    const args = given.map((value): Argument => {
      const node = nodeOf(value);
      if (!node) return { value: toJson(value, this.place(member)) };
      if (node.around.queue !== this.around.queue) throw clientError.otherContext();
      uses.push(node.path);
      return { path: node.path.id };
    });
    return { args, uses };
  }

  load(options: unknown): void {
    const query = readQuery(options, this.place("load"));
    for (const path of [...query.select, ...query.expand]) this.checkLoad(path.split("/"));
    this.around.queue.load(this.path, query, (loaded) => this.fill(loaded));
  }

  /** A property that the typings do not know is left for the host to refuse; one too new is refused here. */
  private checkLoad(steps: readonly string[]): void {
    let table: ClassTable | undefined = this.table;
    for (const step of steps) {
      if (!table || step === "$all" || step === "*") return;
      const item: Member | undefined = [...table.members.values()].find(
        ({ kind }) => kind === "items",
      );
      if (item && step !== "items" && !table.members.has(step))
        table = CLASSES.get(item.type) ?? table;
      const member: Member | undefined = table.members.get(step);
      if (member && !this.around.gate(member.set))
        throw clientError.tooNew(`${table.name}.${step}`, member.set);
      table = member && member.type !== "" ? CLASSES.get(member.type) : undefined;
    }
  }

  private fill(loaded: Loaded | null): void {
    if (!loaded) {
      this.missing();
      return;
    }
    this.isNull = false;
    this.key = loaded.key;
    for (const [name, value] of Object.entries(loaded.values)) this.values.set(name, value);
    for (const [name, inner] of Object.entries(loaded.objects)) {
      const member = this.table.members.get(name);
      if (member?.kind === "object") this.child(member).fill(inner);
    }
    if (loaded.items) this.itemNodes = this.items(loaded.items);
  }

  private items(loaded: readonly Loaded[]): Node[] {
    const type = [...this.table.members.values()].find(({ kind }) => kind === "items")?.type;
    if (type === undefined) return [];
    return loaded.map((each, index) => {
      const route: Route =
        each.key === null
          ? {
              kind: "method",
              parent: this.path,
              name: "getItemAt",
              args: [{ value: index }],
              uses: [],
            }
          : { kind: "item", parent: this.path, key: each.key };
      const item = new Node(this.around, classTable(type), route);
      item.fill(each);
      return item;
    });
  }

  private setAll(properties: unknown, throwOnReadOnly: boolean): void {
    const source = nodeOf(properties);
    const given: object = source ? source.toJson() : isRecord(properties) ? properties : {};
    for (const [name, value] of Object.entries(given)) {
      const member = this.table.members.get(name);
      if (member?.kind === "write") this.write(name, value);
      else if (member?.kind === "object") this.child(member).setAll(value, throwOnReadOnly);
      else if (throwOnReadOnly && !source) {
        throw clientError.invalidArgument(`${this.place(name)} cannot be set.`, this.place("set"));
      }
    }
  }

  private toJson(): { readonly [name: string]: unknown } {
    const json: Record<string, unknown> = Object.fromEntries(this.values);
    for (const [name, child] of this.children) {
      const inner = child.toJson();
      if (Object.keys(inner).length > 0) json[name] = inner;
    }
    if (this.itemNodes) json["items"] = this.itemNodes.map((item) => item.toJson());
    return json;
  }

  /** The range that an event names, starting from this workbook. */
  rangeOf(worksheetId: string, address: string): Node {
    const sheets = this.child(this.member("worksheets"));
    const sheet = sheets.method(sheets.member("getItem"), [worksheetId]);
    return sheet.method(sheet.member("getRange"), [address]);
  }

  private eventHandlers(event: string): EventHandlers {
    const known = this.events.get(event);
    if (known) return known;
    const fresh = new EventHandlers(this, event);
    this.events.set(event, fresh);
    return fresh;
  }

  /** Queues the start or the end of listening; the handler is in force after the next sync. */
  listen(event: string, handler: Handler, isStart: boolean): void {
    const { queue } = this.around;
    const kind = isStart ? "subscribe" : "unsubscribe";
    const statement = `${this.path.statement()}.${event}.${isStart ? "add" : "remove"}(…)`;
    queue.add({ kind, path: this.path.id, event }, [this.path], statement, () => {
      if (isStart) queue.handlers.add(this.table.name, this.key, event, handler);
      else queue.handlers.remove(this.table.name, this.key, event, handler);
    });
  }
}

type UserHandler = (args: never) => unknown;

/** `object.onSomething`: where handlers are added and removed. */
export class EventHandlers {
  private readonly added = new Map<UserHandler, Handler>();

  constructor(
    private readonly node: Node,
    private readonly event: string,
  ) {}

  add(original: UserHandler): EventHandlerResult {
    const handler: Handler = {
      original,
      call: (event): unknown => Reflect.apply(original, undefined, [this.eventArguments(event)]),
    };
    this.added.set(original, handler);
    this.node.listen(this.event, handler, true);
    return new EventHandlerResult(this.node.around.context, () => this.remove(original));
  }

  remove(original: UserHandler): void {
    const handler = this.added.get(original);
    if (!handler) return;
    this.added.delete(original);
    this.node.listen(this.event, handler, false);
  }

  /** Arguments that name cells can be turned into a range of the context that the handler works in. */
  private eventArguments({ args }: HostEvent): object {
    const { worksheetId, address } = args;
    if (typeof worksheetId !== "string" || typeof address !== "string") return { ...args };
    const range = (context: unknown) => {
      const found = isRecord(context) ? nodeOf(context["workbook"]) : null;
      if (!found) throw clientError.invalidArgument("A request context is needed.", "getRange");
      return found.rangeOf(worksheetId, address).face;
    };
    return { ...args, getRange: range, getRangeOrNullObject: range };
  }
}

export class EventHandlerResult {
  constructor(
    readonly context: object,
    readonly remove: () => void,
  ) {}
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null;
}

/** Plain data only; `undefined` at the end of the arguments means the same as nothing. */
function toJson(value: unknown, place: string): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number")
    return value;
  if (typeof value !== "object")
    throw clientError.invalidArgument("Only plain data can be sent.", place);
  if (Array.isArray(value)) return value.map((each) => toJson(each, place));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]): [string, Json][] =>
      each === undefined ? [] : [[name, toJson(each, place)]],
    ),
  );
}

const names = (given: unknown): string[] =>
  (Array.isArray(given) ? given.map(String) : typeof given === "string" ? given.split(",") : [])
    .map((name) => name.trim())
    .filter((name) => name !== "");

const count = (given: unknown): number | null => (typeof given === "number" ? given : null);

/** The four ways of saying what to load: text, list, select/expand/top/skip, or an object of flags. */
function readQuery(options: unknown, place: string): Query {
  if (options === undefined || typeof options === "string" || Array.isArray(options)) {
    return { select: names(options), expand: [], top: null, skip: null };
  }
  if (!isRecord(options))
    throw clientError.invalidArgument("What to load is text, a list or an object.", place);
  const { select, expand, top, skip } = options;
  if (
    [select, expand].some((given) => typeof given === "string" || Array.isArray(given)) ||
    count(top) !== null ||
    count(skip) !== null
  ) {
    return { select: names(select), expand: names(expand), top: count(top), skip: count(skip) };
  }
  return {
    select: flagged(options, "", place),
    expand: [],
    top: count(options["$top"]),
    skip: count(options["$skip"]),
  };
}

function flagged(
  options: { readonly [name: string]: unknown },
  prefix: string,
  place: string,
): string[] {
  return Object.entries(options).flatMap(([name, wanted]) => {
    if (name === "$top" || name === "$skip") return [];
    if (wanted === true) return [prefix + name];
    if (isRecord(wanted)) return flagged(wanted, `${prefix}${name}/`, place);
    if (wanted === false) return [];
    throw clientError.invalidArgument(`${prefix}${name} is either wanted (true) or not.`, place);
  });
}
