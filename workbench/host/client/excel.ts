import { ENUMS, classTable } from "../table";
import type { Answer, Batch, HostEvent, Key } from "../protocol";
import type { Handler, Handlers, Send } from "./context";
import { Queue } from "./context";
import { clientError } from "./error";
import type { ClientClass, Gate, Surroundings } from "./object";
import { clientClasses, Node, nodeOf } from "./object";

/** What the `Excel` namespace needs of its surroundings. */
export interface ExcelLink {
  readonly send: Send;
  readonly gate: Gate;
}

const handlerKey = (type: string, key: Key | null, event: string) =>
  `${type}|${key ?? ""}|${event}`;

/** The handlers of a page, by the object and event that they are for. */
class Registry implements Handlers {
  private readonly handlers = new Map<string, Set<Handler>>();

  add(type: string, key: Key | null, event: string, handler: Handler): void {
    const name = handlerKey(type, key, event);
    const known = this.handlers.get(name) ?? new Set();
    known.add(handler);
    this.handlers.set(name, known);
  }

  remove(type: string, key: Key | null, event: string, handler: Handler): void {
    this.handlers.get(handlerKey(type, key, event))?.delete(handler);
  }

  dispatch(event: HostEvent): void {
    for (const handler of this.handlers.get(handlerKey(event.type, event.key, event.event)) ?? []) {
      handler.call(event);
    }
  }
}

export interface ExcelClient {
  /** The members of the `Excel` namespace by name. */
  readonly namespace: { readonly [name: string]: unknown };
  readonly classes: ReadonlyMap<string, ClientClass>;
  dispatch(event: HostEvent): void;
}

const ERROR_CODES = ENUMS["ErrorCodes"] ?? {};

export function createExcel(link: ExcelLink): ExcelClient {
  const classes = clientClasses();
  const registry = new Registry();
  const queues = new WeakMap<object, Queue>();

  class RequestContext {
    readonly workbook: object;
    readonly application: object;
    readonly runtime: object;
    readonly requestHeaders = {};

    constructor() {
      const queue = new Queue((batch: Batch): Promise<Answer> => link.send(batch), registry);
      queues.set(this, queue);
      const around: Surroundings = { queue, context: this, gate: link.gate, classes };
      const child = (type: string, name: string) =>
        new Node(around, classTable(type), { kind: "property", parent: queue.root, name }).face;
      this.workbook = child("Workbook", "workbook");
      this.application = child("Application", "application");
      this.runtime = child("Runtime", "runtime");
    }

    get trackedObjects() {
      return {
        add: (objects: unknown) => track(objects, "track"),
        remove: (objects: unknown) => track(objects, "untrack"),
      };
    }

    get debugInfo() {
      return { pendingStatements: queueOf(this).pendingStatements };
    }

    load(object: unknown, options?: unknown): void {
      nodeOf(object)?.load(options);
    }

    async sync<T>(passThrough?: T): Promise<T | undefined> {
      await queueOf(this).sync();
      return passThrough;
    }
  }

  function queueOf(context: object): Queue {
    const queue = queues.get(context);
    if (!queue) throw clientError.invalidArgument("A request context is needed.", "Excel.run");
    return queue;
  }

  function track(objects: unknown, how: "track" | "untrack"): void {
    for (const object of Array.isArray(objects) ? objects : [objects]) {
      const node = nodeOf(object);
      if (node) node.around.queue[how](node);
    }
  }

  /** The context of the objects or the context given; a new one where none is. */
  function contextOf(given: unknown): RequestContext {
    if (given instanceof RequestContext) return given;
    const contexts = new Set(
      (Array.isArray(given) ? given : [given]).map((each) => nodeOf(each)?.around.context),
    );
    const [context, ...others] = contexts;
    if (others.length > 0) throw clientError.otherContext();
    return context instanceof RequestContext ? context : new RequestContext();
  }

  async function run(first: unknown, second?: unknown): Promise<unknown> {
    const batch = typeof first === "function" ? first : second;
    if (typeof batch !== "function")
      throw clientError.invalidArgument("A function is needed.", "Excel.run");
    const options = typeof first === "function" ? {} : readOptions(first);
    const context = contextOf(options.objects);
    const queue = queueOf(context);
    return queue.inTurn(async () => {
      queue.keepsAll = true;
      queue.delayForCellEdit = options.delayForCellEdit ?? false;
      let hasFailed = true;
      try {
        const promise: unknown = Reflect.apply(batch, undefined, [context]);
        if (!isPromise(promise)) throw clientError.noPromise();
        const result = await promise;
        await queue.sync();
        hasFailed = false;
        return result;
      } finally {
        await queue.endRun(hasFailed);
      }
    });
  }

  const namespace = {
    ...Object.fromEntries(classes),
    ...ENUMS,
    ErrorCodes: ERROR_CODES,
    RequestContext,
    run,
  };
  return { namespace, classes, dispatch: (event) => registry.dispatch(event) };
}

interface RunOptions {
  readonly objects?: unknown;
  readonly delayForCellEdit?: boolean;
}

/** What stands first in `Excel.run(first, batch)`: objects, a context, or options. */
function readOptions(first: unknown): RunOptions {
  if (typeof first !== "object" || first === null || Array.isArray(first) || nodeOf(first))
    return { objects: first };
  const isOptions =
    "delayForCellEdit" in first ||
    "previousObjects" in first ||
    "session" in first ||
    "mergeUndoGroup" in first;
  if (!isOptions) return Object.keys(first).length === 0 ? {} : { objects: first };
  return {
    ...("previousObjects" in first && { objects: first.previousObjects }),
    delayForCellEdit: "delayForCellEdit" in first && first.delayForCellEdit === true,
  };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "then" in value &&
    typeof value.then === "function"
  );
}
