import { z } from "zod";
import draft2026 from "../../../packs/audit/maps/iso9001-2015-to-2026-draft.json";
import { editionText } from "../../text/audit-editions";
import { fail, ok, type Result } from "../../text/trouble";
import type { RowOf } from "../layout";
import type { AuditPack } from "../pack";

/** What a later edition made of a part of an earlier one. */
export const RELATIONS = [
  "equal",
  "reworded",
  "extended",
  "split",
  "merged",
  "new",
  "removed",
  "unknown",
] as const;
export type Relation = (typeof RELATIONS)[number];

const clause = z.strictObject({
  /** Blank for what is new. */
  from: z.string(),
  to: z.array(z.string()),
  relation: z.enum(RELATIONS),
  confidence: z.enum(["high", "medium", "low"]),
  note: z.string(),
});

const mapSchema = z.strictObject({
  format: z.literal("audit-map/1"),
  id: z.string().min(1),
  version: z.string().min(1),
  title: z.string().min(1),
  fromPack: z.string().min(1),
  fromEdition: z.string().min(1),
  toEdition: z.string().min(1),
  /** Made before the later edition was there to read. */
  isDraft: z.boolean(),
  /** What is known of the later edition, and as of when. */
  standing: z.string(),
  sources: z.array(z.string()),
  clauses: z.array(clause).min(1),
});

/** Clause by clause, what became of an edition in the next one. */
export type EditionMap = z.output<typeof mapSchema>;
export type ClauseChange = EditionMap["clauses"][number];

/** Reads a map out of parsed JSON; trouble says what does not fit, and where. */
export function readEditionMap(json: unknown): Result<EditionMap> {
  const read = mapSchema.safeParse(json);
  if (!read.success) {
    return fail(editionText.mapUnreadable(read.error.issues[0]?.path.join(" › ") ?? ""));
  }
  const seen = new Set<string>();
  for (const { from } of read.data.clauses) {
    if (from !== "" && seen.has(from)) return fail(editionText.mapRepeats(from));
    seen.add(from);
  }
  return ok(read.data);
}

const FILES: readonly unknown[] = [draft2026];
let shipped: readonly EditionMap[] | null = null;

/** The maps that come with Plumbline. */
export function shippedEditionMaps(): readonly EditionMap[] {
  shipped ??= FILES.map((json) => {
    const map = readEditionMap(json);
    if (!map.ok) throw new Error(map.trouble.message);
    return map.value;
  });
  return shipped;
}

/**
 * The map that leads from a pack to another one; null where there is none. The edition has to be the one that the map
 * speaks of, be it with its amendments: a pack of questions about a draft follows no edition.
 */
export function mapBetween(fromPack: string, to: AuditPack): EditionMap | null {
  return (
    shippedEditionMaps().find(
      ({ fromPack: from, toEdition }) =>
        from === fromPack && (to.edition === toEdition || to.edition.startsWith(`${toEdition} +`)),
    ) ?? null
  );
}

type Item = RowOf<"tblPackItem">;

/** One question of the later pack, and the questions of the earlier one that it comes from. */
export interface Pair {
  readonly to: AuditPack["items"][number];
  readonly from: readonly Item[];
  readonly relation: Relation;
}

const folded = (text: string) => text.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();

/**
 * Pairs the questions of two packs. With a map, by clause; without one, which is for two versions of one
 * pack, by id. Two questions on one clause are the same only where their words are: with equal clauses
 * and other words, what was answered says nothing certain of the new question.
 */
export function pairItems(
  from: readonly Item[],
  to: AuditPack,
  map: EditionMap | null,
): readonly Pair[] {
  return map ? byClause(from, to, map) : byId(from, to);
}

function byId(from: readonly Item[], to: AuditPack): readonly Pair[] {
  const earlier = new Map(from.map((item) => [item.itemId, item]));
  return to.items.map((item): Pair => {
    const match = earlier.get(item.id);
    if (!match) return { to: item, from: [], relation: "new" };
    const isSame = folded(match.question) === folded(item.question);
    return { to: item, from: [match], relation: isSame ? "equal" : "reworded" };
  });
}

function byClause(from: readonly Item[], to: AuditPack, map: EditionMap): readonly Pair[] {
  const changes = new Map<string, ClauseChange[]>();
  for (const change of map.clauses) {
    for (const clauseTo of change.to) {
      changes.set(clauseTo, [...(changes.get(clauseTo) ?? []), change]);
    }
  }
  const onClause = new Map<string, number>();
  for (const { clause: on = "" } of to.items) onClause.set(on, (onClause.get(on) ?? 0) + 1);
  return to.items.map((item): Pair => {
    const on = item.clause ?? "";
    const own = changes.get(on) ?? [];
    const sources = new Set(own.map((change) => change.from));
    const candidates = from.filter((each) => each.clause !== "" && sources.has(each.clause));
    if (candidates.length === 0) return { to: item, from: [], relation: "new" };
    const relation = own.length > 1 ? "merged" : (own[0]?.relation ?? "unknown");
    const same = candidates.find((each) => folded(each.question) === folded(item.question));
    if (same) return { to: item, from: [same], relation };
    const isOnly = candidates.length === 1 && onClause.get(on) === 1;
    const carries = relation === "equal" || relation === "reworded";
    if (isOnly) return { to: item, from: candidates, relation: carries ? "reworded" : relation };
    return { to: item, from: candidates, relation: carries ? "unknown" : relation };
  });
}
