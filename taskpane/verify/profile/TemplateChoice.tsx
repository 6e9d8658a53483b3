import { DocumentSearch20Regular } from "@fluentui/react-icons/svg/document-search";
import { integrityText } from "../../../src/text/integrity";
import { templateOf, withTemplate } from "../../../src/verify/integrity/template";
import type { Pack } from "../../../src/verify/pack";
import { ChooseFile } from "../../parts/ChooseFile";
import { useAnnounce } from "../../state/announcer";
import { useServices } from "../../state/services";
import { useVerify } from "../state";
import { openWorkbookFile } from "../workbook-file";

const words = integrityText.pane;

/** Opens the blank form that the workbook was made from, and compares with it from then on. */
export function TemplateChoice({ pack }: { readonly pack: Pack }) {
  const { pause } = useServices();
  const { packs } = useVerify();
  const announce = useAnnounce();
  const take = async (file: File) => {
    const opened = await openWorkbookFile(file);
    if (!opened.ok) return opened.trouble;
    const template = await templateOf(opened.value, { pause });
    const next = template.ok ? withTemplate(pack, template.value) : template;
    if (!next.ok) return next.trouble;
    packs.addOwn(next.value);
    announce(words.added(file.name));
    return null;
  };
  return (
    <ChooseFile
      label={words.choose}
      accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.xltx,.xltm"
      icon={<DocumentSearch20Regular />}
      note={words.note}
      onFile={take}
    />
  );
}
