import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import vm from "node:vm";
import { z } from "zod";
import type { Host } from "../../workbench/host/index";
import type {
  Action,
  Answer,
  Argument,
  Batch,
  HostEvent,
  Instantiated,
  Json,
  Loaded,
  Path,
  ToHost,
  ToPage,
} from "../../workbench/host/protocol";

/**
 * Drives Microsoft's own client library, unmodified and loaded from node_modules, over our host: it
 * looks for a bridge object while it starts and sends its batches there as text. Only tests do this.
 */

// Kinds of paths and actions, as they are seen on the bridge.
const PATH = { root: 1, service: 2, method: 3, property: 4, indexer: 5, reference: 6 } as const;
const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const;
const EVENT_MESSAGE = 3;
const EVENT_CATEGORY = 65_536;
const DATA_CHANGED = 10;

const json: z.ZodType<Json> = z.json();

const argumentsSchema = z.object({
  Arguments: z.array(json).optional(),
  ReferencedObjectPathIds: z.array(z.union([z.number(), z.null()])).optional(),
});

const bodySchema = z.object({
  Actions: z.array(
    z.object({
      Id: z.number(),
      ActionType: z.number(),
      Name: z.string(),
      ObjectPathId: z.number(),
      ArgumentInfo: argumentsSchema.optional(),
      QueryInfo: z
        .object({
          Select: z.array(z.string()).optional(),
          Expand: z.array(z.string()).optional(),
          Top: z.number().optional(),
          Skip: z.number().optional(),
        })
        .optional(),
    }),
  ),
  ObjectPaths: z.record(
    z.string(),
    z.object({
      Id: z.number(),
      ObjectPathType: z.number(),
      Name: z.string(),
      ParentObjectPathId: z.number().optional(),
      ArgumentInfo: argumentsSchema.optional(),
    }),
  ),
});

const messageSchema = z.object({
  id: z.number(),
  type: z.number(),
  message: z.object({ body: bodySchema }),
});

type Body = z.infer<typeof bodySchema>;
type TheirAction = Body["Actions"][number];
type TheirPath = Body["ObjectPaths"][string];

const ROOT_ID = -1;
const EVENTS = new Map([
  ["DataChanged", "onChanged"],
  ["Worksheet_DataChanged", "onChanged"],
  ["WorksheetActivated", "onActivated"],
  ["WorksheetAdded", "onAdded"],
  ["WorksheetDeleted", "onDeleted"],
]);

/** Members that the library sends under another name than its classes have. */
const SENT_AS = new Map([["Gridlines", "showGridlines"]]);

const camel = (name: string) => SENT_AS.get(name) ?? name.charAt(0).toLowerCase() + name.slice(1);
const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function ourArguments(info: z.infer<typeof argumentsSchema> | undefined): Argument[] {
  const referenced = info?.ReferencedObjectPathIds ?? [];
  return (info?.Arguments ?? []).map((value, index) => {
    const path = referenced[index];
    return path ? { path } : { value };
  });
}

function ourPath({
  Id,
  ObjectPathType,
  Name,
  ParentObjectPathId = ROOT_ID,
  ArgumentInfo,
}: TheirPath): Path {
  const [id, parent] = [Id, ParentObjectPathId];
  switch (ObjectPathType) {
    case PATH.root:
      return { id, kind: "property", parent: ROOT_ID, name: "workbook" };
    case PATH.service:
      return { id, kind: "property", parent: ROOT_ID, name: camel(Name.split(".").at(-1) ?? Name) };
    case PATH.method:
      return { id, kind: "method", parent, name: camel(Name), args: ourArguments(ArgumentInfo) };
    case PATH.property:
      return { id, kind: "property", parent, name: camel(Name) };
    case PATH.indexer:
      return { id, kind: "method", parent, name: "getItem", args: ourArguments(ArgumentInfo) };
    case PATH.reference:
      return { id, kind: "kept", reference: Name };
    default:
      throw new Error(`The bridge does not know paths of kind ${ObjectPathType}.`);
  }
}

/** One of their actions as ours; null where ours needs none. */
function ourAction(action: TheirAction, kept: ReadonlySet<number>): Action | null {
  const { ActionType, Name, ObjectPathId: path, ArgumentInfo, QueryInfo } = action;
  switch (ActionType) {
    case ACTION.instantiate:
      return { kind: "instantiate", path, keep: kept.has(path) };
    case ACTION.query:
      return {
        kind: "load",
        path,
        query: {
          select: QueryInfo?.Select ?? [],
          expand: QueryInfo?.Expand ?? [],
          top: QueryInfo?.Top ?? null,
          skip: QueryInfo?.Skip ?? null,
        },
      };
    case ACTION.set: {
      const [value = { value: null }] = ourArguments(ArgumentInfo);
      return { kind: "set", path, name: camel(Name), value };
    }
    case ACTION.method:
      return ourCall(action, Name, path);
    default:
      return null;
  }
}

function ourCall({ ArgumentInfo }: TheirAction, name: string, path: number): Action | null {
  // The library checks the shape of large writes before it sends them in blocks of rows.
  if (name === "_KeepReference" || name === "_ValidateArraySize") return null;
  if (name === "_RemoveReference") {
    const [reference] = ArgumentInfo?.Arguments ?? [];
    return { kind: "release", reference: typeof reference === "string" ? reference : "" };
  }
  const event = /^_(Register|Unregister)(.*)Event$/.exec(name);
  if (event) {
    const kind = event[1] === "Register" ? "subscribe" : "unsubscribe";
    return { kind, path, event: EVENTS.get(event[2] ?? "") ?? `on${event[2] ?? ""}` };
  }
  return { kind: "call", path, name: camel(name), args: ourArguments(ArgumentInfo) };
}

