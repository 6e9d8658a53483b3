import { readFile } from "node:fs/promises";
import { address } from "../cells/address";
import type { Cell } from "../cells/cell";
import { isoDate, parseDate } from "../cells/date";
import { sha256Hex } from "../records/fingerprint";
import { cliText } from "../text/cli";
import { signOffText } from "../text/sign-off";
import { signOffCommandText as words } from "../text/sign-off-command";
import { fail, ok, type Result } from "../text/trouble";
import { verify } from "../verify/run";
import { checkSigned, type SignedCheck } from "../verify/sign-off/check-signed";
import { frozenCopy } from "../verify/sign-off/frozen-copy";
import { signOffPolicy } from "../verify/sign-off/policy";
import { signOff } from "../verify/sign-off/sign-off";
import { lastSignOff, readSignOffs } from "../verify/sign-off/signed-returns";
import { MemoryWorkbook } from "../workbook/memory";
import { emptyWorkbook } from "../workbook/model";
import { saveWorkbook } from "../xlsx/save";
import { readArguments, type Arguments } from "./arguments";
import { EXIT, refuse, type Command, type ExitCode } from "./command";
import { settledRun } from "./corrections";
import { openFile, writeOut } from "./files";
import { wrap } from "./layout";
import { packFor } from "../verify/pack-for";
import { readPackNamed, readParameters } from "./pack-option";
import { readFormat, say, type Said } from "./say";

/** The number changes when a reader of an earlier document would misread a later one. */
const FORMAT = 1;
const MOST_LISTED = 20;

/** What is said, and the code that the command ends with. */
interface Answer extends Said {
  readonly code: ExitCode;
}

/** `plumbline sign-off FILE`: whether a return stands as it was signed; signs it, or copies what was signed. */
export const signOffCommand: Command = {
  name: "sign-off",
  summary: words.summary,
  usage: words.usage,
  options: words.options,
  run: async (args, terminal) => {
    const read = readArguments(args, {
      name: "one",
      role: "one",
      statement: "one",
      at: "one",
      "as-of": "one",
      pack: "one",
      param: "many",
      "errors-reason": "one",
      "restatement-reason": "one",
      out: "one",
      copy: "one",
      format: "one",
    });
    if (!read.ok) return refuse(read.trouble, terminal);
    const format = readFormat(read.value);
    if (!format.ok) return refuse(format.trouble, terminal);
    const said = await answer(read.value);
    if (!said.ok) return refuse(said.trouble, terminal);
    say(said.value, { command: "sign-off", edition: FORMAT }, format.value, terminal);
    return said.value.code;
  },
};

async function answer(args: Arguments): Promise<Result<Answer>> {
  const [path, ...more] = args.words;
  if (path === undefined || more.length > 0) return fail(words.oneFile());
  const model = await openFile(path);
  if (!model.ok) return model;
  const workbook = new MemoryWorkbook(model.value);
  if (args.one("name") !== null) return sign(path, workbook, args);
  const copy = args.one("copy");
  return copy === null ? state(path, workbook) : writeCopy(path, workbook, copy);
}

async function state(file: string, workbook: MemoryWorkbook): Promise<Result<Answer>> {
  const records = await readSignOffs(workbook);
  if (!records.ok) return records;
  const last = lastSignOff(records.value);
  if (!last) return fail(signOffText.copy.notSigned());
  const check = await checkSigned(workbook, records.value, last);
  if (!check.ok) return check;
  const { sentence, changes } = check.value;
  const sentences = changes.map((change) => change.sentence);
  return ok({
    document: documentOf(file, check.value),
    lines: [
      `${file}: ${signOffText.signed(last)}`,
      ...(check.value.state === "unchanged" ? [wrap(words.unchanged, 2)] : [wrap(sentence, 2)]),
      ...sentences.slice(0, MOST_LISTED).map((one) => wrap(one, 6, 4)),
      ...(sentences.length > MOST_LISTED
        ? [`    ${cliText.verify.andMore(sentences.length - MOST_LISTED)}`]
        : []),
      wrap(signOffText.plan.fingerprint(last.fingerprint), 2),
    ],
    code: check.value.state === "unchanged" ? EXIT.CLEAN : EXIT.ERRORS,
  });
}

