import { failure, HostFailure } from "./failure";
import type { Faults } from "./faults";
import type { HostArgument } from "./object";
import { HostObject } from "./object";
import { rootObject } from "./objects/workbook";
import type {
  Action,
  ActionResult,
  Answer,
  Argument,
  Batch,
  HostError,
  HostEvent,
  Json,
  Loaded,
  Path,
  Query,
} from "./protocol";
import type { World } from "./world";

const EDIT_POLL_MS = 20;
const textBytes = new TextEncoder();

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** `HostFailure`s become part of the answer; anything else is a fault of the host itself and is thrown. */
function asFailure(error: unknown): HostFailure {
  if (error instanceof HostFailure) return error;
  throw error;
}

/**
 * Does the batches of one page, one after the other. Ranges that the page keeps and the events it
 * listens to belong to the page.
 */
export class Engine {
  /** Members that the page asked for and the host does not have. */
  readonly unknown = new Set<string>();
  private readonly kept = new Map<string, HostObject>();
  private readonly subscriptions = new Map<string, number>();
  private lastReference = 0;
  private batches = 0;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly world: World,
    private readonly faults: Faults,
  ) {}

  /** Takes a batch and gives its answer, both as JSON text. */
  process(text: string): Promise<string> {
    const answer = this.queue.then(() => this.next(text));
    this.queue = answer.catch(() => {});
    return answer;
  }

  listens({ type, key, event }: HostEvent): boolean {
    return (this.subscriptions.get(subscriptionKey(type, key, event)) ?? 0) > 0;
  }

  private async next(text: string): Promise<string> {
    const number = this.batches++;
    this.faults.beforeBatch?.(number);
    if (this.faults.delay > 0) await wait(this.faults.delay);
    const batch = readBatch(text);
    while (this.faults.cellEditing && batch.delayForCellEdit) await wait(EDIT_POLL_MS);

    const answer = this.answer(batch, text);
    const given = JSON.stringify(answer);
    return this.isTooLarge(given) ? JSON.stringify(refused(failure.responseTooLarge())) : given;
  }

  private answer(batch: Batch, text: string): Answer {
    if (this.faults.cellEditing) return refused(failure.cellEditing());
    if (this.isTooLarge(text)) return refused(failure.requestTooLarge());
    const { breakdown } = this.faults;
    const breaks = breakdown !== null && breakdown.batch === 0 ? breakdown : null;
    if (breakdown)
      this.faults.breakdown = breaks ? null : { ...breakdown, batch: breakdown.batch - 1 };

    const reach = new Reach(this.world, batch.paths, this.kept);
    const results: ActionResult[] = [];
    for (const [index, action] of batch.actions.entries()) {
      try {
        if (breaks && index >= breaks.beforeAction) {
          throw new HostFailure(
            breaks.code,
            "The simulated host broke down here, as it was told to.",
          );
        }
        results.push(this.act(action, reach));
      } catch (error) {
        return { results, error: this.located(asFailure(error), action, index, reach) };
      }
    }
    if (breaks && batch.actions.length <= breaks.beforeAction) {
      const late = new HostFailure(
        breaks.code,
        "The simulated host broke down after the last action.",
      );
      return {
        results,
        error: {
          code: late.code,
          message: late.message,
          action: batch.actions.length,
          location: "",
        },
      };
    }
    return { results, error: null };
  }

  private act(action: Action, reach: Reach): ActionResult {
    switch (action.kind) {
      case "instantiate": {
        const object = reach.find(action.path);
        if (!object) return { kind: "object", object: null };
        const reference = action.keep ? this.keep(object) : null;
        return { kind: "object", object: { key: object.key, reference } };
      }
      case "load":
        return { kind: "loaded", loaded: load(reach.find(action.path), action.query) };
      case "call":
        return {
          kind: "value",
          value: reach.find(action.path)?.call(action.name, reach.args(action.args)) ?? null,
        };
      case "set": {
        const [value = null] = reach.args([action.value]);
        if (value instanceof HostObject)
          throw failure.invalidArgument("A property holds plain data.");
        reach.find(action.path)?.write(action.name, value);
        return { kind: "value", value: null };
      }
      case "release":
        this.kept.delete(action.reference);
        return { kind: "value", value: null };
      case "subscribe":
      case "unsubscribe":
        this.subscribe(reach.find(action.path), action.event, action.kind === "subscribe" ? 1 : -1);
        return { kind: "value", value: null };
    }
  }

  private keep(object: HostObject): string {
    const reference = `kept-${++this.lastReference}`;
    this.kept.set(reference, object);
    return reference;
  }

  private subscribe(object: HostObject | null, event: string, by: 1 | -1): void {
    if (!object) return;
    if (!object.hasEvent(event)) throw failure.apiNotFound(`${object.type}.${event}`);
    const key = subscriptionKey(object.type, object.key, event);
    this.subscriptions.set(key, Math.max(0, (this.subscriptions.get(key) ?? 0) + by));
  }

  private located(error: HostFailure, action: Action, index: number, reach: Reach): HostError {
    if (error.code === "ApiNotFound") this.unknown.add(error.message);
    const location = reach.lastStep ?? ("path" in action ? reach.name(action) : "");
    return { code: error.code, message: error.message, action: index, location };
  }

  private isTooLarge(text: string): boolean {
    const limit = this.faults.payloadLimit;
    // No character takes more than three bytes for each unit of its length.
    if (limit === null || text.length * 3 <= limit) return false;
    return text.length > limit || textBytes.encode(text).length > limit;
  }
}

function refused({ code, message }: HostFailure): Answer {
  return { results: [], error: { code, message, action: 0, location: "" } };
}

const subscriptionKey = (type: string, key: string | number | null, event: string) =>
  `${type}|${key ?? ""}|${event}`;

