import type { AuditDetails } from "../../src/audit/start-audit";
import { isBlank, trim } from "../../src/cells/cell";
import { paneAuditText } from "../../src/text/pane-audit";
import { paneWhoText } from "../../src/text/pane-who";
import { readTypedDate } from "../shell/typed-date";

export interface NewForm {
  readonly packId: string;
  readonly type: AuditDetails["type"];
  readonly title: string;
  readonly process: string;
  readonly auditor: string;
  /** In a peer review, whose work is looked at: names with semicolons between. */
  readonly reviewed: string;
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  /** What speaks against independence, in a small team. */
  readonly bias: string;
  readonly secondReader: string;
}

export type Problems = ReadonlyMap<keyof NewForm, string>;

/** What the short form asks; the rest of an audit's details is suggested and can be edited on its sheet. */
export type Asked = Pick<
  AuditDetails,
  | "type"
  | "title"
  | "processId"
  | "leadAuditor"
  | "auditees"
  | "scope"
  | "periodFrom"
  | "periodTo"
  | "independenceNote"
  | "secondReader"
>;

export const EMPTY_FORM: NewForm = {
  packId: "",
  type: "internal",
  title: "",
  process: "",
  auditor: "",
  reviewed: "",
  scope: "",
  from: "",
  to: "",
  bias: "",
  secondReader: "",
};

interface Read {
  /** Null while anything is missing or cannot be read. */
  readonly details: Asked | null;
  readonly problems: Problems;
}

const words = paneAuditText.new;
const NEEDED = [
  ["title", words.name],
  ["process", words.process],
  ["auditor", paneWhoText.label],
  ["scope", words.scope],
] as const;

/** Reads the short form: names, scope and a period that may be left open. */
export function detailsFrom(form: NewForm): Read {
  const problems = new Map<keyof NewForm, string>();
  for (const [name, label] of NEEDED) {
    if (isBlank(form[name])) problems.set(name, words.fillIn(label));
  }
  const day = (name: "from" | "to") => {
    if (isBlank(form[name])) return null;
    const read = readTypedDate(form[name]);
    if (!read.ok) problems.set(name, read.trouble.message);
    return read.ok ? read.value : null;
  };
  const periodFrom = day("from");
  const periodTo = day("to");
  if (form.type === "peer_review" && isBlank(form.reviewed)) {
    problems.set("reviewed", words.fillIn(words.reviewed));
  }
  if (problems.size > 0) return { details: null, problems };
  return {
    problems,
    details: {
      type: form.type,
      title: trim(form.title),
      processId: trim(form.process),
      leadAuditor: trim(form.auditor),
      auditees: form.type === "peer_review" ? namesIn(form.reviewed) : [],
      scope: trim(form.scope),
      periodFrom,
      periodTo,
      independenceNote: trim(form.bias),
      secondReader: trim(form.secondReader),
    },
  };
}

/** Names that were typed with semicolons between them. */
export function namesIn(typed: string): readonly string[] {
  return typed
    .split(";")
    .map(trim)
    .filter((name) => name !== "");
}
