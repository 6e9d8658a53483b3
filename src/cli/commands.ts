import project from "../../package.json";
import { cliText } from "../text/cli";
import { auditCommand } from "./audit";
import { collateCommand } from "./collate";
import { compareCommand } from "./compare";
import { EXIT, refuse, type Command, type ExitCode, type Terminal } from "./command";
import { twoColumns, wrap } from "./layout";
import { fnCommand } from "./fn";
import { measureCommand } from "./measure";
import { packsCommand } from "./packs";
import { profileCommand } from "./profile";
import { returnsCommand } from "./returns";
import { sampleCommand } from "./sample";
import { reportCommand } from "./report";
import { signOffCommand } from "./sign-off";
import { trailCommand } from "./trail";
import { verifyCommand } from "./verify";

const helpCommand: Command = {
  name: "help",
  summary: cliText.help.summary,
  usage: cliText.help.usage,
  options: [],
  run: async ([name], terminal) => {
    if (name === undefined) {
      terminal.out(overview());
      return EXIT.CLEAN;
    }
    const command = COMMANDS.get(name);
    if (!command) return refuse(cliText.unknownCommand(name, COMMANDS.keys()), terminal);
    terminal.out(commandHelp(command));
    return EXIT.CLEAN;
  },
};

/** Every command, in the order in which help lists them. */
const COMMANDS: ReadonlyMap<string, Command> = new Map(
  [
    verifyCommand,
    returnsCommand,
    collateCommand,
    compareCommand,
    signOffCommand,
    profileCommand,
    measureCommand,
    fnCommand,
    packsCommand,
    auditCommand,
    sampleCommand,
    reportCommand,
    trailCommand,
    helpCommand,
  ].map((command) => [command.name, command]),
);

/** Runs one command line; gives the code that the process ends with. */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const [name = "help", ...rest] = args;
  if (name === "--version" || name === "-v") {
    terminal.out(`${project.version}\n`);
    return EXIT.CLEAN;
  }
  if (name === "--help" || name === "-h") return helpCommand.run(rest, terminal);
  const command = COMMANDS.get(name);
  if (!command) return refuse(cliText.unknownCommand(name, COMMANDS.keys()), terminal);
  if (rest.includes("--help") || rest.includes("-h")) return helpCommand.run([name], terminal);
  return command.run(rest, terminal);
}

function overview(): string {
  const commands = [...COMMANDS.values()].map(({ name, summary }) => [name, summary]);
  return `${[
    wrap(cliText.about, 0),
    "",
    cliText.commandsTitle,
    twoColumns(commands),
    "",
    cliText.exitTitle,
    twoColumns(cliText.exitCodes),
    "",
    cliText.moreHelp,
  ].join("\n")}\n`;
}

function commandHelp({ name, summary, usage, options }: Command): string {
  const lines = [`plumbline ${name}: ${summary}`, "", cliText.usageTitle, `  ${usage}`];
  if (options.length > 0) lines.push("", cliText.optionsTitle, twoColumns(options));
  return `${lines.join("\n")}\n`;
}
