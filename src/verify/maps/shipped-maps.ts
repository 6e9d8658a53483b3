import delius from "../../../packs/maps/delius.json";
import oasys from "../../../packs/maps/oasys.json";
import prison from "../../../packs/maps/prison.json";
import youthReturn from "../../../packs/maps/youth-return.json";
import { mapsText } from "../../text/verify-maps";
import { fail, ok, type Result } from "../../text/trouble";
import { readMap, type ColumnMap } from "./map";

let shipped: readonly ColumnMap[] | null = null;

/** The maps that come with Plumbline: headings that are documented in public, and no others. */
export function shippedMaps(): readonly ColumnMap[] {
  shipped ??= [delius, oasys, prison, youthReturn].map((json) => {
    const map = readMap(json);
    // A shipped map that cannot be read is a fault of the build, not of a user.
    if (!map.ok) throw new Error(map.trouble.message);
    return map.value;
  });
  return shipped;
}

/** A shipped map by its id, in any case. */
export function mapById(id: string): Result<ColumnMap> {
  const wanted = id.trim().toLowerCase();
  const map = shippedMaps().find((one) => one.id === wanted);
  return map
    ? ok(map)
    : fail(
        mapsText.unknownMap(
          id,
          shippedMaps().map((one) => one.id),
        ),
      );
}
