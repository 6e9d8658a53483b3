import { isBlank, trim } from "../cells/cell";
import type { Moment } from "../records/moment";
import type { Plan } from "../records/plan";
import { limitText, limitWords, type LimitName } from "../text/audit-limits";
import { fail, type Result } from "../text/trouble";
import { Draft } from "./draft";
import { LEADS, personOf } from "./life/people";
import { fitsPolicy, settingName } from "./life/policy";
import type { Register } from "./register";
import { fitsMatrix } from "./risk/matrix";

/** Each limit as we propose it, written as people write it. */
const PROPOSED: Readonly<Record<LimitName, string>> = {
  major_plan: "14 days",
  minor_plan: "30 days",
  major_done: "60 days",
  minor_done: "90 days",
  major_effectiveness: "60",
  minor_effectiveness: "30",
  reporting_cycle: "none",
  max_extensions: "2",
  reopen_within: "365",
  escalate_lead: "8",
  escalate_manager: "31",
  calendar: "England and Wales",
  risk_matrix: "3x3",
  risk_hazard_scale: "L = 1; M = 2; H = 3",
  risk_likelihood_scale: "L = 1; M = 2; H = 3",
  risk_bands: "1 trivial; 2 low; 3 to 4 medium; 6 high; 9 very high",
};

export interface Limit {
  readonly name: LimitName;
  /** As the workbook has it; blank where it says nothing. */
  readonly kept: string;
  readonly proposed: string;
}

/** Every limit that an organisation can set, with what its workbook says. */
export function limitsOf({ rows }: Register): readonly Limit[] {
  const kept = new Map(rows.tblSetting.map(({ setting, value }) => [settingName(setting), value]));
  // The names of a record are those that its type lists.
  const names = Object.keys(PROPOSED) as LimitName[];
  return names.map((name) => ({ name, kept: kept.get(name) ?? "", proposed: PROPOSED[name] }));
}

/**
 * Sets the limits that differ from what stands already; a blank one goes back to what we propose. Refused to everybody
 * but leads, where the workbook lists its people, and where a value cannot be read.
 */
export function setLimits(
  register: Register,
  values: ReadonlyMap<LimitName, string>,
  moment: Moment,
): Result<Plan> {
  const { tblPeople, tblSetting } = register.rows;
  const person = personOf(register, moment.actor);
  const isLead = person?.active === true && LEADS.includes(person.role);
  if (tblPeople.length > 0 && !isLead) return fail(limitText.notLead(moment.actor));
  const draft = new Draft(register, moment);
  let isAny = false;
  for (const { name, kept, proposed } of limitsOf(register)) {
    const typed = values.get(name);
    if (typed === undefined) continue;
    const before = isBlank(kept) ? proposed : kept;
    const value = isBlank(typed) ? proposed : trim(typed);
    if (value.toLowerCase() === before.toLowerCase()) continue;
    const { label, hint } = limitWords[name];
    if ((fitsPolicy(name, value) ?? fitsMatrix(name, value)) !== true) {
      return fail(limitText.unfit(label, value, hint));
    }
    isAny = true;
    const standing = tblSetting.find(({ setting }) => settingName(setting) === name);
    const row = standing
      ? draft.set("tblSetting", standing, { value })
      : { setting: name, value, note: label };
    if (!standing) draft.add("tblSetting", row);
    draft.say(limitText.sets(label, value, before));
    draft.log("set", "setting", name, { value, before }, { table: "tblSetting", row });
  }
  if (!isAny) return fail(limitText.nothing());
  draft.say(limitText.kept);
  return draft.done();
}
