import type { Answer, HostContext, Json, PageChannel, ToPage } from "../protocol";
import { ERROR_CODES, OfficeError } from "./error";
import { createExcel } from "./excel";
import { createFunctions } from "./functions";
import { ClientObject, ClientResult, EventHandlerResult, EventHandlers } from "./object";
import { createOffice } from "./office";

/** `OfficeRuntime.storage`, for as long as the page lives. */
export interface PageStorage {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
  getKeys(): Promise<string[]>;
}

/** What stands in the page where office.js would have put it. */
export interface Client {
  readonly Office: typeof Office;
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly CustomFunctions: typeof CustomFunctions;
  readonly OfficeRuntime: { readonly storage: PageStorage };
}

type Waiting = (message: ToPage) => void;

/**
 * The page's half of the simulated host: the global objects that an add-in knows, over a channel to the
 * host's half. Everything that they know of the object model comes from the table of the typings.
 */
export function createClient(channel: PageChannel): Client {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let welcome: (context: HostContext) => void = () => {};
  const welcomed = new Promise<HostContext>((resolve) => {
    welcome = resolve;
  });

  const ask = <T>(send: (id: number) => void, read: (message: ToPage) => T): Promise<T> =>
    new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, (message) => resolve(read(message)));
      send(id);
    });
  const answered = (id: number, message: ToPage): void => {
    waiting.get(id)?.(message);
    waiting.delete(id);
  };
  const tellAssociated = (): void =>
    channel.send({ kind: "associated", functions: functions.ids(), actions: office.actions() });

  const functions = createFunctions(tellAssociated);
  const office = createOffice({
    welcome: welcomed,
    onAssociated: () => tellAssociated(),
    onPaneVisible: (visible) => channel.send({ kind: "pane", visible }),
    saveSettings: (settings: { readonly [name: string]: Json }) =>
      ask(
        (id) => channel.send({ kind: "saveSettings", id, settings }),
        () => undefined,
      ),
    refreshSettings: () =>
      ask(
        (id) => channel.send({ kind: "refreshSettings", id }),
        (message) => (message.kind === "settings" ? message.settings : {}),
      ),
  });
  const excel = createExcel({
    gate: office.gate,
    send: (batch) =>
      ask(
        (id) => channel.send({ kind: "batch", id, batch: JSON.stringify(batch) }),
        (message): Answer => {
          if (message.kind !== "answer") throw new Error("A batch was answered by something else.");
          // Written by the host of this same build, so its shape needs no second look.
          return JSON.parse(message.answer) as Answer;
        },
      ),
  });

  channel.listen((message) => {
    switch (message.kind) {
      case "welcome":
        welcome(message.context);
        return;
      case "answer":
      case "settings":
        answered(message.id, message);
        return;
      case "event":
        excel.dispatch(message.event);
        return;
      case "theme":
        office.setTheme(message.theme);
        return;
      case "invoke": {
        const { id } = message;
        void functions
          .invoke(message.invocation)
          .then((returned) => channel.send({ kind: "returned", id, returned }));
        return;
      }
      case "act": {
        const { id } = message;
        void office.act(message.action).then(() => channel.send({ kind: "acted", id }));
      }
    }
  });
  channel.send({ kind: "hello" });

  const extension = {
    ClientObject,
    ClientResult,
    Error: OfficeError,
    ErrorCodes: ERROR_CODES,
    EventHandlers,
    EventHandlerResult,
    Promise,
    config: { extendedErrorLogging: false },
  };
  const stored = new Map<string, string>();
  const storage: PageStorage = {
    getItem: async (key) => stored.get(key) ?? null,
    setItem: async (key, value) => void stored.set(key, value),
    removeItem: async (key) => void stored.delete(key),
    getKeys: async () => [...stored.keys()],
  };

  // The classes are made from a table at run time, so no compiler can see that they have the members
  // which the typings promise; that the table is the typings is what its own test proves.
  const promised: unknown = {
    Office: office.namespace,
    Excel: excel.namespace,
    OfficeExtension: extension,
    CustomFunctions: functions.namespace,
    OfficeRuntime: { storage },
  };
  return promised as Client;
}
