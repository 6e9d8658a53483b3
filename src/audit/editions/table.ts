import { z } from "zod";
import { choice, dayOrNone, names, note, text } from "../../records/field";
import { RESULTS } from "../results";
import { RELATIONS } from "./map";

export const REVIEWS = ["none", "confirm_wording", "review_new_text"] as const;

const carriedAnswer = z.object({
  auditId: text(20),
  itemId: text(18),
  clause: note(9),
  relation: choice(RELATIONS, 12),
  review: choice(REVIEWS, 18),
  fromAuditId: text(20),
  fromItemId: note(18),
  fromEdition: text(26),
  fromClause: note(9),
  fromQuestion: note(60),
  previousResult: choice(RESULTS, 22),
  previousReason: note(),
  previousNote: note(40),
  evidenceIds: names(),
  confirmedOn: dayOrNone(),
  confirmedBy: note(18),
});

export const EDITION_TABLES = {
  tblCarriedAnswer: {
    sheet: "Carried answers",
    title: "What answers to an earlier edition said, question by question",
    row: carriedAnswer,
    id: ["auditId", "itemId", "fromItemId"],
  },
} as const;
