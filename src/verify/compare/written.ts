import { compareText } from "../../text/compare";
import { compareCommandText } from "../../text/compare-command";
import { fail, ok, type Result } from "../../text/trouble";
import type { ChangeLimit } from "./limits";

/**
 * Limits as people write them: `Referrals=25%`, `Referrals=10`, `Referrals=hb`, and `Referrals=25% from 40` where
 * smaller figures have no share worth asking about. Several for one column add up.
 */
export function readLimits(given: readonly string[]): Result<Map<string, ChangeLimit>> {
  const limits = new Map<string, ChangeLimit>();
  for (const text of given) {
    const { name, value } = halves(text);
    const figure = /^(\d+(?:\.\d+)?)(?:(%)(?: from (\d+(?:\.\d+)?))?)?$/.exec(value);
    const isHb = value.toLowerCase() === "hb";
    if (name === "" || (!figure && !isHb)) return fail(compareCommandText.badLimit(text));
    const one: ChangeLimit = isHb
      ? { hb: true }
      : figure?.[2] === "%"
        ? { pct: Number(figure[1]), ...(figure[3] && { minBase: Number(figure[3]) }) }
        : { abs: Number(figure?.[1]) };
    limits.set(name, { ...limits.get(name), ...one });
  }
  return ok(limits);
}

/** The other way: limits as they would be typed. */
export function writeLimits(limits: ReadonlyMap<string, ChangeLimit>): string[] {
  return [...limits].flatMap(([name, { abs, pct, minBase, hb }]) => [
    ...(abs === undefined ? [] : [`${name}=${abs}`]),
    ...(pct === undefined ? [] : [`${name}=${pct}%${minBase ? ` from ${minBase}` : ""}`]),
    ...(hb === true ? [`${name}=hb`] : []),
  ]);
}

/** Headings that read otherwise on the other side: `Ref=Case reference`, here first. */
export function readHeadings(given: readonly string[]): Result<Map<string, string>> {
  const headings = new Map<string, string>();
  for (const text of given) {
    const { name, value } = halves(text);
    if (name === "" || value === "") return fail(compareText.badHeading(text));
    headings.set(name, value);
  }
  return ok(headings);
}

/** What stands before and after the last equals sign. */
function halves(text: string): { readonly name: string; readonly value: string } {
  const at = text.lastIndexOf("=");
  return { name: text.slice(0, Math.max(0, at)).trim(), value: text.slice(at + 1).trim() };
}
