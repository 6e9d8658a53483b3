// The content security policies: one place for the pages, the server and the administrator's guide.
// They are what an auditor can read to see that nothing leaves the workbook.

/** Microsoft's own address of office.js; the only foreign one, and the store asks for it. */
export const OFFICE_ORIGIN = "https://appsforoffice.microsoft.com";

/**
 * Fluent UI puts empty style elements into the page and fills them from script, which no policy
 * forbids; this is the hash of the empty text, so that no inline style has to be allowed.
 */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** Who may show the pane in a frame: Excel on the web, and ourselves in the workbench. */
const PANE_ANCESTORS = [
  "'self'",
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.microsoft365.com",
  "https://*.cloud.microsoft",
  "https://*.sharepoint.com",
  "https://*.onedrive.com",
  "https://onedrive.live.com",
];

/** @param {Readonly<Record<string, readonly string[]>>} rules */
const written = (rules) =>
  Object.entries(rules)
    .map(([name, values]) => [name, ...values].join(" "))
    .join("; ");

/** @param {readonly string[]} scripts */
const rules = (scripts) => ({
  "default-src": ["'none'"],
  "script-src": scripts,
  "style-src": ["'self'", EMPTY_STYLE],
  "img-src": ["'self'", "data:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  // Files are read and written in threads of their own, from scripts of our own.
  "worker-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'none'"],
});

/** The pane in Excel, where office.js comes from Microsoft. */
export const PANE_CSP = written(rules(["'self'", OFFICE_ORIGIN]));

/** The same pane in the workbench, where nothing at all is foreign. */
export const OWN_ORIGIN_CSP = written(rules(["'self'"]));

/** The style of Univer's passing messages, which the library `sonner` writes into an inline element. */
const UNIVER_MESSAGE_STYLE = "'sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY='";

/** The workbench: as strict, with the pane in a frame and pictures that Univer draws. */
export const WORKBENCH_CSP = written({
  ...rules(["'self'"]),
  "style-src": ["'self'", EMPTY_STYLE, UNIVER_MESSAGE_STYLE],
  "img-src": ["'self'", "data:", "blob:"],
  "frame-src": ["'self'"],
});

/**
 * The policy of a page by its path in `dist`, as a header: headers alone can say who may frame a page.
 * @param {string} path "taskpane.html", "workbench/index.html" …
 */
export function headerFor(path) {
  if (path === "workbench/index.html") return `${WORKBENCH_CSP}; frame-ancestors 'none'`;
  if (path.startsWith("workbench/")) return `${OWN_ORIGIN_CSP}; frame-ancestors 'self'`;
  return `${PANE_CSP}; frame-ancestors ${PANE_ANCESTORS.join(" ")}`;
}
