import { Button } from "@fluentui/react-components";
import { FolderOpen20Regular } from "@fluentui/react-icons/svg/folder-open";
import { useRef } from "react";
import { paneFilesText as words } from "../../src/text/pane-files";

/** Asks for a folder, and hands on all files in it and below; nothing where the host knows no such thing. */
export function FolderButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  if (!("webkitdirectory" in HTMLInputElement.prototype)) return null;
  return (
    <>
      <Button icon={<FolderOpen20Regular />} onClick={() => input.current?.click()}>
        {words.chooseFolder}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          // React has no name for this attribute.
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        multiple
        hidden
        aria-label={words.chooseFolder}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // Emptied, so that the same folder can be chosen again after something was added to it.
          event.target.value = "";
          onFiles(files);
        }}
      />
    </>
  );
}
