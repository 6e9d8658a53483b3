import type { ICommandInfo, IMutation } from "@univerjs/core";

/** Whether a command is this change, with what it says of it. */
export function is<P extends object>(
  command: Readonly<ICommandInfo>,
  mutation: IMutation<P>,
): command is ICommandInfo<P> {
  return command.id === mutation.id && command.params !== undefined;
}
