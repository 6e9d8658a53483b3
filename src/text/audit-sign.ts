import { listed } from "./listed";
import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });

const NOTHING = "Nothing was changed.";
const counted = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString("en-GB")} ${n === 1 ? one : many}`;
const are = (n: number) => (n === 1 ? "is" : "are");

const OPINIONS = {
  substantial: "substantial: the process conforms and works; at most small things to put right",
  moderate: "moderate: it works in the main; some requirements are not met",
  limited: "limited: requirements are not met in ways that put results at risk",
  unsatisfactory: "unsatisfactory: it does not do what it is for, or is not under control",
} as const;

const ROLES = {
  lead_auditor: "Lead auditor",
  auditee: "Auditee",
  programme_manager: "Programme manager",
  second_reader: "Second reader",
} as const;
type SignRole = keyof typeof ROLES;

const IDENTITIES = {
  signed_in: "signed in",
  self_declared: "self-declared: the name was typed, nobody checked it",
} as const;

/** Words for what a report is made of and who signs it. */
export const signWords = { opinion: OPINIONS, role: ROLES, identity: IDENTITIES } as const;

/** Everything that can be said about making, issuing and signing the report of an audit. */
export const auditSignText = {
  // What the report says
  described: (id: string) => `Keeps what the report of ${id} says beside its answers and findings.`,
  drafted: (id: string) => `Marks the report of ${id} as a draft.`,

  // Before it can be issued
  gap: {
    unassessed: (n: number) =>
      `${counted(n, "question")} ${are(n)} not assessed. Answer ${n === 1 ? "it" : "them"}, or say under the limits of the audit why not.`,
    conclusion:
      "The conclusion is missing: say whether the process conforms, whether it works and what must change.",
    opinion: "The overall opinion is missing. Choose one from the scale.",
    withoutFinding: (items: readonly string[]) =>
      `Answered as a non-conformance, but without a finding: ${listed(items)}. Raise the findings.`,
    withoutEvidence: (ids: readonly string[]) =>
      `Without evidence: ${listed(ids)}. A finding stands on what was seen.`,
    disputed: (ids: readonly string[]) =>
      `Disputed and not settled: ${listed(ids)}. Say under disagreements what each side holds, or settle it first.`,
    evidenceChanged: (ids: readonly string[]) =>
      `Evidence has changed since it was captured, and nobody has explained it: ${listed(ids)}.`,
    trail: (sentence: string) =>
      `The trail does not hold, so a signature would prove nothing. ${sentence}`,
    unreadable: (n: number) =>
      `${counted(n, "row")} of the register cannot be read, so the report may lack something. Put ${n === 1 ? "it" : "them"} right on the sheet.`,
    secondReader: (name: string) =>
      `A second reader signs first, because the audit says why its auditors are not independent${name === "" ? "" : ` (${name})`}.`,
    secondReaderOld: (name: string) =>
      `${name} signed as the second reader before the report was changed. It needs to be read and signed again.`,
  },
  remark: {
    edited: (sentence: string) => `${sentence} It can be issued all the same; the report says so.`,
  },
  notReady: (gaps: readonly string[]) =>
    trouble("not-ready", `The report cannot be issued yet. ${gaps.join(" ")} ${NOTHING}`),
  alreadyIssued: (id: string) =>
    trouble(
      "record-locked",
      `The audit ${id} has been issued, so its report stays as it is. Write a later remark as a new entry. ${NOTHING}`,
    ),

  // Signing
  identityKnown:
    "How identity is known: the names were typed, and nobody checked them. Excel does not tell an add-in who its user is, so Plumbline cannot know who signed. Where that matters, have the printed page signed by hand.",
  nameMissing: () => trouble("missing-name", `Write the name of who signs. ${NOTHING}`),
  statementMissing: () =>
    trouble("missing-statement", `Say in one sentence what the signature stands for. ${NOTHING}`),
  notLead: (name: string, lead: string) =>
    trouble(
      "not-authorised",
      `${name} cannot issue this report. That is for the lead auditor, ${lead}, or the programme manager. ${NOTHING}`,
    ),
  isAuditor: (name: string) =>
    trouble(
      "not-independent",
      `${name} is an auditor of this audit, so cannot be its second reader. Ask somebody else. ${NOTHING}`,
    ),
  onlyOnIssue: () =>
    trouble(
      "wrong-state",
      `The lead auditor's signature issues the report; use “Issue”. ${NOTHING}`,
    ),
  alreadySigned: (name: string, role: SignRole) =>
    trouble(
      "already-signed",
      `${name} has signed this very text already (${ROLES[role].toLowerCase()}). ${NOTHING}`,
    ),
  signs: (name: string, role: SignRole, identity: keyof typeof IDENTITIES) =>
    `${name} signs (${ROLES[role].toLowerCase()}; identity ${IDENTITIES[identity]}).`,
  signed: (name: string, role: SignRole, identity: string) =>
    `Signed by ${name} (${ROLES[role].toLowerCase()}; identity ${identity}).`,
  issues: (id: string) =>
    `Issues the report of ${id}. Its answers and what its findings say are locked from then on; the owners' work on the findings goes on.`,
  seals: (rows: number) =>
    `Keeps the fingerprint of ${counted(rows, "row")} in the trail, so that a later change on a sheet is seen.`,
  anchor: (count: number, head: string) => `Anchor printed in the report: ${count}:${head}`,

  // After it was issued
  unchanged: "Nothing that was issued has been changed since.",
  changedSince: (n: number) =>
    `${counted(n, "row")} of what was issued ${n === 1 ? "is" : "are"} not as ${n === 1 ? "it was" : "they were"}:`,
  rowChanged: (sheet: string, row: number, id: string) =>
    `Row ${row} of sheet “${sheet}” (${id}) was changed on the sheet after the report was issued.`,
  rowMoved: (sheet: string, row: number, id: string) =>
    `Row ${row} of sheet “${sheet}” (${id}) was changed after the report was issued, by a step that its history and the trail tell of.`,
  rowGone: (id: string) => `${id} was in the report when it was issued; its row is gone.`,
  rowAdded: (sheet: string, row: number, id: string) =>
    `Row ${row} of sheet “${sheet}” (${id}) was added after the report was issued.`,
  noSeal:
    "The trail holds no fingerprints of what was issued, so it cannot be said whether anything was changed since.",
};
