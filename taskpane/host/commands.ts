const COMMANDS = ["showVerify", "showMeasures", "showAudit", "verifySelection"] as const;

/** A button of the ribbon or an entry of the cells' menu, by the name that the manifest gives it. */
export type Command = (typeof COMMANDS)[number];

type Listener = (command: Command) => void;

const listeners = new Set<Listener>();
/** A command that came while nobody listened yet: the pane was still being built. */
let waiting: Command | null = null;

async function told(command: Command, done: () => void): Promise<void> {
  if (listeners.size === 0) waiting = command;
  for (const listener of listeners) listener(command);
  try {
    await Office.addin.showAsTaskpane();
  } finally {
    done();
  }
}

/** Registers what the ribbon and the cells' menu call. Excel waits for each until it says it is done. */
export function registerCommands(): void {
  for (const command of COMMANDS) {
    Office.actions.associate(
      command,
      (event: Office.AddinCommands.Event) => void told(command, () => event.completed()),
    );
  }
  Office.actions.associate("showHelp", (event: Office.AddinCommands.Event) => {
    window.open("help.html", "_blank", "noopener");
    event.completed();
  });
}

/** Calls back for every command, also for one that came before anybody listened; returns the way to stop. */
export function listenToCommands(listener: Listener): () => void {
  listeners.add(listener);
  if (waiting) {
    const command = waiting;
    waiting = null;
    listener(command);
  }
  return () => {
    listeners.delete(listener);
  };
}