function documentOf(file: string, { signOff: signed, state: now, changes, sentence }: SignedCheck) {
  const { asAt, marksFingerprint: _, ...rest } = signed;
  return {
    file,
    state: now,
    sentence,
    signOff: { ...rest, asAt: isoDate(asAt) },
    changes: changes.map(({ area, ...change }) => ({
      ...change,
      cell: area === null ? null : address(area),
    })),
  };
}

async function sign(
  file: string,
  workbook: MemoryWorkbook,
  args: Arguments,
): Promise<Result<Answer>> {
  const order = readOrder(args);
  if (!order.ok) return order;
  const { at, asOf, out, parameters } = order.value;
  const named = await readPackNamed(args.one("pack"));
  if (!named.ok) return named;
  const chosen = await packFor(workbook, named.value);
  if (!chosen.ok) return chosen;
  const { pack } = chosen.value;
  const run = await verify(workbook, pack, { asOf, parameters });
  if (!run.ok) return run;
  const settled = await settledRun(workbook, run.value);
  if (!settled.ok) return settled;
  const name = args.one("name") ?? "";
  const plan = await signOff(
    workbook,
    { run: settled.value, pack, parameters },
    {
      name,
      role: args.one("role") ?? "",
      identity: "self_declared",
      statement:
        args.one("statement") ?? signOffPolicy(pack).statement ?? signOffText.statement(pack.title),
      errorsReason: args.one("errors-reason") ?? "",
      restatementReason: args.one("restatement-reason") ?? "",
    },
    // The same order gives the same sign-off, so its id is drawn from what was ordered.
    { at, today: asOf, actor: "", token: () => sha256Hex(`${at} ${name}`) },
  );
  if (!plan.ok) return plan;
  const applied = await workbook.apply(plan.value.changes);
  if (!applied.ok) return applied;
  const original = await readFile(file).catch(() => null);
  if (!original) return fail(cliText.files.unreadable(file));
  const saved = await saveWorkbook(workbook.model, new Uint8Array(original));
  if (!saved.ok) return saved;
  const written = await writeOut(out, saved.value);
  if (!written.ok) return written;
  const said = await state(out, workbook);
  return said.ok
    ? ok({ ...said.value, lines: [...plan.value.sentences, words.written(out)] })
    : said;
}

interface Order {
  readonly at: string;
  readonly asOf: number;
  readonly out: string;
  readonly parameters: ReadonlyMap<string, Cell>;
}

function readOrder(args: Arguments): Result<Order> {
  const [at, date, out] = [args.one("at"), args.one("as-of"), args.one("out")];
  if (date === null) return fail(cliText.verify.noDate());
  const asOf = parseDate(date);
  if (asOf === null) return fail(cliText.verify.badDate(date));
  if (at === null || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z$/.test(at)) {
    return fail(words.needsMoment());
  }
  if (out === null) return fail(words.needsOut());
  const parameters = readParameters(args);
  return parameters.ok ? ok({ at, asOf, out, parameters: parameters.value }) : parameters;
}

async function writeCopy(
  file: string,
  workbook: MemoryWorkbook,
  out: string,
): Promise<Result<Answer>> {
  const records = await readSignOffs(workbook);
  if (!records.ok) return records;
  const plan = await frozenCopy(workbook, records.value, { sheets: [], tables: [] });
  if (!plan.ok) return plan;
  const copy = new MemoryWorkbook({
    ...emptyWorkbook(out),
    dateSystem: workbook.model.dateSystem,
  });
  const applied = await copy.apply(plan.value.changes);
  if (!applied.ok) return applied;
  const saved = await saveWorkbook(copy.model);
  if (!saved.ok) return saved;
  const written = await writeOut(out, saved.value);
  if (!written.ok) return written;
  const said = await state(file, workbook);
  return said.ok ? ok({ ...said.value, lines: [words.copied(out)] }) : said;
}
