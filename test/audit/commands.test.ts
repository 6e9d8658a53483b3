import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerItem } from "../../src/audit/answer";
import { checklist } from "../../src/audit/checklist";
import { noteEvidence } from "../../src/audit/evidence";
import { raiseNonConformance } from "../../src/audit/finding";
import { auditCommand, sayAudit } from "../../src/cli/audit";
import type { Command } from "../../src/cli/command";
import { readAnchor, sayTrail, trailCommand } from "../../src/cli/trail";
import { putCell } from "../../src/workbook/model";
import { saveWorkbook } from "../../src/xlsx/save";
import { caseload, code, moment, registerOf, startedAudit, step, TODAY, value } from "./desk";

async function worked() {
  const workbook = caseload();
  const auditId = await startedAudit(workbook);
  const question = checklist(await registerOf(workbook), auditId).find(
    ({ response }) => !response.critical,
  )!.response;
  const evidenceId = await step(workbook, (register) =>
    noteEvidence(
      register,
      "document",
      "Procedure 4.2",
      {
        title: "Procedure",
        periodFrom: null,
        periodTo: null,
        obtainedHow: "supplied",
        obtainedFrom: "r.shah",
        containsPersonalData: false,
        responseId: null,
      },
      moment(),
    ),
  );
  await step(workbook, (register) =>
    raiseNonConformance(
      register,
      {
        responseId: question.responseId,
        source: "internal_audit",
        grade: "minor",
        gradeReason: "",
        requirement: "Procedure 4.2",
        statement: "The list had not been looked at for two years.",
        evidenceIds: [evidenceId],
        processId: "",
        owner: "r.shah",
        isRequirementMet: false,
      },
      moment(),
    ),
  );
  return { workbook, auditId, question };
}

describe("the status of a register", () => {
  test("says what is open, how far, what is overdue, and on which clause", async () => {
    const { workbook, question } = await worked();
    const said = sayAudit("caseload.xlsx", await registerOf(workbook), TODAY + 32);
    expect(said.lines).toEqual([
      "caseload.xlsx: audit register as at 04/12/2026",
      "  IA-2026-001-aaaa  Referral recording: in progress, 1 of 155 questions answered",
      "Open findings: 0 major, 1 minor, 0 opportunities",
      "  Overdue: NC-2026-001-aaaa, cause and plan due 02/12/2026, 2 days ago (r.shah)",
      `  Clause ${question.clause}: 0 major, 1 minor, 0 opportunities`,
    ]);
    expect(said.document).toMatchObject({
      asOf: "2026-12-04",
      openFindings: { major: 0, minor: 1, ofi: 0 },
      overdue: [{ findingId: "NC-2026-001-aaaa", due: "2026-12-02", days: 2 }],
      unreadable: [],
    });
  });

  test("says plainly when there is none", async () => {
    const said = sayAudit("caseload.xlsx", await registerOf(caseload()), TODAY);
    expect(said.lines).toEqual(["caseload.xlsx: no audit register in this workbook."]);
  });

  test("names rows that cannot be read", async () => {
    const { workbook } = await worked();
    const findings = workbook.model.sheets.find(({ name }) => name === "Audit findings")!;
    const at = workbook.model.tables.find(({ name }) => name === "tblFinding")!;
    putCell(findings, at.area.row + 1, at.columns.indexOf("grade"), "huge");
    const said = sayAudit("caseload.xlsx", await registerOf(workbook), TODAY);
    expect(said.lines.at(-1)).toBe(
      "Row 4 of sheet “Audit findings” cannot be read: in grade, “huge” is not one of major, minor, ofi. The row is kept as it is; put it right on the sheet.",
    );
  });
});

test("without a date nothing is said to be overdue, and the way to ask is", async () => {
  const { workbook } = await worked();
  const said = sayAudit("caseload.xlsx", await registerOf(workbook), null);
  expect(said.lines).toContain("Give a date with --as-of to see what is overdue.");
  expect(said).toMatchObject({ isLate: false, needsRepair: false, document: { overdue: null } });
});

