import project from "../../package.json";
import { cliText } from "../text/cli";
import type { Pack } from "../verify/pack";
import { packById, shippedPacks } from "../verify/shipped";
import { readArguments, readChoice } from "./arguments";
import { EXIT, refuse, type Command } from "./command";
import { twoColumns, wrap } from "./layout";

const words = cliText.packs;

/** `plumbline packs`: which packs there are, and what is in one. */
export const packsCommand: Command = {
  name: "packs",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, { format: "one" });
    if (!read.ok) return refuse(read.trouble, terminal);
    const format = readChoice(read.value, "format", ["text", "json"]);
    if (!format.ok) return refuse(format.trouble, terminal);
    const [id] = read.value.words;
    const pack = id === undefined ? null : packById(id);
    if (pack && !pack.ok) return refuse(pack.trouble, terminal);
    const packs = pack ? [pack.value] : shippedPacks();
    if (format.value === "json") terminal.out(packsJson(packs));
    else terminal.out(pack ? packText(pack.value) : packList(packs));
    return EXIT.CLEAN;
  },
};

function packsJson(packs: readonly Pack[]): string {
  const document = {
    format: 1,
    version: project.version,
    command: "packs",
    packs: packs.map((pack) => ({
      id: pack.id,
      version: pack.version,
      title: pack.title,
      about: pack.about,
      owner: pack.owner,
      basis: pack.basis,
      tables: pack.tables.map((table) => table.title),
      parameters: [...pack.parameters.values()].map(({ name, title, type }) => ({
        name,
        title,
        type,
      })),
      rules: pack.rules.map(({ id, title, kind, level, table, basis }) => ({
        id,
        title,
        kind,
        level,
        table,
        basis,
      })),
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function packList(packs: readonly Pack[]): string {
  const rows = packs.map((pack) => [
    pack.id,
    `${pack.title} (${pack.version}, ${words.rules(pack.rules.length)}). ${pack.about}`,
  ]);
  return `${twoColumns(rows, 0)}\n`;
}

function packText(pack: Pack): string {
  const parts = [
    `${pack.title} (${pack.id} ${pack.version})`,
    wrap(pack.about, 0),
    wrap(words.ownedBy(pack.owner), 0),
    ...(pack.basis === "" ? [] : [wrap(words.basis(pack.basis), 0)]),
  ];
  if (pack.parameters.size > 0) {
    const asked = [...pack.parameters.values()].map(({ name, title }) => [name, title]);
    parts.push("", words.parameters, twoColumns(asked));
  }
  const rules = pack.rules.map(({ id, level, title }) => [id, `${level}: ${title}`]);
  return `${[...parts, "", words.rules(rules.length), twoColumns(rules)].join("\n")}\n`;
}
