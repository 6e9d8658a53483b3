import project from "../../package.json";
import { cliText } from "../text/cli";
import { fail, ok, type Result } from "../text/trouble";
import type { Pack } from "../verify/pack";
import { readOwnPack } from "../verify/pack-table/own-pack";
import { packById, shippedPacks } from "../verify/shipped";
import { MemoryWorkbook } from "../workbook/memory";
import { readArguments, readChoice } from "./arguments";
import { nameOf } from "./checked";
import { EXIT, refuse, type Command } from "./command";
import { openFile } from "./files";
import { twoColumns, wrap } from "./layout";
import { jsonText } from "./say";

const words = cliText.packs;

/** `plumbline packs`: which packs there are, and what is in one. */
export const packsCommand: Command = {
  name: "packs",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, { format: "one", from: "one" });
    if (!read.ok) return refuse(read.trouble, terminal);
    const format = readChoice(read.value, "format", ["text", "json", "pack"]);
    if (!format.ok) return refuse(format.trouble, terminal);
    const pack = await packMeant(read.value.one("from"), read.value.words[0]);
    if (!pack.ok) return refuse(pack.trouble, terminal);
    const packs = pack.value ? [pack.value] : shippedPacks();
    switch (format.value) {
      case "json":
        terminal.out(packsJson(packs));
        return EXIT.CLEAN;
      case "pack":
        if (!pack.value) return refuse(words.onePack(), terminal);
        terminal.out(jsonText(pack.value.source));
        return EXIT.CLEAN;
      case "text":
        terminal.out(pack.value ? packText(pack.value) : packList(packs));
        return EXIT.CLEAN;
    }
  },
};

/** The pack that a workbook keeps, or the one of this id; null where none is named. */
async function packMeant(
  from: string | null,
  id: string | undefined,
): Promise<Result<Pack | null>> {
  if (from === null) return id === undefined ? ok(null) : packById(id);
  const model = await openFile(from);
  if (!model.ok) return model;
  const own = await readOwnPack(new MemoryWorkbook(model.value));
  if (!own.ok) return own;
  return own.value ? ok(own.value.pack) : fail(words.noOwn(nameOf(from)));
}

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
  return jsonText(document);
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
  parts.push("", words.rules(rules.length), twoColumns(rules));
  if (pack.unusable.length > 0) {
    const unusable = pack.unusable.map(({ rule, reason }) => [rule, reason]);
    parts.push("", words.unusable(unusable.length), twoColumns(unusable));
  }
  return `${parts.join("\n")}\n`;
}