/** The batch was written by the client of this same build, so its shape needs no second look. */
function readBatch(text: string): Batch {
  return JSON.parse(text) as Batch;
}

/** Finds the objects that the paths of a batch mean; each is found once. */
class Reach {
  /** The step of a path that failed, "Worksheet.getRange". */
  lastStep: string | null = null;
  private readonly paths: ReadonlyMap<number, Path>;
  private readonly found = new Map<number, HostObject | null>();

  constructor(
    private readonly world: World,
    paths: readonly Path[],
    private readonly kept: ReadonlyMap<string, HostObject>,
  ) {
    this.paths = new Map(paths.map((path) => [path.id, path]));
  }

  /** Null is a null object; so is everything below one. */
  find(id: number): HostObject | null {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const path = this.paths.get(id);
    if (!path) throw failure.invalidPath();
    const object = this.resolve(path);
    this.found.set(id, object);
    return object;
  }

  args(args: readonly Argument[]): HostArgument[] {
    return args.map((argument) => ("path" in argument ? this.find(argument.path) : argument.value));
  }

  /** The member that an action is about, for the place of an error. */
  name(action: Action): string {
    if (!("path" in action)) return "";
    const type = this.found.get(action.path)?.type ?? "";
    if (action.kind === "call" || action.kind === "set") return `${type}.${action.name}`;
    return type;
  }

  private resolve(path: Path): HostObject | null {
    switch (path.kind) {
      case "root":
        return rootObject(this.world);
      case "null":
        return null;
      case "kept": {
        const object = this.kept.get(path.reference);
        if (!object) throw failure.invalidPath();
        return object;
      }
      case "property":
        return this.step(path.parent, path.name, (parent) => parent.object(path.name));
      case "method": {
        const args = this.args(path.args);
        return this.step(path.parent, path.name, (parent) => parent.method(path.name, args));
      }
      case "item":
        return this.step(path.parent, "getItem", (parent) => itemOf(parent, path.key));
    }
  }

  private step(
    parentId: number,
    name: string,
    take: (parent: HostObject) => HostObject | null,
  ): HostObject | null {
    const parent = this.find(parentId);
    if (!parent) return null;
    this.lastStep = `${parent.type}.${name}`;
    const object = take(parent);
    this.lastStep = null;
    return object;
  }
}

function itemOf(collection: HostObject, key: string | number): HostObject | null {
  const item = collection.items()?.find((candidate) => candidate.key === key);
  if (!item) throw failure.itemNotFound(`${collection.type} item ${key}`);
  return item;
}

interface Wanted {
  readonly plain: Set<string>;
  readonly nested: Map<string, Query>;
}

const EMPTY: Query = { select: [], expand: [], top: null, skip: null };

/** Splits "format/fill/color" into the nested object and what is wanted of it. */
function split(object: HostObject, { select, expand }: Query): Wanted {
  const plain = new Set<string>();
  const nested = new Map<string, { select: string[]; expand: string[]; all: boolean }>();
  const inner = (name: string) => {
    const known = nested.get(name);
    if (known) return known;
    const fresh = { select: [], expand: [], all: false };
    nested.set(name, fresh);
    return fresh;
  };
  for (const path of select) {
    const [name = "", ...rest] = path.split("/");
    if (name === "$all" || name === "*") object.plain.forEach((property) => plain.add(property));
    else if (rest.length > 0) inner(name).select.push(rest.join("/"));
    else if (object.isObject(name)) inner(name).all = true;
    else if (object.has(name)) plain.add(name);
    else throw failure.invalidArgument(`${object.type} has no property ${name} to load.`);
  }
  for (const path of expand) {
    const [name = "", ...rest] = path.split("/");
    if (rest.length > 0) inner(name).expand.push(rest.join("/"));
    else inner(name).all = true;
  }
  if (select.length === 0) object.plain.forEach((property) => plain.add(property));
  return {
    plain,
    nested: new Map(
      [...nested].map(([name, query]) => [
        name,
        { ...EMPTY, select: query.all ? [] : query.select, expand: query.expand },
      ]),
    ),
  };
}

function load(object: HostObject | null, query: Query): Loaded | null {
  if (!object) return null;
  const items = object.items();
  if (items) return loadCollection(object, items, query);
  const { plain, nested } = split(object, query);
  const values: Record<string, Json> = {};
  for (const name of plain) values[name] = object.read(name);
  const objects: Record<string, Loaded | null> = {};
  for (const [name, inner] of nested) objects[name] = load(object.object(name), inner);
  return { key: object.key, values, objects, items: null };
}

/** What is asked of a collection is asked of its items, with or without "items/" before it. */
function loadCollection(object: HostObject, items: readonly HostObject[], query: Query): Loaded {
  const own: string[] = [];
  const select: string[] = [];
  for (const path of query.select) {
    if (path === "items") continue;
    if (path.startsWith("items/")) select.push(path.slice("items/".length));
    else if (object.has(path)) own.push(path);
    else select.push(path);
  }
  const onlyOwn = own.length > 0 && select.length === 0 && !query.select.includes("items");
  const expand = query.expand.flatMap((path) =>
    path === "items" ? [] : [path.startsWith("items/") ? path.slice("items/".length) : path],
  );
  const values: Record<string, Json> = {};
  for (const name of own.length > 0 || query.select.length > 0 ? own : object.plain)
    values[name] = object.read(name);
  if (onlyOwn) return { key: object.key, values, objects: {}, items: null };
  const skip = query.skip ?? 0;
  const shown = items.slice(skip, query.top === null ? undefined : skip + query.top);
  return {
    key: object.key,
    values,
    objects: {},
    items: shown.flatMap((item) => load(item, { ...EMPTY, select, expand }) ?? []),
  };
}
