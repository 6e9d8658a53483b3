import type { Trouble } from "./trouble";

const trouble = (code: string, message: string): Trouble => ({ code, message });
const NOTHING = "Nothing was changed.";
const questions = (n: number) =>
  n === 1 ? "1 question" : `${n.toLocaleString("en-GB")} questions`;
const on = (item: string, clause: string) => (clause === "" ? item : `${item}, clause ${clause}`);

const RELATION = {
  equal: "is the same",
  reworded: "is worded anew",
  extended: "asks for more",
  split: "is parted in two",
  merged: "is drawn together from several",
  new: "is new",
  removed: "is no longer asked",
  unknown: "may have changed",
} as const;

/** Words on editions of standards, versions of packs, and older tables. */
export const editionText = {
  relation: RELATION,
  confidence: { high: "well supported", medium: "fairly supported", low: "one weak source" },

  mapUnreadable: (where: string) =>
    trouble(
      "map-unreadable",
      `The map of editions cannot be used: at “${where}” something is missing, or is not what it has to be.`,
    ),
  mapRepeats: (clause: string) =>
    trouble("map-unreadable", `The map of editions speaks twice of clause ${clause}.`),
  auditUnknown: (id: string) =>
    trouble("audit-unknown", `There is no audit ${id} in this workbook. ${NOTHING}`),
  underWay: (title: string, edition: string) =>
    trouble(
      "audit-under-way-or-done",
      `“${title}” has begun or is done, so it keeps the edition with which it began (${edition}). Start the next audit with the later one. ${NOTHING}`,
    ),
  sameEdition: (title: string, edition: string) =>
    trouble("same-edition", `“${title}” follows ${edition} already. ${NOTHING}`),
  olderVersion: (from: string, to: string) =>
    trouble(
      "older-version",
      `Version ${to} is not later than version ${from}, which the audit follows already. ${NOTHING}`,
    ),
  noMap: (from: string, to: string) =>
    trouble(
      "no-map",
      `Nobody has written down what became of the pack ${from} in ${to}, so no answer can be taken over. Start a new audit instead. ${NOTHING}`,
    ),
  otherMap: (map: string, pack: string) =>
    trouble("no-map", `“${map}” does not speak of the pack ${pack}. ${NOTHING}`),
  takenOver: (id: string, edition: string) =>
    `Not carried out under this edition: taken over into ${id}, which follows ${edition}.`,
  answeredBefore: (clause: string, result: string) =>
    `Under the earlier edition${clause === "" ? "" : ` (clause ${clause})`} the answer was: ${result}.`,
  draftMap: (standing: string) => `The map is a draft. ${standing}`,

  migrates: (title: string, from: string, to: string, edition: string) =>
    `“${title}” (${from}) goes on as ${to}, which follows ${edition}; ${from} is closed and kept.`,
  carries: (n: number) =>
    n === 0
      ? "No answer is carried over as it is."
      : `${questions(n)} ${n === 1 ? "keeps its" : "keep their"} answer: the text is the same.`,
  confirms: (item: string, clause: string, result: string) =>
    `${on(item, clause)}, is worded anew: the answer (${result}) is carried over and asks to be confirmed.`,
  resets: (
    item: string,
    clause: string,
    relation: keyof typeof RELATION,
    results: readonly string[],
  ) =>
    `${on(item, clause)}, ${RELATION[relation]}: goes back to not assessed. Before: ${results.join(", ")}.`,
  adds: (n: number) =>
    n === 0
      ? "No question is new."
      : `${questions(n)} ${n === 1 ? "is" : "are"} new, not assessed.`,
  drops: (item: string, clause: string, result: string) =>
    `${on(item, clause)}, is no longer asked; its answer (${result}) is kept among the carried answers.`,
  nothingToConfirm: (item: string) =>
    trouble("nothing-to-confirm", `No answer to ${item} waits to be confirmed. ${NOTHING}`),
  confirmed: (item: string) => `The answer to ${item} holds for the new wording.`,
  mapsFinding: (id: string, clause: string, to: string) =>
    `${id} keeps its clause ${clause} and is counted under ${to} in the later edition.`,
  noFindingToMap: () =>
    trouble("nothing-to-map", `No finding needs a clause of the later edition. ${NOTHING}`),

  pane: {
    title: "Editions and versions",
    open: "Editions and versions",
    openHint: "Take a prepared audit over, confirm what came along",
    older: "Tables of an older Plumbline",
    bringUp: "Show what bringing them up to date adds",
    bringUpNow: "Bring the tables up to date",
    known: "What is known of later editions",
    sources: "Sources",
    clauses: (n: number) => `What becomes of each clause (${n})`,
    clause: (from: string, to: string, relation: string, confidence: string, note: string) =>
      `${from} → ${to === "" ? "none" : to}: ${relation} (${confidence})${note === "" ? "" : `. ${note}`}`,
    take: "Take an audit over",
    audit: "Audit",
    auditHint: "Prepared audits only: one that has begun keeps its edition",
    none: "No audit here is still only prepared.",
    pack: "Pack to follow",
    packFile: "Open a pack from a file",
    packFileHint: "A pack of the published edition, as JSON, made by whoever holds a licensed copy",
    noPack:
      "Plumbline has no later version of this audit’s pack, and none of the published 2026 edition. Open one from a file.",
    show: "Show what carries over",
    takeNow: "Take the audit over",
    review: (title: string, n: number) => `${title}: to look at again (${n})`,
    before: (result: string) => `Before: ${result}`,
    confirm: "It holds for the new wording",
    openQuestion: "Answer it anew",
    map: "Count findings under the later clauses",
    mapNow: "Write the later clauses beside the findings",
    name: "Your name",
  },
} as const;
