import { signaturesOf, needsSecondReader } from "../../audit/issue-gaps";
import { changedSinceIssue } from "../../audit/issue-seal";
import type { RowOf } from "../../audit/layout";
import { parseDate } from "../../cells/date";
import { auditSignText, signWords } from "../../text/audit-sign";
import { reportAuditText as words } from "../../text/report-audit";
import type { Slices } from "../../workbook/slices";
import type { Block, Section, SignOff } from "../document";
import { nameOf, type ReportScene } from "./scene";

type SignOffRow = RowOf<"tblSignOff">;

/** The anchor that a report prints: how long the trail was and its last hash; null without a trail. */
export function anchorOf({ register, audit, isDraft }: ReportScene): string | null {
  if (!isDraft && audit.trailHead !== "") return audit.trailHead;
  const last = register.rows.tblTrail.reduce<RowOf<"tblTrail"> | null>(
    (found, entry) => (found === null || entry.seq > found.seq ? entry : found),
    null,
  );
  return last === null ? null : `${last.seq}:${last.hash}`;
}

/** Who signed, how each is known, and the anchor by which the trail can be checked later. */
export function* signOffSections(scene: ReportScene): Slices<readonly Section[]> {
  const { register, audit, isDraft } = scene;
  const signed = signaturesOf(register, audit.auditId);
  const anchor = anchorOf(scene);
  const changed = isDraft ? [] : ((yield* changedSinceIssue(register, audit.auditId)) ?? []);
  const statements = signed.map(({ name, role, statement }) =>
    words.signedStatement(nameOf(register, name), signWords.role[role], statement),
  );
  return [
    {
      title: words.signOff,
      sheet: words.sheet.sign,
      orientation: "portrait",
      blocks: [
        signOffBlock(scene, signed),
        ...(signed.every(({ identity }) => identity === "signed_in") && signed.length > 0
          ? []
          : ([
              { kind: "paragraph", weight: "note", text: auditSignText.identityKnown },
            ] satisfies Block[])),
        ...(statements.length === 0
          ? []
          : ([
              { kind: "heading", text: words.statements },
              { kind: "list", items: statements },
            ] satisfies Block[])),
        ...(anchor === null
          ? ([{ kind: "paragraph", text: words.noTrail }] satisfies Block[])
          : ([
              { kind: "paragraph", weight: "strong", text: words.anchor(anchor) },
              { kind: "paragraph", weight: "note", text: words.anchorMeans(anchor) },
            ] satisfies Block[])),
        ...(changed.length === 0
          ? []
          : ([
              { kind: "heading", text: words.changedSince },
              { kind: "paragraph", text: auditSignText.changedSince(changed.length) },
              { kind: "list", items: changed.map(({ sentence }) => sentence) },
            ] satisfies Block[])),
      ],
    },
  ];
}

function signOffBlock({ register, audit }: ReportScene, signed: readonly SignOffRow[]): SignOff {
  const roles: readonly SignOffRow["role"][] = [
    "lead_auditor",
    ...(needsSecondReader(audit) ? (["second_reader"] as const) : []),
    "auditee",
  ];
  const open = roles.filter((role) => !signed.some((each) => each.role === role));
  return {
    kind: "signOff",
    people: [
      ...signed.map(({ role, name, signedAt, identity, account }) => ({
        role: signWords.role[role],
        name: nameOf(register, name),
        date: parseDate(signedAt.slice(0, "2026-01-01".length)),
        identity: [signWords.identity[identity], account].filter(Boolean).join(", "),
      })),
      ...open.map((role) => ({
        role: signWords.role[role],
        name: null,
        date: null,
        identity: null,
      })),
    ],
  };
}
