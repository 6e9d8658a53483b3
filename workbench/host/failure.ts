/** Trouble inside the host that the page sees as an `OfficeExtension.Error`. */
export class HostFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const failure = {
  itemNotFound: (what: string) => new HostFailure("ItemNotFound", `The workbook has no ${what}.`),
  itemExists: (what: string) =>
    new HostFailure("ItemAlreadyExists", `The workbook already has ${what}.`),
  invalidArgument: (why: string) => new HostFailure("InvalidArgument", why),
  invalidReference: (address: string) =>
    new HostFailure(
      "InvalidReference",
      `The address ${address} does not name cells of this workbook.`,
    ),
  accessDenied: (sheet: string) =>
    new HostFailure(
      "AccessDenied",
      `The sheet ${sheet} is protected, so its cells cannot be written.`,
    ),
  apiNotFound: (member: string) =>
    new HostFailure("ApiNotFound", `The simulated host does not know the member ${member}.`),
  invalidPath: () =>
    new HostFailure(
      "InvalidObjectPath",
      "The object is not in reach any more: it was not tracked.",
    ),
  cellEditing: () =>
    new HostFailure(
      "InvalidOperationInCellEditMode",
      "A cell is being edited, so nothing can be done.",
    ),
  requestTooLarge: () =>
    new HostFailure(
      "RequestPayloadSizeLimitExceeded",
      "What was sent is larger than the host takes at once.",
    ),
  responseTooLarge: () =>
    new HostFailure(
      "ResponsePayloadSizeLimitExceeded",
      "What was asked for is larger than the host gives at once.",
    ),
  invalidOperation: (why: string) => new HostFailure("InvalidOperation", why),
  general: (why: string) => new HostFailure("GeneralException", why),
};
