import { contractText } from "../../src/text/contract";
import { findCapabilities } from "../../taskpane/host/capabilities";
import { excelWorkbook } from "../../taskpane/host/workbook";
import { outcomeOf, type Check, type Outcome } from "./check";
import { probes, tryProbe } from "./host.contract";
import { workbookChecks } from "./workbook.contract";

// A page for developers who have Excel: it tries the same contract that the simulated host is tried on,
// and hands out what it saw, so that what is assumed of Excel can be confirmed or put right.

/** What one probe saw in this Excel. */
interface Sighting extends Outcome {
  readonly seen: unknown;
}

const plain = (seen: unknown): unknown => JSON.parse(JSON.stringify(seen ?? null));

async function sight(index: number): Promise<Sighting> {
  const probe = probes[index];
  if (!probe) throw new Error(`There is no probe ${index}.`);
  const subject = { Excel, OfficeExtension };
  try {
    const seen = plain(await tryProbe(subject, probe, index));
    const [have, want] = [JSON.stringify(seen), JSON.stringify(probe.expected)];
    const passed = probe.expected === undefined || have === want;
    return {
      name: probe.name,
      passed,
      why: passed ? null : contractText.seenElse(have, want),
      seen,
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { name: probe.name, passed: false, why, seen: null };
  }
}

function add<K extends keyof HTMLElementTagNameMap>(
  to: HTMLElement,
  kind: K,
  text = "",
): HTMLElementTagNameMap[K] {
  const element = document.createElement(kind);
  element.textContent = text;
  to.append(element);
  return element;
}

async function run(place: HTMLElement): Promise<void> {
  const checks: Check[] = workbookChecks(async () => ({
    workbook: excelWorkbook(findCapabilities()),
    edit: null,
  }));
  const total = checks.length + probes.length;
  const progress = add(place, "p");
  progress.setAttribute("role", "status");
  const failures = add(place, "ul");
  const outcomes: Outcome[] = [];
  const note = <T extends Outcome>(outcome: T): T => {
    outcomes.push(outcome);
    progress.textContent = contractText.running(outcomes.length, total);
    if (!outcome.passed) add(failures, "li", contractText.failure(outcome.name, outcome.why ?? ""));
    return outcome;
  };

  const host: Sighting[] = [];
  for (let index = 0; index < probes.length; index++) host.push(note(await sight(index)));
  const workbook: Outcome[] = [];
  for (const check of checks) workbook.push(note(await outcomeOf(check)));

  const failed = outcomes.filter(({ passed }) => !passed).length;
  progress.textContent = contractText.done(failed, total);
  const { diagnostics, displayLanguage } = Office.context;
  const results = {
    format: 1,
    version: document.documentElement.dataset["version"],
    at: new Date().toISOString(),
    excel: {
      host: diagnostics.host,
      platform: diagnostics.platform,
      version: diagnostics.version,
      displayLanguage,
    },
    host,
    workbook,
  };
  offer(place, JSON.stringify(results, null, 2));
}

/** A link to save the results, and a field to copy them from: some panes block downloads. */
function offer(place: HTMLElement, results: string): void {
  const link = add(place, "a", contractText.download);
  link.href = URL.createObjectURL(new Blob([results], { type: "application/json" }));
  link.download = "plumbline-contract.json";
  const label = add(add(place, "p"), "label", contractText.results);
  const field = add(label, "textarea");
  field.readOnly = true;
  field.rows = 12;
  field.value = results;
}

async function start(place: HTMLElement): Promise<void> {
  const isExcel =
    typeof Office !== "undefined" && (await Office.onReady()).host === Office.HostType.Excel;
  if (!isExcel) {
    add(place, "p", contractText.alone);
    return;
  }
  add(place, "p", contractText.warning);
  const button = add(place, "button", contractText.run);
  button.type = "button";
  button.addEventListener("click", () => {
    button.disabled = true;
    void run(place);
  });
}

const place = document.getElementById("contract");
if (place) void start(place);
