import { formatDate } from "../cells/date";
import { cliText } from "../text/cli";
import { compareText } from "../text/compare";
import { paneVerifyText } from "../text/pane-verify";
import { FINDING_GROUPS, type Finding, type NotRun, type Run } from "../verify/finding";
import { notRunByReason } from "../verify/not-run";
import { settledSentence } from "../verify/putting-right/settle";
import { cellsOf } from "./cells-of";
import { recordsNamed } from "../verify/records-named";
import { stateOf, type CheckedFile, type WhyPack } from "./checked";
import { wrap } from "./layout";

const words = cliText.verify;

// Enough to see what is meant; the whole list is for files.
const MOST_A_RULE = 15;

/** The answer for people: a sentence first, then what to do, in the order in which to do it. */
export function verifyText(files: readonly CheckedFile[]): string {
  const parts = files.map((checked) =>
    checked.run === null
      ? `${checked.file}\n${wrap(`${words.notChecked} ${checked.trouble.message}`, 2)}`
      : `${checked.file}\n${runText(checked.run, checked.whyPack)}`,
  );
  if (files.length > 1) parts.push(totals(files));
  return `${parts.join("\n\n")}\n`;
}

function runText(run: Run, whyPack: WhyPack): string {
  const { pack, counts } = run;
  const against = words.against(
    formatDate(run.asOf),
    pack.title,
    pack.version,
    whyPack,
    counts.rules,
    counts.rows,
  );
  const lines = [wrap(run.sentence, 2), wrap(against, 2)];
  if (run.against !== undefined) lines.push(wrap(run.against, 2));
  if (run.findings.every(({ status }) => status !== "open")) lines.push(wrap(words.noFindings, 2));
  for (const group of FINDING_GROUPS) {
    const findings = run.findings.filter(
      (finding) => finding.group === group && finding.status === "open",
    );
    if (findings.length === 0) continue;
    lines.push(
      "",
      `  ${paneVerifyText.results.group(group)} (${findings.length.toLocaleString("en-GB")})`,
    );
    for (const [, same] of byRule(findings)) lines.push(...ruleLines(same));
  }
  lines.push(...settledLines(run));
  if (run.notRun.length > 0)
    lines.push("", `  ${words.didNotRun(run.notRun.length)}`, ...notRunLines(run.notRun));
  return lines.join("\n");
}

/** What was accepted or explained stays in sight, with who said so. */
function settledLines(run: Run): string[] {
  const settled = run.findings.filter(({ status }) => status === "waived");
  const remarks = (run.remarks ?? []).map((remark) => wrap(remark, 2));
  if (settled.length === 0) return remarks;
  const title = paneVerifyText.results.waived(settled.length);
  return [
    ...remarks,
    "",
    `  ${title}`,
    ...settled.map((finding) => wrap(`${finding.message} ${settledSentence(finding) ?? ""}`, 4)),
  ];
}

function byRule(findings: readonly Finding[]): Map<string, Finding[]> {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = rules.get(finding.rule);
    if (same) same.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  return rules;
}

/** Findings of one rule below each other; advice that is the same for all is said once. */
function ruleLines(findings: readonly Finding[]): string[] {
  const shown = findings.slice(0, MOST_A_RULE);
  const places = shown.map(placeOf);
  const width = Math.min(28, Math.max(...places.map((place) => place.length)));
  const advices = new Set(shown.map((finding) => finding.fix?.advice ?? ""));
  const isCommon = shown.length > 1 && advices.size === 1;
  const lines = shown.flatMap((finding, at) => {
    const place = places[at] ?? "";
    const start = 4 + width + 2;
    const advice = !isCommon && finding.fix ? ` ${finding.fix.advice}` : "";
    const since = finding.baselineState === "new" ? `${compareText.baseline.new}: ` : "";
    const before = finding.lastTime === undefined ? "" : ` ${finding.lastTime}`;
    const text = `${since}${finding.message}${advice}${before}`;
    return place.length > width
      ? [wrap(place, 6, 4), wrap(text, start)]
      : [`    ${place.padEnd(width + 2)}${wrap(text, start).trimStart()}`];
  });
  const [only = ""] = advices;
  if (isCommon && only !== "") lines.push(wrap(`→ ${only}`, 6, 4));
  if (findings.length > shown.length)
    lines.push(`    ${words.andMore(findings.length - shown.length)}`);
  return lines;
}

function placeOf(finding: Finding): string {
  const [first] = finding.locations;
  const cells = cellsOf(finding);
  const listed = cells.length > 3 ? `${cells.slice(0, 3).join(", ")} …` : cells.join(", ");
  const place = listed === "" ? (first?.sheet ?? "") : `${first?.sheet ?? ""}!${listed}`;
  return `${place} ${recordsNamed(finding)}`.trimEnd();
}

/** Rules that did not run for the same reason are named together; a table that is not there stands for its rules. */
function notRunLines(notRun: readonly NotRun[]): string[] {
  return notRunByReason(notRun).map(({ sentence, rules }) =>
    wrap(
      sentence ?? `${rules.map(({ rule }) => rule).join(", ")}: ${rules[0]?.reason ?? ""}`,
      6,
      4,
    ),
  );
}

function totals(files: readonly CheckedFile[]): string {
  const number = (state: ReturnType<typeof stateOf>) =>
    files.filter((checked) => stateOf(checked) === state).length;
  return words.totals(
    files.length,
    number("ready"),
    number("errors"),
    number("queries"),
    number("unreadable"),
  );
}
