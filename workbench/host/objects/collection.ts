import { failure } from "../failure";
import type { HostArgument, HostObject, Kind } from "../object";
import { numberArgument, textArgument } from "../object";

interface Lookup<T> {
  readonly type: string;
  /** What one item is called in a refusal: "sheet". */
  readonly item: string;
  readonly all: (self: T) => readonly HostObject[];
  readonly find: (self: T, key: string) => HostObject | null;
}

/** What collections of the object model have in common: items, getItem and its relatives, and the count. */
export function collection<T>(
  { type, item, all, find }: Lookup<T>,
  more: Partial<Kind<T>> = {},
): Kind<T> {
  const found = (self: T, args: readonly HostArgument[]): HostObject => {
    const key = textArgument(args, 0);
    const object = find(self, key);
    if (!object) throw failure.itemNotFound(`${item} ${key}`);
    return object;
  };
  return {
    type,
    items: all,
    ...more,
    read: more.read ?? {},
    methods: {
      getItem: found,
      getItemOrNullObject: (self, args) => find(self, textArgument(args, 0)),
      getItemAt: (self, args) => {
        const object = all(self)[numberArgument(args, 0)];
        if (!object) throw failure.invalidArgument(`There is no ${item} of that number.`);
        return object;
      },
      ...more.methods,
    },
    calls: { getCount: (self) => all(self).length, ...more.calls },
  };
}
