import type {
  Action,
  ActionResult,
  Answer,
  Argument,
  Batch,
  HostEvent,
  Key,
  Loaded,
  Path,
  Query,
} from "../protocol";
import { clientError, OfficeError } from "./error";

/** Where an object stands: how it was reached first, and after a batch how it is reached from then on. */
export class ClientPath {
  private route: Route;
  private isDead = false;

  constructor(
    readonly id: number,
    route: Route,
    /** The class, for the words of an error. */
    readonly type: string,
  ) {
    this.route = route;
  }

  get parent(): ClientPath | null {
    return "parent" in this.route ? this.route.parent : null;
  }

  get isAlive(): boolean {
    return !this.isDead && (this.parent?.isAlive ?? true);
  }

  /** Whether the object is out of reach once the batch that made it is done. */
  get dies(): boolean {
    return this.route.kind === "method" || this.route.kind === "property";
  }

  get reference(): string | null {
    return this.route.kind === "kept" ? this.route.reference : null;
  }

  reroute(route: Route): void {
    this.route = route;
  }

  die(): void {
    this.isDead = true;
  }

  /** Adds this path and everything it needs to what a batch sends, parents first. */
  collect(into: Map<number, Path>): void {
    if (into.has(this.id)) return;
    if (!this.isAlive) throw clientError.dead(this.type);
    this.parent?.collect(into);
    const { route } = this;
    if (route.kind === "method") for (const other of route.uses) other.collect(into);
    into.set(this.id, this.wire());
  }

  /** As somebody would write it. */
  statement(): string {
    const { route } = this;
    if (route.kind === "root") return "context";
    if (route.kind === "null") return "null";
    if (route.kind === "kept") return this.type.charAt(0).toLowerCase() + this.type.slice(1);
    const parent = route.parent.statement();
    if (route.kind === "property") return `${parent}.${route.name}`;
    if (route.kind === "item") return `${parent}.getItem(${JSON.stringify(route.key)})`;
    return `${parent}.${route.name}(${route.args.map(statedArgument).join(", ")})`;
  }

  private wire(): Path {
    const { id, route } = this;
    switch (route.kind) {
      case "root":
        return { id, kind: "root" };
      case "null":
        return { id, kind: "null" };
      case "kept":
        return { id, kind: "kept", reference: route.reference };
      case "item":
        return { id, kind: "item", parent: route.parent.id, key: route.key };
      case "property":
        return { id, kind: "property", parent: route.parent.id, name: route.name };
      case "method":
        return { id, kind: "method", parent: route.parent.id, name: route.name, args: route.args };
    }
  }
}

export type Route =
  | { readonly kind: "root" }
  | { readonly kind: "null" }
  | { readonly kind: "kept"; readonly reference: string }
  | { readonly kind: "item"; readonly parent: ClientPath; readonly key: Key }
  | { readonly kind: "property"; readonly parent: ClientPath; readonly name: string }
  | {
      readonly kind: "method";
      readonly parent: ClientPath;
      readonly name: string;
      readonly args: readonly Argument[];
      /** Objects that the arguments name. */
      readonly uses: readonly ClientPath[];
    };

export function statedArgument(argument: Argument): string {
  return "path" in argument ? "…" : JSON.stringify(argument.value);
}

interface Pending {
  readonly action: Action;
  readonly paths: readonly ClientPath[];
  readonly statement: string;
  readonly settle: (result: ActionResult) => void;
}

/** What a context needs of the object it makes. */
export interface Instance {
  readonly path: ClientPath;
  readonly isKeptClass: boolean;
  found(key: Key | null): void;
  missing(): void;
}

/** Sends one batch and gives its answer. */
export type Send = (batch: Batch) => Promise<Answer>;

/** Everything the client does with events beyond registering them. */
export interface Handlers {
  add(type: string, key: Key | null, event: string, handler: Handler): void;
  remove(type: string, key: Key | null, event: string, handler: Handler): void;
}

export interface Handler {
  readonly original: (args: never) => unknown;
  readonly call: (event: HostEvent) => unknown;
}

