import type { Area } from "../../src/cells/address";
import { failure } from "./failure";
import type { Json, Key } from "./protocol";

/** What a member is given: plain data, or an object that the page holds. */
export type HostArgument = Json | HostObject;

/** One class of the object model: its members by name, each acting on what the object stands for. */
export interface Kind<T> {
  readonly type: string;
  /** What finds the object again in a later batch; a class without it is found by its path. */
  readonly key?: (self: T) => Key;
  readonly area?: (self: T) => Area;
  readonly read?: Readonly<Record<string, (self: T) => Json>>;
  readonly write?: Readonly<Record<string, (self: T, value: Json) => void>>;
  readonly objects?: Readonly<Record<string, (self: T) => HostObject>>;
  /** Members that give an object; null is a null object. */
  readonly methods?: Readonly<
    Record<string, (self: T, args: readonly HostArgument[]) => HostObject | null>
  >;
  /** Members that do something or give a value. */
  readonly calls?: Readonly<
    Record<string, (self: T, args: readonly HostArgument[]) => Json | void>
  >;
  readonly items?: (self: T) => readonly HostObject[];
  readonly events?: readonly string[];
}

/** An object of a kind, bound to what it stands for. */
export class HostObject {
  private constructor(
    readonly type: string,
    readonly key: Key | null,
    readonly area: Area | null,
    readonly plain: readonly string[],
    private readonly members: Members,
  ) {}

  static of<T>(kind: Kind<T>, self: T): HostObject {
    const find = <F>(table: Readonly<Record<string, F>> | undefined, name: string): F => {
      const member = table && Object.hasOwn(table, name) ? table[name] : undefined;
      if (!member) throw failure.apiNotFound(`${kind.type}.${name}`);
      return member;
    };
    return new HostObject(
      kind.type,
      kind.key?.(self) ?? null,
      kind.area?.(self) ?? null,
      Object.keys(kind.read ?? {}),
      {
        has: (name) =>
          [kind.read, kind.objects].some(
            (table) => table !== undefined && Object.hasOwn(table, name),
          ),
        isObject: (name) => kind.objects !== undefined && Object.hasOwn(kind.objects, name),
        read: (name) => find(kind.read, name)(self),
        write: (name, value) => find(kind.write, name)(self, value),
        object: (name) => find(kind.objects, name)(self),
        method: (name, args) => find(kind.methods, name)(self, args),
        call: (name, args) => find(kind.calls, name)(self, args) ?? null,
        items: kind.items ? () => kind.items?.(self) ?? [] : null,
        hasEvent: (name) => kind.events?.includes(name) ?? false,
      },
    );
  }

  has(name: string): boolean {
    return this.members.has(name);
  }
  isObject(name: string): boolean {
    return this.members.isObject(name);
  }
  read(name: string): Json {
    return this.members.read(name);
  }
  write(name: string, value: Json): void {
    this.members.write(name, value);
  }
  object(name: string): HostObject {
    return this.members.object(name);
  }
  method(name: string, args: readonly HostArgument[]): HostObject | null {
    return this.members.method(name, args);
  }
  call(name: string, args: readonly HostArgument[]): Json {
    return this.members.call(name, args);
  }
  /** Null where the class is no collection. */
  items(): readonly HostObject[] | null {
    return this.members.items?.() ?? null;
  }
  hasEvent(name: string): boolean {
    return this.members.hasEvent(name);
  }
}

interface Members {
  has(name: string): boolean;
  isObject(name: string): boolean;
  read(name: string): Json;
  write(name: string, value: Json): void;
  object(name: string): HostObject;
  method(name: string, args: readonly HostArgument[]): HostObject | null;
  call(name: string, args: readonly HostArgument[]): Json;
  readonly items: (() => readonly HostObject[]) | null;
  hasEvent(name: string): boolean;
}

/** Reading arguments: what is missing or of the wrong type is refused, as the host would. */
export function textArgument(args: readonly HostArgument[], index: number): string {
  const value = args[index];
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw failure.invalidArgument(`Argument ${index + 1} has to be text.`);
}

export function numberArgument(
  args: readonly HostArgument[],
  index: number,
  otherwise?: number,
): number {
  const value = args[index] ?? otherwise;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw failure.invalidArgument(`Argument ${index + 1} has to be a whole number.`);
}

export function flagArgument(args: readonly HostArgument[], index: number): boolean {
  return args[index] === true;
}

export function isObjectJson(
  value: HostArgument | undefined,
): value is { readonly [name: string]: Json } {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof HostObject)
  );
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
