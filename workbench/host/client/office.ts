import type { HostContext, Json, Theme } from "../protocol";
import { clientError } from "./error";

/** What the `Office` namespace asks of the connection. */
export interface OfficeLink {
  readonly welcome: Promise<HostContext>;
  saveSettings(settings: { readonly [name: string]: Json }): Promise<void>;
  refreshSettings(): Promise<{ readonly [name: string]: Json }>;
  onAssociated(): void;
  onPaneVisible(visible: boolean): void;
}

export interface OfficeClient {
  readonly namespace: object;
  /** Whether a member of an API set may be used: required by the manifest, or asked for and there. */
  readonly gate: (set: string) => boolean;
  actions(): string[];
  act(action: string): Promise<void>;
  setTheme(theme: Theme): void;
}

const STATUS = { Succeeded: "succeeded", Failed: "failed" } as const;
const HOST = "Excel";

type AsyncDone = (result: {
  readonly status: string;
  readonly value?: unknown;
  readonly error?: unknown;
}) => void;

/** Whether `have` is at least `want`, by the numbers between the dots. */
export function reaches(have: string | undefined, want: string): boolean {
  if (have === undefined) return false;
  const [haveParts, wantParts] = [have, want].map((version) => version.split(".").map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (haveParts?.[i] ?? 0) - (wantParts?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Members that are not there are an error, not `undefined`: a page must not rely on them unseen. */
function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get: (target, member, receiver): unknown => {
      if (typeof member === "string" && member !== "then" && !Reflect.has(target, member)) {
        throw clientError.unknown(`${name}.${member}`);
      }
      return Reflect.get(target, member, receiver);
    },
  });
}

export function createOffice(link: OfficeLink): OfficeClient {
  let context: HostContext | null = null;
  let settings: Record<string, Json> = {};
  const asked = new Map<string, string>();
  const actions = new Map<string, (event: unknown) => unknown>();

  const known = (): HostContext => {
    if (!context) throw clientError.unknown("Office.context before Office.onReady");
    return context;
  };
  const ready = link.welcome.then((welcome) => {
    context = welcome;
    settings = { ...welcome.settings };
  });

  const isSetSupported = (set: string, version = "1.1"): boolean => {
    const supported = reaches(known().sets[set], String(version));
    if (supported && !reaches(asked.get(set), String(version))) asked.set(set, String(version));
    return supported;
  };

  const settingsStore = strict("Office.context.document.settings", {
    get: (name: string) => settings[name] ?? null,
    set: (name: string, value: Json) => {
      settings[name] = value;
    },
    remove: (name: string) => {
      const { [name]: _gone, ...kept } = settings;
      settings = kept;
    },
    saveAsync: (optionsOrDone?: unknown, done?: AsyncDone) =>
      finish(link.saveSettings(settings), optionsOrDone, done),
    refreshAsync: (done?: AsyncDone) =>
      finish(
        link.refreshSettings().then((fresh) => {
          settings = { ...fresh };
        }),
        done,
      ),
  });

  const officeContext = strict("Office.context", {
    get contentLanguage() {
      return known().contentLanguage;
    },
    get displayLanguage() {
      return known().displayLanguage;
    },
    get host() {
      return HOST;
    },
    get platform() {
      return known().platform;
    },
    get diagnostics() {
      return { host: HOST, platform: known().platform, version: known().version };
    },
    get partitionKey() {
      return undefined;
    },
    get officeTheme() {
      const { theme } = known();
      return {
        bodyBackgroundColor: theme.bodyBackground,
        bodyForegroundColor: theme.bodyForeground,
        controlBackgroundColor: theme.controlBackground,
        controlForegroundColor: theme.controlForeground,
        isDarkTheme: theme.isDark,
        themeId: theme.isDark ? "Dark" : "Colorful",
      };
    },
    requirements: strict("Office.context.requirements", { isSetSupported }),
    document: strict("Office.context.document", {
      get url() {
        return known().url;
      },
      mode: "readWrite",
      settings: settingsStore,
    }),
  });

  const visibility = new Set<(message: { readonly visibilityMode: string }) => unknown>();
  const show = async (visible: boolean): Promise<void> => {
    link.onPaneVisible(visible);
    const visibilityMode = visible ? "Taskpane" : "Hidden";
    for (const listener of visibility) listener({ visibilityMode });
  };
  let startup = "None";

  const namespace = strict("Office", {
    context: officeContext,
    AsyncResultStatus: STATUS,
    HostType: { Excel: HOST },
    PlatformType: { OfficeOnline: "OfficeOnline", PC: "PC", Mac: "Mac" },
    StartupBehavior: { none: "None", load: "Load" },
    VisibilityMode: { hidden: "Hidden", taskpane: "Taskpane" },
    initialize: () => {},
    onReady: async (done?: (info: object) => unknown) => {
      await ready;
      const info = {
        host: HOST,
        platform: known().platform,
        addin: { visibilityMode: "Taskpane" },
      };
      await done?.(info);
      return info;
    },
    actions: strict("Office.actions", {
      associate: (id: string, action: (event: unknown) => unknown) => {
        actions.set(id, action);
        link.onAssociated();
      },
    }),
    addin: strict("Office.addin", {
      showAsTaskpane: () => show(true),
      hide: () => show(false),
      getStartupBehavior: async () => startup,
      setStartupBehavior: async (behavior: string) => {
        startup = behavior;
      },
      onVisibilityModeChanged: async (
        listener: (message: { readonly visibilityMode: string }) => unknown,
      ) => {
        visibility.add(listener);
        return async () => void visibility.delete(listener);
      },
    }),
  });

  return {
    namespace,
    gate: (set) => {
      const [name = "", version = set] = set.includes(" ") ? set.split(" ") : ["ExcelApi", set];
      if (set === "" || !context) return true;
      return reaches(context.required[name], version) || reaches(asked.get(name), version);
    },
    actions: () => [...actions.keys()],
    act: (id) =>
      new Promise((resolve) => {
        const action = actions.get(id);
        if (!action) resolve();
        else void action({ source: { id }, completed: resolve });
      }),
    setTheme: (theme) => {
      if (context) context = { ...context, theme };
    },
  };
}

/** The callback manner of the common API: the last function given hears how it went. */
function finish(work: Promise<void>, optionsOrDone: unknown, done?: AsyncDone): void {
  const tell = (result: Parameters<AsyncDone>[0]) => {
    if (done) done(result);
    else if (typeof optionsOrDone === "function") Reflect.apply(optionsOrDone, undefined, [result]);
  };
  work.then(
    () => tell({ status: STATUS.Succeeded, value: undefined }),
    (error: unknown) => tell({ status: STATUS.Failed, error }),
  );
}
