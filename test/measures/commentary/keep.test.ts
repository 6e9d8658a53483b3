import { describe, expect, it } from "vitest";
import {
  editSentence,
  fingerprintOf,
  refreshCommentary,
  standingCommentary,
  type Edit,
} from "../../../src/measures/commentary/keep";
import { readCommentary } from "../../../src/measures/commentary/layout";
import type { Sentence } from "../../../src/measures/commentary/sentence";
import type { Moment } from "../../../src/records/moment";
import { MemoryWorkbook } from "../../../src/workbook/memory";
import { modelOf, value } from "../../verify/make";
import { day } from "../made";

const MOMENT: Moment = {
  at: "2026-11-02T09:00:00Z",
  today: day(2026, 11, 2),
  actor: "Ada Coordinator",
  token: () => "aaaa",
};

function sentence(topic: string, share: number, number = 1): Sentence {
  const figure = { measure: "RJ01", period: "2026-10", group: null };
  return {
    measure: "RJ01",
    period: "2026-10",
    topic,
    number,
    text: `Panels on time: ${(share * 100).toFixed(1)}%.`,
    from: [{ figure, what: "value", value: share }],
    figures: `Panels on time. Oct 2026: figure ${(share * 100).toFixed(1)}%`,
    source: { sheet: "Panels", table: "tblPanels" },
  };
}

const KEY = { measure: "RJ01", period: "2026-10", topic: "figure" };

function kept() {
  const workbook = new MemoryWorkbook(modelOf({ sheet: "Cases", rows: [["Ref"]] }));
  const read = async () => value(await readCommentary(workbook));
  const refresh = async (...sentences: readonly Sentence[]) => {
    const plan = value(refreshCommentary(await read(), sentences));
    value(await workbook.apply(plan.changes));
    return plan.sentences;
  };
  const edit = async (change: Edit) => {
    const plan = value(editSentence(await read(), KEY, change, MOMENT));
    value(await workbook.apply(plan.changes));
  };
  const stands = async (...sentences: readonly Sentence[]) =>
    standingCommentary(await read(), sentences);
  return { workbook, read, refresh, edit, stands };
}

