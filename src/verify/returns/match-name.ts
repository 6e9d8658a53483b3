import type { DueReturn } from "./due";

const withoutFolder = (file: string) =>
  file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1);
const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * How well a file name fits what is expected: the number of letters that had to agree, 0 where it does not
 * fit. Without a pattern the name has to hold every word of sender and period.
 */
export function nameFit(file: string, { fileName, sender, period }: DueReturn): number {
  const name = withoutFolder(file).toLowerCase();
  const pattern = fileName.trim().toLowerCase();
  if (pattern !== "") {
    return fits(name, pattern) ? Math.max(1, pattern.replace(/[*?]/g, "").length) : 0;
  }
  const there = new Set(words(name));
  const wanted = [...words(sender), ...words(period)];
  return wanted.length > 0 && wanted.every((word) => there.has(word)) ? wanted.join("").length : 0;
}

/** Wildcards as Excel has them. Goes back to the last star alone, so that no pattern takes long. */
function fits(name: string, pattern: string): boolean {
  let [at, wanted, star, resume] = [0, 0, -1, 0];
  while (at < name.length) {
    const letter = pattern[wanted];
    if (letter === "*") {
      star = wanted++;
      resume = at;
    } else if (letter === "?" || letter === name[at]) {
      at++;
      wanted++;
    } else if (star >= 0) {
      wanted = star + 1;
      at = ++resume;
    } else return false;
  }
  while (pattern[wanted] === "*") wanted++;
  return wanted === pattern.length;
}
