import * as disparities from "../src/kpi/disparity";
import * as relativeRates from "../src/kpi/relative-rate";
import * as shareRatios from "../src/kpi/share-ratio";
import { optional, required } from "./arguments";
import { several } from "./results";

/**
 * Compares how often something happens to one group and to another: the relative rate index.
 * @customfunction
 * @param groupCount How often it happened to the group.
 * @param groupBase How many of the group it could have happened to.
 * @param refCount How often it happened to the group that is compared with.
 * @param refBase How many of that group it could have happened to.
 * @param [which] "rri", "lower", "upper", "all" (three cells), or "upper+0.5". Left out: "rri".
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @param [minBase] Smallest base of either group for which a ratio is shown. Left out: 30.
 * @param [minCount] Smallest count of either group for which a ratio is shown. Left out: 5.
 * @returns The rate of the group divided by that of the other: 2 is twice as often.
 * @remarks Below either minimum the cell shows #N/A, because so few say more about chance than about people. A group that
 * was never counted has 0, and no upper limit unless “upper+0.5” asks for one.
 * @remarks No case in the group that is compared with gives #DIV/0!; a count above its base gives #NUM!.
 * @example =KPI.RRI(102, 1000, 15, 1000) gives 6.8
 * @example =KPI.RRI(45, 120, 30, 115, "all") gives {1.4375, 0.978436010161, 2.111948281279}
 * @example =KPI.RRI(3, 20, 30, 115) gives #N/A
 */
export function rri(
  groupCount: unknown[][],
  groupBase: unknown[][],
  refCount: unknown[][],
  refBase: unknown[][],
  which?: unknown,
  confidence?: unknown[][],
  minBase?: unknown[][],
  minCount?: unknown[][],
): unknown[][] {
  return several(
    relativeRates.relativeRateIndex({
      groupCount: required("group_count", groupCount),
      groupBase: required("group_base", groupBase),
      refCount: required("ref_count", refCount),
      refBase: required("ref_base", refBase),
      which: optional("which", which),
      confidence: optional("confidence", confidence),
      minBase: optional("min_base", minBase),
      minCount: optional("min_count", minCount),
    }),
  );
}

/**
 * Works out the relative rates of all groups at all stages of a process, such as stop, arrest, charge and sentence.
 * @customfunction
 * @param groups The names of the groups: a column.
 * @param stages A row of counts for each group: its population or first stage, then each later stage.
 * @param reference The name of the group to compare with.
 * @param [minBase] Smallest number at the stage before for which a ratio is shown. Left out: 30.
 * @param [minCount] Smallest count at a stage for which a ratio is shown. Left out: 5.
 * @param [headers] TRUE puts a row of headings on top. Left out: FALSE.
 * @returns A row for each group: its name, then a relative rate for each stage after the first.
 * @remarks Each stage is taken as a share of the stage before, so that a difference at arrest is not counted again at
 * court. A first row with the names of the stages may be included in both ranges.
 * @remarks Numbers below a minimum show #N/A, and a stage without a case in the reference group #DIV/0!, each in its own
 * cell. A count above that of the stage before shows #NUM!.
 * @example =KPI.DISPARITY({"White";"Black"}, {1000,100,50;500,150,75}, "White") gives {"White",1,1;"Black",3,1}
 */
export function disparity(
  groups: unknown[][],
  stages: unknown[][],
  reference: unknown[][],
  minBase?: unknown[][],
  minCount?: unknown[][],
  headers?: unknown[][],
): unknown[][] {
  return several(
    disparities.disparity({
      groups: required("groups", groups),
      stages: required("stages", stages),
      reference: required("reference", reference),
      minBase: optional("min_base", minBase),
      minCount: optional("min_count", minCount),
      headers: optional("headers", headers),
    }),
  );
}

/**
 * Compares a group's share of those counted with its share of everyone, such as of custody and of the population.
 * @customfunction
 * @param groupShare The share of the group among those counted, from 0 to 1: one cell or a range.
 * @param baseShare The share of the group among everyone, from 0 to 1: one cell, or one for each.
 * @returns The ratio: 1 is in proportion, 2 is twice as many as there should be.
 * @remarks A blank share stays blank. A base share of 0 gives #DIV/0!, a share outside 0 to 1 #NUM!.
 * @example =KPI.REPRESENTATION(0.27, 0.18) gives 1.5
 */
export function representation(groupShare: unknown[][], baseShare: unknown[][]): unknown[][] {
  return several(
    shareRatios.representation({
      groupShare: required("group_share", groupShare),
      baseShare: required("base_share", baseShare),
    }),
  );
}

/**
 * Works out how far the rate of one group lies above or below that of another.
 * @customfunction
 * @param groupCount How often it happened to the group.
 * @param groupBase How many of the group it could have happened to.
 * @param refCount How often it happened to the group that is compared with.
 * @param refBase How many of that group it could have happened to.
 * @param [which] "all", "gap", "lower", "upper" or "excess" (cases above those at the other rate). Left out: "all".
 * @param [confidence] How sure to be, above 0 and below 1. Left out: 0.95.
 * @returns Three cells: the gap (group minus the other, 0.1 is ten points), its lower and its upper limit.
 * @remarks Limits on both sides of 0 mean that the gap may be chance (Newcombe’s interval). No base gives #DIV/0!; a count
 * above its base gives #NUM!.
 * @example =KPI.PARITYGAP(45, 120, 30, 115, "gap") gives 0.1141304347826087
 * @example =KPI.PARITYGAP(45, 120, 30, 115, "excess") gives 13.695652173913
 */
export function parityGap(
  groupCount: unknown[][],
  groupBase: unknown[][],
  refCount: unknown[][],
  refBase: unknown[][],
  which?: unknown,
  confidence?: unknown[][],
): unknown[][] {
  return several(
    relativeRates.parityGap({
      groupCount: required("group_count", groupCount),
      groupBase: required("group_base", groupBase),
      refCount: required("ref_count", refCount),
      refBase: required("ref_base", refBase),
      which: optional("which", which),
      confidence: optional("confidence", confidence),
    }),
  );
}

/**
 * Checks the four-fifths rule: whether a good outcome reaches a group at least 80% as often as the best-off group.
 * @customfunction
 * @param rate The rate of the good outcome in the group, from 0 to 1: one cell or a range.
 * @param bestRate The rate of the best-off group: one cell, or one for each.
 * @returns Two cells for each rate: its ratio to the best rate, and TRUE where that is below 0.8.
 * @remarks Exactly four fifths passes. A blank rate stays blank; a best rate of 0 gives #DIV/0!, a rate outside 0 to 1 #NUM!.
 * @example =KPI.FOURFIFTHS(0.4, 0.5) gives {0.8, FALSE}
 * @example =KPI.FOURFIFTHS({0.3;0.5}, 0.5) gives {0.6, TRUE; 1, FALSE}
 */
export function fourFifths(rate: unknown[][], bestRate: unknown[][]): unknown[][] {
  return several(
    shareRatios.fourFifths({
      rate: required("rate", rate),
      bestRate: required("best_rate", bestRate),
    }),
  );
}
