const SHORTEST = 3;

const ENDINGS: readonly (readonly [ending: string, becomes: string])[] = [
  ["ically", "ic"],
  ["ations", "ate"],
  ["ation", "ate"],
  ["ities", "ity"],
  ["ies", "y"],
  ["sses", "ss"],
  ["ches", "ch"],
  ["shes", "sh"],
  ["xes", "x"],
  ["ing", ""],
  ["edly", ""],
  ["ed", ""],
  ["ly", ""],
];

/**
 * A word without the ending that grammar gave it, so that "panels", "dated" and "working" meet "panel",
 * "date" and "work". Rough on purpose: both sides of a comparison go through it, and nobody reads it.
 */
export function stem(word: string): string {
  const found = ENDINGS.find(
    ([ending]) => word.endsWith(ending) && word.length - ending.length >= SHORTEST,
  );
  let bare = found ? word.slice(0, -found[0].length) + found[1] : word;
  if (!found && bare.length > SHORTEST && bare.endsWith("s") && !/[su]s$/.test(bare))
    bare = bare.slice(0, -1);
  // "planned" and "plan", "dated" and "date".
  if (bare.length > SHORTEST && /([^aeiouls])\1$/.test(bare)) bare = bare.slice(0, -1);
  return bare.length > SHORTEST && bare.endsWith("e") ? bare.slice(0, -1) : bare;
}
