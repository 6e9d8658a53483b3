import { basename } from "node:path";
import { readRegister } from "../audit/register";
import { SAMPLE_METHODS } from "../audit/sampling/rows";
import { claimOf } from "../audit/sampling/claim";
import { parametersOf, readDesign, type Design } from "../audit/sampling/design";
import { readFrame } from "../audit/sampling/frame";
import { REPEATS, repeatsParameter } from "../audit/sampling/repeats";
import { reperform } from "../audit/sampling/reperform";
import { isDrawn, takeSample } from "../audit/sampling/take";
import { itemsOf } from "../audit/sampling/test-item";
import { sampleCommandText as words } from "../text/sample-command";
import { fail, ok, type Result } from "../text/trouble";
import { MemoryWorkbook } from "../workbook/memory";
import { readArguments, readChoice, type Arguments } from "./arguments";
import { EXIT, refuse, type Command, type ExitCode } from "./command";
import { openFile } from "./files";
import { readFormat, say, type Said } from "./say";

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;

/** Options that go to the method as they are typed. */
const GIVEN = [
  "confidence",
  "tolerable",
  "allowed",
  "level",
  "aql",
  "severity",
  "rule",
  "amount",
  "keys",
  "why",
] as const;

/** What is said, and the code that the command ends with. */
interface Answer extends Said {
  readonly code: ExitCode;
}

/** `plumbline sample FILE`: draws a sample, or draws a kept one again and says where it differs. */
export const sampleCommand: Command = {
  name: "sample",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, {
      sample: "one",
      table: "one",
      key: "one",
      method: "one",
      seed: "one",
      size: "one",
      reserve: "one",
      filter: "one",
      strata: "one",
      repeats: "one",
      format: "one",
      ...Object.fromEntries(GIVEN.map((name) => [name, "one" as const])),
    });
    if (!read.ok) return refuse(read.trouble, terminal);
    const format = readFormat(read.value);
    if (!format.ok) return refuse(format.trouble, terminal);
    const said = await answer(read.value);
    if (!said.ok) return refuse(said.trouble, terminal);
    say(said.value, { command: "sample", edition: FORMAT }, format.value, terminal);
    return said.value.code;
  },
};

async function answer(args: Arguments): Promise<Result<Answer>> {
  const [path, ...more] = args.words;
  if (path === undefined || more.length > 0) return fail(words.needs("one file", words.usage));
  const model = await openFile(path);
  if (!model.ok) return model;
  const workbook = new MemoryWorkbook(model.value);
  const sampleId = args.one("sample");
  return sampleId === null
    ? draw(basename(path), workbook, args)
    : again(basename(path), workbook, sampleId);
}

async function again(
  file: string,
  workbook: MemoryWorkbook,
  sampleId: string,
): Promise<Result<Answer>> {
  const register = await readRegister(workbook);
  if (!register.ok) return register;
  const done = await reperform(workbook, register.value, sampleId);
  if (!done.ok) return done;
  const sample = register.value.rows.tblSample.find((row) => row.sampleId === sampleId);
  const claim = sample ? claimOf(sample, itemsOf(register.value, sampleId)) : null;
  const { verdict, sentence, differences, frameSize, frameFingerprint } = done.value;
  return ok({
    document: {
      file,
      sample: sampleId,
      verdict,
      same: verdict === "same",
      sentence,
      differences,
      frameSize,
      frameFingerprint,
      claim,
    },
    lines: [
      words.again(file, sampleId, sentence),
      ...differences.map((each) => `  ${each}`),
      ...(claim ? [claim.sentence] : []),
    ],
    code: { same: EXIT.CLEAN, "frame-changed": EXIT.QUERIES, differs: EXIT.ERRORS }[verdict],
  });
}

interface Order {
  readonly design: Design;
  readonly seed: string;
  readonly reserve: number;
  readonly size: number | null;
}

async function draw(
  file: string,
  workbook: MemoryWorkbook,
  args: Arguments,
): Promise<Result<Answer>> {
  const [table, keyColumn] = [args.one("table"), args.one("key")];
  if (table === null) return fail(words.needs("--table", words.usage));
  if (keyColumn === null) return fail(words.needs("--key", words.usage));
  const order = readOrder(args);
  if (!order.ok) return order;
  const { design, seed, reserve, size } = order.value;
  const repeats = readChoice(args, "repeats", REPEATS);
  if (!repeats.ok) return repeats;
  const frame = await readFrame(workbook, {
    table,
    keyColumn,
    filter: args.one("filter") ?? "",
    strata: args.one("strata") ?? "",
    amount: design.method === "money_unit" ? design.amount : "",
    repeats: repeats.value,
  });
  if (!frame.ok) return frame;
  const taken = takeSample(frame.value, {
    design,
    seed,
    reserve,
    ...(size !== null && { size }),
  });
  if (!taken.ok) return taken;
  const { items, frameSize, frameFingerprint, sentence } = taken.value;
  const listed = items.map(({ role, ...item }, at) => ({ order: at + 1, role, ...item }));
  const lines = (role: "sample" | "reserve") =>
    listed
      .filter((item) => item.role === role)
      .map(({ order: at, key, stratum, ticket }) => words.item(at, key, stratum, ticket));
  return ok({
    document: {
      file,
      table: frame.value.population.name,
      key: keyColumn,
      method: design.method,
      parameters: [...parametersOf(design), ...repeatsParameter(repeats.value)],
      seed: isDrawn(design) ? seed : null,
      frameSize,
      frameFingerprint,
      size: taken.value.size,
      reserve: taken.value.reserve,
      sentence,
      items: listed,
    },
    lines: [
      words.drawnFrom(file, frame.value.population.name, frameSize, frameFingerprint),
      sentence,
      words.sample,
      ...lines("sample"),
      ...(taken.value.reserve > 0 ? [words.reserve, ...lines("reserve")] : []),
    ],
    code: EXIT.CLEAN,
  });
}

function readOrder(args: Arguments): Result<Order> {
  const method = readChoice(args, "method", SAMPLE_METHODS);
  if (!method.ok) return method;
  const given = new Map(GIVEN.map((name) => [name, args.one(name) ?? ""] as const));
  const design = readDesign(method.value, given);
  if (!design.ok) return design;
  const size = readCount(args, "size");
  if (!size.ok) return size;
  const reserve = readCount(args, "reserve");
  if (!reserve.ok) return reserve;
  const seed = args.one("seed");
  if (seed === null && isDrawn(design.value)) return fail(words.needs("--seed", words.usage));
  const hasOwnSize = ["money_unit", "judgement", "all"].includes(method.value);
  if (size.value !== null && hasOwnSize) return fail(words.sizeNotHere(method.value));
  return ok({
    design: design.value,
    seed: seed ?? "",
    reserve: reserve.value ?? 0,
    size: size.value,
  });
}

function readCount(args: Arguments, name: string): Result<number | null> {
  const typed = args.one(name);
  if (typed === null) return ok(null);
  return /^\d{1,7}$/.test(typed) ? ok(Number(typed)) : fail(words.notACount(`--${name}`, typed));
}
