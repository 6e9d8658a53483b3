import maracJmappa from "../../packs/measures/marac-jmappa.json";
import policingGovernance from "../../packs/measures/policing-governance.json";
import probationServiceLevels from "../../packs/measures/probation-service-levels.json";
import resettlementContract from "../../packs/measures/resettlement-contract.json";
import restorativeJustice from "../../packs/measures/restorative-justice.json";
import staff from "../../packs/measures/staff.json";
import youthJusticeKpis from "../../packs/measures/youth-justice-kpis.json";
import { measuresText } from "../text/measures";
import { ok, type Result } from "../text/trouble";
import { readMeasurePack, type MeasurePack } from "./pack";

const FILES: readonly unknown[] = [
  resettlementContract,
  probationServiceLevels,
  youthJusticeKpis,
  restorativeJustice,
  policingGovernance,
  maracJmappa,
  staff,
];

let shipped: readonly MeasurePack[] | null = null;

/** The measure packs that come with Plumbline. They are read once, when first asked for. */
export function shippedMeasurePacks(): readonly MeasurePack[] {
  shipped ??= FILES.map((json) => {
    const pack = readMeasurePack(json);
    if (!pack.ok) throw new Error(pack.trouble.message);
    return pack.value;
  });
  return shipped;
}

/** The shipped measure pack of an id. */
export function measurePackById(id: string): Result<MeasurePack> {
  const packs = shippedMeasurePacks();
  const wanted = id.toLowerCase();
  const found = packs.find((pack) => pack.id === wanted);
  const known = packs.map((pack) => pack.id);
  return found ? ok(found) : measuresText.noPack(id, known);
}
