import { DocumentSearch20Regular } from "@fluentui/react-icons/svg/document-search";
import { integrityText } from "../../../src/text/integrity";
import { templateOf, withTemplate } from "../../../src/verify/integrity/template";
import type { Pack } from "../../../src/verify/pack";
import type { OpenOptions } from "../../files/open-file";
import { ChooseFile } from "../../parts/ChooseFile";
import { useAnnounce } from "../../state/announcer";
import { useServices } from "../../state/services";
import { useVerify } from "../state";

const words = integrityText.pane;

/** Opens the blank form that the workbook was made from, and compares with it from then on. */
export function TemplateChoice({ pack }: { readonly pack: Pack }) {
  const { openFile, pause } = useServices();
  const { packs } = useVerify();
  const announce = useAnnounce();
  const take = async (file: File, options: OpenOptions) => {
    const opened = await openFile(file, options);
    if (!opened.ok) return opened.trouble;
    const template = await templateOf(opened.value, { pause, ...options });
    const next = template.ok ? withTemplate(pack, template.value) : template;
    if (!next.ok) return next.trouble;
    if (options.signal?.aborted) return null;
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
