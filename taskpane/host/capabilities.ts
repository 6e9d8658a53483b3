/** What this Excel can do beyond what the manifest requires. Asked once, when the pane starts. */
export interface Capabilities {
  /** Links to other workbooks can be listed. */
  readonly externalLinks: boolean;
  /** What an add-in writes can be undone with Ctrl+Z. */
  readonly undo: boolean;
  /** Functions may be given, and may give back, data types. */
  readonly dataTypes: boolean;
}

export function findCapabilities(): Capabilities {
  const has = (set: string, version: string) =>
    Office.context.requirements.isSetSupported(set, version);
  return {
    externalLinks: has("ExcelApiOnline", "1.1"),
    undo: has("ExcelApi", "1.19"),
    dataTypes: has("CustomFunctionsRuntime", "1.4"),
  };
}
