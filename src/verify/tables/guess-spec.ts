import { trim } from "../../cells/cell";
import type { TableSpec } from "../pack-model";
import type { Place } from "./locate";

/** The table that stands at a place, described by nothing but its own headings. */
export function guessSpec(
  name: string,
  place: Omit<Place, "headings">,
  headings: readonly string[],
): { spec: TableSpec; place: Place } {
  const used = new Set<string>();
  const named = headings.map((text, at) => {
    const title = trim(text).replace(/\s+/gu, " ");
    const isOwn = title !== "" && !used.has(title.toLowerCase());
    used.add(title.toLowerCase());
    const field = isOwn
      ? { name: title, title, aliases: [], type: "any" as const, isRequired: false }
      : null;
    return { position: place.firstColumn + at, text, field };
  });
  const spec: TableSpec = {
    name,
    title: name,
    isOptional: true,
    isGuessed: true,
    tableNames: [],
    sheetNames: [],
    headerContains: [],
    end: "auto",
    fieldsMatch: "partial",
    missing: new Set([""]),
    key: [],
    fields: named.flatMap(({ field }) => (field ? [field] : [])),
  };
  return { spec, place: { ...place, headings: named } };
}