/** Collects actions until `sync` sends them as one batch, and hands the results back to their objects. */
export class Queue {
  readonly root: ClientPath;
  /** Within a run, ranges are kept until it ends; outside they live for one batch. */
  keepsAll = false;
  delayForCellEdit = false;
  private pending: Pending[] = [];
  private readonly fresh = new Set<Instance>();
  private readonly keptInRun = new Set<ClientPath>();
  /** Kept by the page's own wish: they outlive the run. */
  private readonly tracked = new Set<ClientPath>();
  private lastPath = 0;
  private turns: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly send: Send,
    readonly handlers: Handlers,
  ) {
    this.root = this.newPath({ kind: "root" }, "RequestContext");
  }

  newPath(route: Route, type: string): ClientPath {
    return new ClientPath(++this.lastPath, route, type);
  }

  /** Runs that share a context wait for each other; a run inside a run of its own context waits for ever. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turns.then(work);
    this.turns = turn.catch(() => {});
    return turn;
  }

  get pendingStatements(): string[] {
    return this.pending.map(({ statement }) => statement);
  }

  instantiate(instance: Instance): void {
    this.fresh.add(instance);
    this.queueInstantiate(instance, instance.isKeptClass && this.keepsAll);
  }

  track(instance: Instance): void {
    const { path } = instance;
    this.tracked.add(path);
    this.keptInRun.delete(path);
    if (path.reference === null) this.queueInstantiate(instance, true);
  }

  untrack({ path }: Instance): void {
    this.tracked.delete(path);
    this.keptInRun.delete(path);
    const { reference } = path;
    if (reference === null) return;
    this.add({ kind: "release", reference }, [], "untrack()", () => path.die());
  }

  load(path: ClientPath, query: Query, settle: (loaded: Loaded | null) => void): void {
    const statement = `${path.statement()}.load(${JSON.stringify(query.select.join(","))})`;
    this.add({ kind: "load", path: path.id, query }, [path], statement, (result) => {
      if (result.kind === "loaded") settle(result.loaded);
    });
  }

  add(
    action: Action,
    paths: readonly ClientPath[],
    statement: string,
    settle: (result: ActionResult) => void,
  ): void {
    for (const path of paths) if (!path.isAlive) throw clientError.dead(path.type);
    this.pending.push({ action, paths, statement, settle });
  }

  async sync(): Promise<void> {
    const pending = this.pending;
    this.pending = [];
    if (pending.length === 0) return;
    const paths = new Map<number, Path>();
    for (const { paths: used } of pending) for (const path of used) path.collect(paths);
    const fresh = [...this.fresh];
    this.fresh.clear();
    const answer = await this.send({
      paths: [...paths.values()],
      actions: pending.map(({ action }) => action),
      delayForCellEdit: this.delayForCellEdit,
    });
    answer.results.forEach((result, index) => pending[index]?.settle(result));
    for (const { path, isKeptClass } of fresh) if (isKeptClass && path.dies) path.die();
    if (answer.error) throw this.error(answer, pending);
  }

  /** Ends a run: what it kept is let go, and what it had not sent is forgotten where it failed. */
  async endRun(hasFailed: boolean): Promise<void> {
    if (hasFailed) this.pending = [];
    this.keepsAll = false;
    this.delayForCellEdit = false;
    for (const path of this.keptInRun) {
      const { reference } = path;
      if (reference !== null) this.add({ kind: "release", reference }, [], "untrack()", () => {});
      path.die();
    }
    this.keptInRun.clear();
    await this.sync().catch(() => {});
  }

  private queueInstantiate(instance: Instance, keep: boolean): void {
    const { path } = instance;
    this.add({ kind: "instantiate", path: path.id, keep }, [path], path.statement(), (result) => {
      if (result.kind !== "object") return;
      if (!result.object) {
        path.reroute({ kind: "null" });
        instance.missing();
        return;
      }
      instance.found(result.object.key);
      const { reference } = result.object;
      if (reference === null) return;
      path.reroute({ kind: "kept", reference });
      if (!this.tracked.has(path)) this.keptInRun.add(path);
    });
  }

  private error({ error }: Answer, pending: readonly Pending[]): OfficeError {
    if (!error) throw new Error("An answer without error has no error.");
    const { code, message, location, action } = error;
    const around = pending
      .slice(Math.max(0, action - 3), action + 4)
      .map(({ statement }) => statement);
    const statement = pending[action]?.statement;
    return new OfficeError(code, message, {
      code,
      message,
      errorLocation: location,
      ...(statement !== undefined && { statement, surroundingStatements: around }),
    });
  }
}
