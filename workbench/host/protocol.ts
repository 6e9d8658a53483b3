/** Everything that passes between page and host is JSON, so that it can pass through a port as text. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type Argument = { readonly value: Json } | { readonly path: number };

/** How an object is reached from the workbook's context. A parent always stands before its children. */
export type Path =
  | { readonly id: number; readonly kind: "root" }
  | {
      readonly id: number;
      readonly kind: "property";
      readonly parent: number;
      readonly name: string;
    }
  | {
      readonly id: number;
      readonly kind: "method";
      readonly parent: number;
      readonly name: string;
      readonly args: readonly Argument[];
    }
  | { readonly id: number; readonly kind: "item"; readonly parent: number; readonly key: Key }
  | { readonly id: number; readonly kind: "kept"; readonly reference: string }
  /** A null object, known to be one from an earlier batch. */
  | { readonly id: number; readonly kind: "null" };

export type Key = string | number;

export type Action =
  | { readonly kind: "instantiate"; readonly path: number; readonly keep: boolean }
  | { readonly kind: "load"; readonly path: number; readonly query: Query }
  | {
      readonly kind: "call";
      readonly path: number;
      readonly name: string;
      readonly args: readonly Argument[];
    }
  | {
      readonly kind: "set";
      readonly path: number;
      readonly name: string;
      readonly value: Argument;
    }
  | { readonly kind: "release"; readonly reference: string }
  | { readonly kind: "subscribe"; readonly path: number; readonly event: string }
  | { readonly kind: "unsubscribe"; readonly path: number; readonly event: string };

/** Properties as paths: "values", "format/fill/color", "items/name". None means every plain property. */
export interface Query {
  readonly select: readonly string[];
  readonly expand: readonly string[];
  readonly top: number | null;
  readonly skip: number | null;
}

export interface Batch {
  readonly paths: readonly Path[];
  readonly actions: readonly Action[];
  readonly delayForCellEdit: boolean;
}

/** One for each action that was done, in order. */
export type ActionResult =
  | { readonly kind: "object"; readonly object: Instantiated | null }
  | { readonly kind: "loaded"; readonly loaded: Loaded | null }
  | { readonly kind: "value"; readonly value: Json };

export interface Instantiated {
  readonly key: Key | null;
  readonly reference: string | null;
}

export interface Loaded {
  readonly key: Key | null;
  readonly values: { readonly [name: string]: Json };
  /** Null where the object is a null object. */
  readonly objects: { readonly [name: string]: Loaded | null };
  readonly items: readonly Loaded[] | null;
}

export interface Answer {
  readonly results: readonly ActionResult[];
  readonly error: HostError | null;
}

export interface HostError {
  readonly code: string;
  readonly message: string;
  /** The action that failed. */
  readonly action: number;
  /** "Worksheet.getRange" */
  readonly location: string;
}

export interface HostEvent {
  /** The class and the key of the object that the handler was added to. */
  readonly type: string;
  readonly key: Key | null;
  readonly event: string;
  readonly args: { readonly [name: string]: Json };
}

/** What a page learns of its host before it may begin. */
export interface HostContext {
  readonly platform: string;
  readonly version: string;
  readonly displayLanguage: string;
  readonly contentLanguage: string;
  readonly url: string;
  /** Highest supported version by set: ExcelApi → 1.20. */
  readonly sets: { readonly [set: string]: string };
  /** The sets that the manifest requires: newer members work only after they have been asked for. */
  readonly required: { readonly [set: string]: string };
  readonly theme: Theme;
  readonly settings: { readonly [name: string]: Json };
}

export interface Theme {
  readonly isDark: boolean;
  readonly bodyBackground: string;
  readonly bodyForeground: string;
  readonly controlBackground: string;
  readonly controlForeground: string;
}

export interface Invocation {
  readonly function: string;
  readonly args: readonly Json[];
  /** The cell that holds the formula, "Sheet1!C3"; null where the caller is no cell. */
  readonly address: string | null;
}

/** A value that a custom function gave back; an error is an object, as in `Json` cells of the host. */
export type Returned =
  | { readonly kind: "value"; readonly value: Json }
  | { readonly kind: "error"; readonly error: string; readonly message: string | null };

/** From the page to the host. */
export type ToHost =
  | { readonly kind: "hello" }
  | { readonly kind: "batch"; readonly id: number; readonly batch: string }
  | {
      readonly kind: "saveSettings";
      readonly id: number;
      readonly settings: { readonly [name: string]: Json };
    }
  | { readonly kind: "refreshSettings"; readonly id: number }
  | {
      readonly kind: "associated";
      readonly functions: readonly string[];
      readonly actions: readonly string[];
    }
  | { readonly kind: "returned"; readonly id: number; readonly returned: Returned }
  | { readonly kind: "acted"; readonly id: number }
  | { readonly kind: "pane"; readonly visible: boolean };

/** From the host to the page. */
export type ToPage =
  | { readonly kind: "welcome"; readonly context: HostContext }
  | { readonly kind: "answer"; readonly id: number; readonly answer: string }
  | {
      readonly kind: "settings";
      readonly id: number;
      readonly settings: { readonly [name: string]: Json };
    }
  | { readonly kind: "event"; readonly event: HostEvent }
  | { readonly kind: "theme"; readonly theme: Theme }
  | { readonly kind: "invoke"; readonly id: number; readonly invocation: Invocation }
  | { readonly kind: "act"; readonly id: number; readonly action: string };

/** A way to the other side. A port, or in one process a pair of functions. */
export interface Channel<Sent, Received> {
  send(message: Sent): void;
  listen(listener: (message: Received) => void): void;
}

export type PageChannel = Channel<ToHost, ToPage>;
export type HostChannel = Channel<ToPage, ToHost>;
