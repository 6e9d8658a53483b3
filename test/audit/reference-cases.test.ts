import { expect, test } from "vitest";
import { z } from "zod";
import { calendarFor } from "../../src/calendar/calendar";
import { cellError, isErrorCode, type Cell } from "../../src/cells/cell";
import { isoDate, parseDate } from "../../src/cells/date";
import { compareEvidence } from "../../src/audit/compare-evidence";
import { drawSample, drawStratified } from "../../src/audit/sampling/draw";
import { dueDate, type DueRule } from "../../src/audit/due";
import { canonicalText, rangeFingerprint, readCanonicalText } from "../../src/records/fingerprint";
import { checkTrail } from "../../src/audit/trail-chain";
import { describeShared, sharedJson } from "../shared";
import { code, value } from "./desk";

const jsonCell = z.union([z.null(), z.number(), z.string(), z.boolean()]);
const content = z.object({
  headers: z.array(z.string()).nullable(),
  rows: z.array(z.array(jsonCell)),
});

const cell = (json: z.output<typeof jsonCell>): Cell =>
  typeof json === "string" && isErrorCode(json) ? cellError(json) : json;

const range = (json: z.output<typeof content>) => ({
  headers: json.headers,
  rows: json.rows.map((row) => row.map(cell)),
});

describeShared("reference cases: fingerprint of a range", () => {
  const cases = z
    .array(content.extend({ id: z.string(), canonical: z.string(), fingerprint: z.string() }))
    .parse(sharedJson("cases/audit/range-fingerprint.json"));

  test.each(cases.map((each) => [each.id, each] as const))("%s", (id, each) => {
    // JSON cannot write minus nought, so the case says so in words.
    const rows = id === "fp-dev-7" ? [[-0]] : range(each).rows;
    expect(canonicalText({ headers: each.headers, rows })).toBe(each.canonical);
    expect(rangeFingerprint({ headers: each.headers, rows })).toBe(each.fingerprint);
    const back = readCanonicalText(each.canonical);
    expect(back && rangeFingerprint(back)).toBe(each.fingerprint);
  });
});

describeShared("reference cases: evidence compared", () => {
  const cases = z
    .array(
      z.object({
        id: z.string(),
        key_column: z.number().nullable(),
        before: content,
        after: content.nullable(),
        expected: z.record(z.string(), z.unknown()),
      }),
    )
    .parse(sharedJson("cases/audit/evidence-compare.json"));

  test.each(cases.map((each) => [each.id, each] as const))("%s", (_, each) => {
    const found = compareEvidence(
      range(each.before),
      each.after && range(each.after),
      each.key_column,
    );
    const titled = new Map([
      ["rowsRemoved", "rows_removed"],
      ["rowsAdded", "rows_added"],
    ]);
    const said = Object.fromEntries(
      Object.entries(found).map(([name, what]) => [titled.get(name) ?? name, what]),
    );
    expect(said).toEqual(each.expected);
  });
});

describeShared("reference cases: trail", () => {
  const entry = z
    .object({
      seq: z.number(),
      at: z.string(),
      actor: z.string(),
      action: z.string(),
      object: z.string(),
      object_id: z.string(),
      detail: z.string(),
      prev: z.string(),
      hash: z.string(),
    })
    .transform(({ object_id, ...rest }) => ({ ...rest, objectId: object_id }));
  const cases = z
    .array(
      z.object({
        id: z.string(),
        chain: z.array(entry),
        anchor: z.object({ count: z.number(), head: z.string() }).nullable(),
        expected: z.unknown(),
      }),
    )
    .parse(sharedJson("cases/audit/trail-chain.json"));

  test.each(cases.map((each) => [each.id, each] as const))("%s", (_, each) => {
    expect(checkTrail(each.chain, each.anchor)).toEqual(each.expected);
  });
});

describeShared("reference cases: due dates", () => {
  const cases = z
    .object({
      cases: z.array(
        z.object({
          id: z.string(),
          rule: z.enum(["working_days", "calendar_days", "calendar_month"]),
          start: z.string(),
          n: z.number(),
          due: z.string(),
        }),
      ),
    })
    .parse(sharedJson("cases/audit/due-dates.json")).cases;

  test.each(cases.map((each) => [each.id, each] as const))("%s", (_, { rule, start, n, due }) => {
    const how: DueRule = rule === "calendar_month" ? { rule, months: n } : { rule, days: n };
    const calendar = value(calendarFor("england-and-wales"));
    const from = parseDate(start);
    if (from === null) throw new Error(`not a date: ${start}`);
    expect(isoDate(value(dueDate(from, how, calendar)))).toBe(due);
  });
});

describeShared("reference cases: reproducible draw", () => {
  const ticket = z.object({ key: z.string(), ticket: z.string() });
  const cases = z
    .object({
      simple: z.array(
        z.object({
          id: z.string(),
          seed: z.string(),
          keys: z.array(jsonCell),
          n: z.number(),
          reserve: z.number(),
          expected: z.union([
            z.object({ refused: z.string(), duplicates: z.array(z.string()).optional() }),
            z.object({
              frame_size: z.number(),
              frame_fingerprint: z.string(),
              selected: z.array(ticket),
              reserve: z.array(z.string()),
            }),
          ]),
        }),
      ),
      stratified: z.array(
        z.object({
          id: z.string(),
          seed: z.string(),
          n: z.number(),
          items: z.array(z.object({ key: z.string(), stratum: z.string() })),
          expected: z.object({
            allocation: z.record(z.string(), z.number()),
            selected: z.record(z.string(), z.array(z.string())),
          }),
        }),
      ),
    })
    .parse(sharedJson("cases/audit/reproducible-draw.json"));

  test.each(cases.simple.map((each) => [each.id, each] as const))("%s", (_, each) => {
    const draw = drawSample(each.seed, each.keys, each.n, each.reserve);
    if ("refused" in each.expected) {
      expect(code(draw).toUpperCase().replaceAll("-", "_")).toBe(each.expected.refused);
      const said = draw.ok ? "" : draw.trouble.message;
      for (const key of each.expected.duplicates ?? []) expect(said).toContain(key);
      return;
    }
    expect(value(draw)).toMatchObject({
      frameSize: each.expected.frame_size,
      frameFingerprint: each.expected.frame_fingerprint,
      selected: each.expected.selected,
    });
    expect(value(draw).reserve.map(({ key }) => key)).toEqual(each.expected.reserve);
  });

  test.each(cases.stratified.map((each) => [each.id, each] as const))("%s", (_, each) => {
    const names = [...new Set(each.items.map(({ stratum }) => stratum))];
    const strata = names.map((name) => ({
      name,
      keys: each.items.filter(({ stratum }) => stratum === name).map(({ key }) => key),
    }));
    const drawn = [...value(drawStratified(each.seed, strata, each.n))];
    const selected = drawn.map(([name, all]) => [name, all.map(({ key }) => key)] as const);
    expect(Object.fromEntries(selected)).toEqual(each.expected.selected);
  });
});
