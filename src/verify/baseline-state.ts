import { compareText } from "../text/compare";
import type { Finding, Run } from "./finding";
import { stoodAt } from "./stood-at";

const STATES = ["new", "updated", "unchanged"] as const;
const [NEW, UPDATED, UNCHANGED] = [0, 1, 2];

/**
 * What runs are held against: an earlier return or check. After an edit a run is mostly the one before, and nearly all
 * of its findings stand as they stood.
 */
export class Baseline {
  readonly #earlier: Pool;
  #findings: readonly Finding[] = [];
  #marks: readonly (Mark | null)[] = [];
  #states: Uint8Array = new Uint8Array(0);
  #stated: readonly Finding[] = [];

  constructor(
    earlier: readonly Finding[],
    private readonly what: "return" | "check",
  ) {
    this.#earlier = new Pool(
      earlier.filter(({ status }) => status !== "closed"),
      ({ fingerprint }) => fingerprint,
    );
  }

  /**
   * The run with each finding held against those of before: new, unchanged, or updated where the same rule fails in
   * the same field of the same record with another value. Earlier ones that are gone follow as absent, unless their
   * rule did not run this time and so says nothing of them.
   */
  hold(run: Run): Run {
    const places = stoodAt(this.#findings, run.findings);
    const same = this.#earlier.taking();
    const count = run.findings.length;
    const marks = new Array<Mark | null>(count);
    const states = new Uint8Array(count);
    for (let at = 0; at < count; at++) {
      const place = places[at]!;
      const mark = place === -1 ? this.#earlier.markOf(run.findings[at]!) : this.#marks[place]!;
      marks[at] = mark;
      states[at] = same.take(mark) ? UNCHANGED : NEW;
    }
    const alike = new Pool(same.left(), placeOf);
    const like = alike.taking();
    const stated = [0, 0, 0];
    const findings = run.findings.map((finding, at): Finding => {
      if (states[at] === NEW && like.take(alike.markOf(finding))) states[at] = UPDATED;
      const state = states[at]!;
      stated[state]!++;
      const place = places[at]!;
      return place !== -1 && this.#states[place] === state
        ? this.#stated[place]!
        : { ...finding, baselineState: STATES[state]! };
    });
    this.#findings = run.findings;
    this.#marks = marks;
    this.#states = states;
    this.#stated = findings;
    const silent = new Set(run.notRun.map(({ rule }) => rule));
    const gone = like.left().filter(({ rule }) => !silent.has(rule));
    const ids = new Set(gone.length > 0 ? findings.map(({ id }) => id) : []);
    const absent = gone.map((finding): Finding => {
      let id = finding.id;
      while (ids.has(id)) id += "*";
      ids.add(id);
      return { ...finding, id, status: "closed", baselineState: "absent" };
    });
    const counts = {
      new: stated[NEW]!,
      unchanged: stated[UNCHANGED]!,
      updated: stated[UPDATED]!,
      absent: absent.length,
    };
    return {
      ...run,
      against: compareText.baselineCounts(counts, this.what),
      findings: [...findings, ...absent],
    };
  }
}

/** Whether a finding is only remembered from the return or the check that a run is held against. */
export const isAbsent = ({ baselineState }: Finding) => baselineState === "absent";

/** The rule and the field of the record that a finding is about, whatever stands there; none without a key. */
function placeOf({ rule, locations: [first] }: Finding): string | null {
  if (!first || first.rowKey === null) return null;
  return [rule, first.table ?? "", first.rowKey.toLowerCase(), first.field ?? ""].join("\u001f");
}

/** Something that findings can share, and where those that have it stand. */
interface Mark {
  readonly number: number;
  readonly places: number[];
}

/** Findings of which each is taken once, by something that two of them can share. */
class Pool {
  readonly #marks = new Map<string, Mark>();

  constructor(
    private readonly findings: readonly Finding[],
    private readonly nameOf: (finding: Finding) => string | null,
  ) {
    for (const [at, finding] of findings.entries()) {
      const name = nameOf(finding);
      if (name === null) continue;
      const known = this.#marks.get(name);
      if (known) known.places.push(at);
      else this.#marks.set(name, { places: [at], number: this.#marks.size });
    }
  }

  /** What a finding shares with some of them; null where it shares nothing. */
  markOf(finding: Finding): Mark | null {
    const name = this.nameOf(finding);
    return (name === null ? null : this.#marks.get(name)) ?? null;
  }

  /** All of them, for taking. */
  taking() {
    const isTaken = new Uint8Array(this.findings.length);
    const taken = new Int32Array(this.#marks.size);
    return {
      /** Takes one with this mark; false where none is left. */
      take: (mark: Mark | null): boolean => {
        const at = mark?.places[taken[mark.number]!];
        if (mark === null || at === undefined) return false;
        taken[mark.number]!++;
        isTaken[at] = 1;
        return true;
      },
      /** Those that nobody took, in their order. */
      left: (): readonly Finding[] => this.findings.filter((_, at) => isTaken[at] === 0),
    };
  }
}