function theirObject(object: Instantiated | null): Json {
  if (!object) return null;
  return {
    ...(object.key !== null && { Id: object.key }),
    ...(object.reference !== null && { _ReferenceId: object.reference }),
  };
}

function theirLoaded(loaded: Loaded | null): Json {
  if (!loaded) return null;
  return {
    ...(loaded.key !== null && { Id: loaded.key }),
    ...Object.fromEntries(
      Object.entries(loaded.values).map(([name, value]) => [pascal(name), value]),
    ),
    ...Object.fromEntries(
      Object.entries(loaded.objects).map(([name, inner]) => [pascal(name), theirLoaded(inner)]),
    ),
    ...(loaded.items && { _Items: loaded.items.map(theirLoaded) }),
  };
}

/** Answers one of their requests by doing it as a batch of ours. */
async function answered(body: Body, process: (batch: Batch) => Promise<Answer>): Promise<Json> {
  const kept = new Set(
    body.Actions.filter(({ Name }) => Name === "_KeepReference").map(
      ({ ObjectPathId }) => ObjectPathId,
    ),
  );
  const pairs = body.Actions.map((action) => [action, ourAction(action, kept)] as const);
  const done = pairs.flatMap(([theirs, ours], index) => (ours ? [{ theirs, ours, index }] : []));
  const answer = await process({
    paths: [{ id: ROOT_ID, kind: "root" }, ...Object.values(body.ObjectPaths).map(ourPath)],
    actions: done.map(({ ours }) => ours),
    delayForCellEdit: false,
  });
  const { error } = answer;
  const failedAt = error ? (done[error.action]?.index ?? body.Actions.length) : body.Actions.length;
  const results = new Map(
    answer.results.map((result, index): [number, Json] => {
      const id = done[index]?.theirs.Id ?? 0;
      if (result.kind === "object") return [id, theirObject(result.object)];
      return [id, result.kind === "loaded" ? theirLoaded(result.loaded) : result.value];
    }),
  );
  const before = body.Actions.slice(0, failedAt);
  return {
    Results: before.map(({ Id }) => ({ ActionId: Id, Value: results.get(Id) ?? null })),
    TraceIds: before.filter(({ ActionType }) => ActionType === ACTION.trace).map(({ Id }) => Id),
    ...(error && {
      Error: {
        Code: error.code,
        Message: error.message,
        Location: error.location,
        ActionIndex: failedAt,
        HttpStatusCode: 400,
      },
    }),
  };
}

function theirEvent({ type, key, event, args }: HostEvent): Json {
  if (event !== "onChanged") throw new Error(`The bridge does not pass on ${type}.${event}.`);
  return {
    type: EVENT_MESSAGE,
    message: {
      entries: [
        {
          messageCategory: EVENT_CATEGORY,
          messageType: DATA_CHANGED,
          targetId: key === null ? "Workbook" : String(key),
          message: JSON.stringify(args),
        },
      ],
    },
  };
}

/** The `Excel` and `OfficeExtension` of the real library, connected to a host. */
export function realLibrary(host: Host): {
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension;
} {
  const waiting = new Map<number, (answer: Answer) => void>();
  let toHost: (message: ToHost) => void = () => {};
  let lastId = 0;
  const bridge = {
    onMessageFromHost: (_text: string): void => {},
    sendMessageToHost: (text: string): void => {
      const { id, message } = messageSchema.parse(JSON.parse(text));
      const process = (batch: Batch) =>
        new Promise<Answer>((resolve) => {
          waiting.set(++lastId, resolve);
          toHost({ kind: "batch", id: lastId, batch: JSON.stringify(batch) });
        });
      void answered(message.body, process).then((body) =>
        bridge.onMessageFromHost(
          JSON.stringify({ id, type: 1, message: { statusCode: 200, headers: {}, body } }),
        ),
      );
    },
  };
  host.connect({
    listen: (listener) => {
      toHost = listener;
    },
    send: (message: ToPage) => {
      if (message.kind === "answer") {
        // Written by our own host, so its shape needs no second look.
        waiting.get(message.id)?.(JSON.parse(message.answer) as Answer);
      } else if (message.kind === "event") {
        bridge.onMessageFromHost(JSON.stringify(theirEvent(message.event)));
      }
    },
  });

  const file = createRequire(import.meta.url).resolve(
    "@microsoft/office-js/dist/excel-web-16.00.js",
  );
  const page: Record<string, unknown> = {
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    Promise,
    URL,
    console,
    navigator: { userAgent: "node" },
    location: {
      href: "https://localhost/",
      origin: "https://localhost",
      protocol: "https:",
      host: "localhost",
      search: "",
      hash: "",
    },
    addEventListener: () => {},
    _richApiNativeBridge: bridge,
  };
  for (const self of ["window", "self", "top", "parent"]) page[self] = page;
  vm.createContext(page);
  vm.runInContext(readFileSync(file, "utf8"), page);
  // The library's own globals are what the typings describe; nothing here can tell the compiler so.
  return page as unknown as { Excel: typeof Excel; OfficeExtension: typeof OfficeExtension };
}
