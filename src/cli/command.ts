import type { Trouble } from "../text/trouble";

/** What a command may do to the outside: say something, as an answer or beside it. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The file of the program, from which threads can be started; without it all work is done in this one. */
  readonly program?: string;
}

export const EXIT = { CLEAN: 0, ERRORS: 1, QUERIES: 2, FAILED: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** One command of `plumbline`. To add one, write a file like its neighbours and put it into `commands.ts`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** Each option as it is written, and what it does. */
  readonly options: readonly (readonly string[])[];
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

/** Says why something could not be done, and ends with the code for that. */
export function refuse(trouble: Trouble, terminal: Terminal): ExitCode {
  terminal.err(`${trouble.message}\n`);
  return EXIT.FAILED;
}