describe("on the command line", () => {
  async function run(command: Command, args: readonly string[]) {
    let [out, err] = ["", ""];
    const terminal = {
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
    };
    return { exit: await command.run(args, terminal), out, err };
  }

  async function savedRegister() {
    const { workbook } = await worked();
    const folder = await mkdtemp(join(tmpdir(), "plumbline-"));
    const path = join(folder, "caseload.xlsx");
    await writeFile(path, value(await saveWorkbook(workbook.model)));
    return path;
  }

  test("a register is read from its file, in words and as one document", async () => {
    const path = await savedRegister();
    const text = await run(auditCommand, [path, "--as-of", "04/12/2026"]);
    expect(text.exit).toBe(2);
    expect(text.out).toContain("Overdue: NC-2026-001-aaaa, cause and plan due 02/12/2026");
    const json = await run(auditCommand, [path, "--format", "json"]);
    expect(JSON.parse(json.out)).toMatchObject({
      format: 1,
      command: "audit",
      file: "caseload.xlsx",
      audits: [{ answered: 1, questions: 155 }],
      overdue: null,
    });
    expect(json.exit).toBe(0);
  });

  test("a trail is checked, with an anchor if there is one", async () => {
    const path = await savedRegister();
    const fine = await run(trailCommand, [path, "--format", "json"]);
    expect(fine.exit).toBe(0);
    expect(JSON.parse(fine.out)).toMatchObject({
      format: 1,
      command: "trail",
      verdict: "OK",
      count: 5,
    });
    const plain = await run(trailCommand, [path]);
    expect(plain.out).toContain("What it cannot show by itself");
    expect(plain.out).toContain("the names in it were typed, and nobody checked them");
    const other = await run(trailCommand, [path, "--anchor", `4:${"a".repeat(64)}`]);
    expect(other.exit).toBe(1);
    expect(other.out).toContain("the trail was rebuilt");
  });

  test("what cannot be done is said, and nothing else", async () => {
    const path = await savedRegister();
    const asks: readonly (readonly [Command, readonly string[], string])[] = [
      [auditCommand, [], "one at a time"],
      [auditCommand, [path, path], "one at a time"],
      [auditCommand, [path, "--as-of", "soon"], "“soon” is not a date"],
      [auditCommand, ["nowhere.xlsx"], "no file or folder nowhere.xlsx"],
      [auditCommand, [path, "--format", "xlsx"], "no choice for --format"],
      [trailCommand, [path, "--anchor", "x"], "“x” is not an anchor"],
    ];
    for (const [command, args, why] of asks) {
      const said = await run(command, args);
      expect(said.exit).toBe(3);
      expect(said.out).toBe("");
      expect(said.err).toContain(why);
    }
    const bare = join(path, "..", "bare.xlsx");
    await writeFile(bare, value(await saveWorkbook(caseload().model)));
    expect((await run(trailCommand, [bare])).err).toContain("bare.xlsx holds no audit trail");
    expect(await run(auditCommand, [bare])).toMatchObject({
      exit: 0,
      out: "bare.xlsx: no audit register in this workbook.\n",
    });
  });
});

describe("the trail of a register", () => {
  test("holds, and says what that shows and what it does not", async () => {
    const { workbook } = await worked();
    const said = sayTrail("caseload.xlsx", await registerOf(workbook), null);
    expect(said.isSound).toBe(true);
    expect(said.lines[0]).toBe(
      "caseload.xlsx: The trail holds: 5 entries, none changed or missing.",
    );
    expect(said.lines.at(-1)).toContain("cannot show by itself");
    expect(said.document).toMatchObject({ sound: true, verdict: "OK", count: 5, anchored: false });
  });

  test("is held against an anchor that was kept elsewhere", async () => {
    const { workbook, question } = await worked();
    const { head } = sayTrail("x", await registerOf(workbook), null).document;
    const anchor = value(readAnchor(`5:${String(head).toUpperCase()}`));
    await step(workbook, (register) =>
      answerItem(
        register,
        { responseId: question.responseId, result: "minor_nonconformity", note: "Again" },
        moment(),
      ),
    );
    const register = await registerOf(workbook);
    const said = sayTrail("x", register, anchor);
    expect(said.document).toMatchObject({ anchored: true, count: 6 });
    const cut = {
      ...register,
      rows: { ...register.rows, tblTrail: register.rows.tblTrail.slice(0, 4) },
    };
    expect(sayTrail("x", cut, anchor)).toMatchObject({
      isSound: false,
      document: { verdict: "TRUNCATED", at: 5, head: null },
    });
    expect(sayTrail("x", cut, null).isSound).toBe(true);
  });

  test("says which rows were edited on the sheet", async () => {
    const { workbook } = await worked();
    const findings = workbook.model.sheets.find(({ name }) => name === "Audit findings")!;
    const at = workbook.model.tables.find(({ name }) => name === "tblFinding")!;
    putCell(findings, at.area.row + 1, at.columns.indexOf("grade"), "ofi");
    const said = sayTrail("x", await registerOf(workbook), null);
    expect(said.lines).toContain(
      "Row 4 of sheet “Audit findings” (NC-2026-001-aaaa) is not as the trail last recorded it: it was edited on the sheet.",
    );
  });

  test("is not vouched for where a row of it cannot be read", async () => {
    const { workbook } = await worked();
    const trail = workbook.model.sheets.find(({ name }) => name === "Audit trail")!;
    putCell(trail, 3, 0, "first");
    const said = sayTrail("x", await registerOf(workbook), null);
    expect(said.isSound).toBe(false);
    expect(said.lines[0]).toBe(
      "x: 1 row of the trail cannot be read, so the trail cannot be vouched for.",
    );
  });

  test("takes an anchor only as it is printed", () => {
    for (const typed of ["", "4", "4:abc", `x:${"0".repeat(64)}`]) {
      expect(code(readAnchor(typed))).toBe("anchor-unreadable");
    }
  });
});