describe("a commentary kept in the workbook", () => {
  it("is written as a table, with the figures beside each sentence", async () => {
    const { refresh, read } = kept();
    const said = await refresh(sentence("figure", 0.72), sentence("target", 0.72, 2));
    expect(said[0]).toBe(
      "Writes 2 new sentences, drafts 0 sentences anew, and keeps 0 sentences that somebody changed.",
    );
    const [row] = (await read()).rows.tblCommentary;
    expect(row).toMatchObject({
      measureId: "RJ01",
      period: "2026-10",
      topic: "figure",
      sentenceNo: 1,
      drafted: "Panels on time: 72.0%.",
      edited: "",
      figures: "Panels on time. Oct 2026: figure 72.0%",
    });
    expect(row?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });

  it("is drafted anew when figures change, and left alone when they have not", async () => {
    const { refresh, read, stands } = kept();
    await refresh(sentence("figure", 0.72));
    const again = refreshCommentary(await read(), [sentence("figure", 0.72)]);
    expect(again.ok ? null : again.trouble.code).toBe("commentary-up-to-date");
    await refresh(sentence("figure", 0.75));
    expect((await read()).rows.tblCommentary.map(({ drafted }) => drafted)).toEqual([
      "Panels on time: 75.0%.",
    ]);
    expect((await stands(sentence("figure", 0.75)))[0]?.text).toBe("Panels on time: 75.0%.");
  });

  it("keeps what a person changed when figures change, and tells then and now", async () => {
    const { refresh, edit, stands, read } = kept();
    await refresh(sentence("figure", 0.72));
    await edit({ kind: "reword", text: "Fewer panels were on time." });
    expect((await stands(sentence("figure", 0.72)))[0]).toMatchObject({
      text: "Fewer panels were on time.",
      isEdited: true,
      changed: null,
    });
    await refresh(sentence("figure", 0.75));
    const [now] = await stands(sentence("figure", 0.75));
    expect(now?.text).toBe("Fewer panels were on time.");
    expect(now?.drafted).toBe("Panels on time: 75.0%.");
    expect(now?.changed?.text).toBe(
      "The figures have changed since this was worded. Then: Panels on time. Oct 2026: figure 72.0%. Now: Panels on time. Oct 2026: figure 75.0%.",
    );
    expect((await read()).rows.tblCommentary[0]).toMatchObject({ editedBy: "Ada Coordinator" });
    await refresh(sentence("figure", 0.72));
    expect((await stands(sentence("figure", 0.72)))[0]?.changed).toBeNull();
  });

  it("keeps a wording that was typed into the sheet itself", async () => {
    const { workbook, refresh, read, stands } = kept();
    await refresh(sentence("figure", 0.72));
    const records = await read();
    const place = records.places.get("tblCommentary");
    const column = place?.fields.get("edited");
    const [row] = records.rows.tblCommentary;
    if (!place || column === undefined || !row) throw new Error("The table is not there.");
    const { sheet } = place.facts.area;
    value(
      await workbook.apply([
        {
          kind: "setCells",
          area: { sheet, row: row.sheetRow, column, rows: 1, columns: 1 },
          values: [["Typed by hand."]],
        },
      ]),
    );
    expect((await stands(sentence("figure", 0.8)))[0]?.changed?.before).toBe(
      "Panels on time. Oct 2026: figure 72.0%",
    );
    await refresh(sentence("figure", 0.8));
    const [now] = await stands(sentence("figure", 0.8));
    expect(now).toMatchObject({ text: "Typed by hand.", drafted: "Panels on time: 80.0%." });
    expect(now?.changed?.before).toBe("Panels on time. Oct 2026: figure 72.0%");
  });

  it("keeps a wording whose sentence is no longer drafted, and drops a draft that nobody touched", async () => {
    const { refresh, edit, stands } = kept();
    await refresh(sentence("figure", 0.72), sentence("target", 0.72, 2));
    await edit({ kind: "reword", text: "A word of mine." });
    const other = sentence("change", 0.1);
    await refresh(other);
    const now = await stands(other);
    expect(now.map(({ topic, text }) => [topic, text])).toEqual([
      ["change", other.text],
      ["figure", "A word of mine."],
    ]);
    expect(now[1]?.changed?.after).toBe("no figure");
  });

  it("goes back to the draft, and leaves a sentence out of reports", async () => {
    const { refresh, edit, stands } = kept();
    const one = sentence("figure", 0.72);
    await refresh(one);
    await edit({ kind: "reword", text: "Mine." });
    await edit({ kind: "restore" });
    expect((await stands(one))[0]).toMatchObject({ text: one.text, isEdited: false });
    await edit({ kind: "leave-out", isOut: true });
    expect((await stands(one))[0]).toMatchObject({ isLeftOut: true, text: one.text });
    await edit({ kind: "leave-out", isOut: false });
    expect((await stands(one))[0]?.isLeftOut).toBe(false);
  });

  it("keeps a wording that begins like a formula as text", async () => {
    const { refresh, edit, stands } = kept();
    const one = sentence("figure", 0.72);
    await refresh(one);
    await edit({ kind: "reword", text: "=1+1" });
    expect((await stands(one))[0]?.text).toBe("=1+1");
  });

  it("can only change a sentence that is kept", async () => {
    const { read } = kept();
    const plan = editSentence(await read(), KEY, { kind: "restore" }, MOMENT);
    expect(plan.ok ? null : plan.trouble.code).toBe("sentence-not-kept");
  });
});

describe("the fingerprint of a sentence", () => {
  it("is of its figures, not of its words, and forgives the last digits of a sum", () => {
    const one = sentence("figure", 0.3);
    expect(fingerprintOf({ ...one, text: "Other words." }.from)).toBe(fingerprintOf(one.from));
    expect(fingerprintOf(sentence("figure", 0.1 + 0.2).from)).toBe(fingerprintOf(one.from));
    expect(fingerprintOf(sentence("figure", 0.31).from)).not.toBe(fingerprintOf(one.from));
  });
});
