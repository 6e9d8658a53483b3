import { DocumentSearch20Regular } from "@fluentui/react-icons/svg/document-search";
import { integrityText } from "../../../src/text/integrity";
import type { Result } from "../../../src/text/trouble";
import { commonTemplate } from "../../../src/verify/integrity/common-form";
import { templateOf, withTemplate, type Template } from "../../../src/verify/integrity/template";
import type { Pack } from "../../../src/verify/pack";
import type { OpenOptions } from "../../files/open-file";
import { ChooseFile } from "../../parts/ChooseFile";
import { useAnnounce } from "../../state/announcer";
import { useServices } from "../../state/services";
import { useVerify } from "../state";

const words = integrityText.pane;

/** Opens the blank form that the workbook was made from, or returns that share it, and compares with it from then on. */
export function TemplateChoice({ pack }: { readonly pack: Pack }) {
  const { openFile, pause } = useServices();
  const { packs } = useVerify();
  const announce = useAnnounce();
  const take = async (file: File, options: OpenOptions, all: readonly File[]) => {
    const first = await formIn(file, options);
    if (!first.ok) return first.trouble;
    const others: Template[] = [];
    for (const other of all.filter((one) => one !== file)) {
      const template = await formIn(other, options);
      if (!template.ok) return template.trouble;
      others.push(template.value);
    }
    const next = withTemplate(pack, commonTemplate([first.value, ...others]));
    if (!next.ok) return next.trouble;
    if (options.signal?.aborted) return null;
    packs.addOwn(next.value);
    announce(others.length === 0 ? words.added(file.name) : words.shared(all.length));
    return null;
  };
  const formIn = async (file: File, options: OpenOptions): Promise<Result<Template>> => {
    const opened = await openFile(file, options);
    return opened.ok ? templateOf(opened.value, { pause, ...options }) : opened;
  };
  return (
    <ChooseFile
      label={words.choose}
      accept=".xlsx,.xlsm,.xlsb,.xls,.ods,.xltx,.xltm"
      icon={<DocumentSearch20Regular />}
      note={words.note}
      isForMany
      onFile={take}
    />
  );
}
