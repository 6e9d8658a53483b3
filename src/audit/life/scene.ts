import { calendarFor, type Calendar } from "../../calendar/calendar";
import { formatDate, type DayNumber } from "../../cells/date";
import { findingText } from "../../text/audit-finding";
import { fail, ok, type Result, type Trouble } from "../../text/trouble";
import { newId } from "../../records/ids";
import type { Moment } from "../../records/moment";
import type { Plan } from "../../records/plan";
import type { Kept } from "../../records/read";
import { Draft } from "../draft";
import { dueDate } from "../due";
import type { RowOf } from "../layout";
import type { EvidenceCheck } from "../recheck-evidence";
import type { Register } from "../register";
import type { Actor } from "./guard";
import { standingOf } from "./people";
import { policyOf, type FindingPolicy } from "./policy";
import type { StepName } from "./steps";

export type FindingRow = Kept<RowOf<"tblFinding">>;
export type ActionRow = Kept<RowOf<"tblAction">>;

export interface StepTerms {
  /** Evidence as it was found just now; what is not here counts as when it was last looked at. */
  readonly checks: readonly EvidenceCheck[];
}

/** Actions of the finding's present round that still count. */
export function presentActions(register: Register, finding: FindingRow): readonly ActionRow[] {
  return presentOf(register.rows.tblAction, finding);
}

/** Those actions that count for a finding: of its present time round, and not cancelled. */
export function presentOf<T extends RowOf<"tblAction">>(
  actions: readonly T[],
  finding: RowOf<"tblFinding">,
): readonly T[] {
  return actions.filter(
    ({ findingId, cycle, status }) =>
      findingId === finding.findingId && cycle === finding.cycle && status !== "cancelled",
  );
}

/** One step on one finding: what it stands on, and what it writes. */
export class Scene {
  readonly register: Register;
  readonly finding: FindingRow;
  readonly actions: readonly ActionRow[];
  readonly moment: Moment;
  readonly policy: FindingPolicy;
  readonly calendar: Calendar;
  readonly actor: Actor;
  readonly checks: readonly EvidenceCheck[];
  readonly step: StepName;
  readonly draft: Draft;
  #fields: Partial<RowOf<"tblFinding">> = {};
  #said: { text: string; evidenceIds: readonly string[] } = { text: "", evidenceIds: [] };
  #made: string | null = null;

  private constructor(
    register: Register,
    finding: FindingRow,
    step: StepName,
    moment: Moment,
    terms: StepTerms,
    policy: FindingPolicy,
    calendar: Calendar,
  ) {
    this.register = register;
    this.finding = finding;
    this.actions = presentActions(register, finding);
    this.step = step;
    this.moment = moment;
    this.checks = terms.checks;
    this.policy = policy;
    this.calendar = calendar;
    this.actor = { name: moment.actor, ...standingOf(register, finding, moment.actor) };
    this.draft = new Draft(register, moment);
  }

  static open(
    register: Register,
    id: string,
    step: StepName,
    moment: Moment,
    terms: StepTerms,
  ): Result<Scene> {
    const finding = register.rows.tblFinding.find(({ findingId }) => findingId === id);
    if (!finding) return fail(findingText.findingUnknown(id));
    const { policy } = policyOf(register);
    const calendar = calendarFor(policy.division);
    if (!calendar.ok) return calendar;
    return ok(new Scene(register, finding, step, moment, terms, policy, calendar.value));
  }

  get today(): DayNumber {
    return this.moment.today;
  }

  get id(): string {
    return this.finding.findingId;
  }

  /** What the step puts into the row of the finding. */
  set(fields: Partial<RowOf<"tblFinding">>): void {
    this.#fields = { ...this.#fields, ...fields };
  }

  /** What the history keeps of the step, beside who and when. */
  note(text: string, evidenceIds: readonly string[] = []): void {
    this.#said = { text, evidenceIds };
  }

  say(...sentences: readonly string[]): void {
    this.draft.say(...sentences);
  }

  setAction(action: ActionRow, fields: Partial<RowOf<"tblAction">>): void {
    const row = this.draft.set("tblAction", action, fields);
    this.draft.log(
      this.step,
      "action",
      action.actionId,
      { status: row.status },
      {
        table: "tblAction",
        row,
      },
    );
  }

  addAction(given: Omit<RowOf<"tblAction">, "actionId" | "findingId" | "cycle">): string {
    const taken = this.register.rows.tblAction.map(({ actionId }) => actionId);
    const actionId = newId("A", taken, this.moment);
    const row = { ...given, actionId, findingId: this.id, cycle: this.finding.cycle };
    this.draft.add("tblAction", row);
    this.draft.log(
      this.step,
      "action",
      actionId,
      { finding: this.id },
      { table: "tblAction", row },
    );
    this.#made = actionId;
    return actionId;
  }

  /** The dates by which a round that begins today has to be answered and done. */
  dueDates(grade: FindingRow["grade"], from: DayNumber): Trouble | null {
    if (grade === "ofi") {
      this.set({ responseDue: null, completionDue: null });
      return null;
    }
    const response = dueDate(from, this.policy.response[grade], this.calendar);
    if (!response.ok) return response.trouble;
    const completion = dueDate(from, this.policy.completion[grade], this.calendar);
    if (!completion.ok) return completion.trouble;
    this.set({ responseDue: response.value, completionDue: completion.value });
    this.say(findingText.done.due(formatDate(response.value), formatDate(completion.value)));
    return null;
  }

  done(): Result<Plan> {
    const { text, evidenceIds } = this.#said;
    const row =
      Object.keys(this.#fields).length > 0
        ? this.draft.set("tblFinding", this.finding, this.#fields)
        : this.finding;
    const taken = this.register.rows.tblFindingStep.map(({ stepId }) => stepId);
    this.draft.add("tblFindingStep", {
      stepId: newId("S", taken, this.moment),
      findingId: this.id,
      cycle: this.finding.cycle,
      on: this.today,
      by: this.moment.actor,
      step: this.step,
      state: row.state,
      text,
      evidenceIds,
    });
    this.draft.log(
      this.step,
      "finding",
      this.id,
      { state: row.state, ...(text !== "" && { text }) },
      { table: "tblFinding", row },
    );
    return this.draft.done(this.#made);
  }
}
