import { programmeOf } from "../../../src/audit/programme/year";
import type { Register } from "../../../src/audit/register";
import { calendarDate } from "../../../src/cells/date";
import { paneProgrammeText } from "../../../src/text/pane-programme";
import { RowButton } from "../../parts/RowButton";
import { useAsAt } from "../../state/as-at";
import { useNavigation } from "../../state/navigation";

/** The way from the audit's first screen to the programme, with what is late in it. */
export function ProgrammeLink({ register }: { readonly register: Register }) {
  const { go } = useNavigation();
  const { day } = useAsAt();
  const { entries } = programmeOf(register, calendarDate(day).year, day);
  const late = entries.filter(({ standing }) => standing === "late").length;
  const planned = entries.filter(({ standing }) => standing === "planned" || standing === "due");
  return (
    <RowButton
      id="programme"
      title={paneProgrammeText.open}
      detail={paneProgrammeText.openHint(late, planned.length)}
      onClick={() => go({ name: "audit-programme" })}
    />
  );
}
