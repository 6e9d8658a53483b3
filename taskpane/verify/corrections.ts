import type { Finding } from "../../src/verify/finding";
import { fixesOf } from "../../src/verify/putting-right/fixes";
import type { SafeFix } from "../../src/verify/putting-right/fixes";
import { isOpen } from "./progress";

/**
 * The corrections that can be made together without a look at each: those that only tidy how a value is
 * written.
 */
export function correctionsOf(findings: readonly Finding[]): readonly SafeFix[] {
  return fixesOf(findings.filter((finding) => finding.group === "tidy" && isOpen(finding)));
}
