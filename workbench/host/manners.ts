interface Page {
  alert: unknown;
  confirm: unknown;
  prompt: unknown;
  readonly history: object;
}

/**
 * What office.js does to the page that loads it: the browser's own boxes throw, and history cannot be
 * written, so a pane that relies on either fails in the workbench as it would in Excel.
 */
export function installManners(page: Page): void {
  const refuse = () => {
    throw new Error("An add-in cannot open the browser's own message boxes.");
  };
  page.alert = refuse;
  page.confirm = refuse;
  page.prompt = refuse;
  Object.assign(page.history, { pushState: null, replaceState: null });
}
