import type { Json } from "../protocol";

export interface DebugInfo {
  readonly code: string;
  readonly message: string;
  /** The member that failed, "Worksheet.getRange". */
  readonly errorLocation?: string;
  /** The statement that failed, as somebody would write it. */
  readonly statement?: string;
  readonly surroundingStatements?: readonly string[];
  readonly innerError?: Json;
}

/** `OfficeExtension.Error`: what a request, or a member used before its time, fails with. */
export class OfficeError extends Error {
  readonly traceMessages: readonly string[] = [];

  constructor(
    readonly code: string,
    message: string,
    readonly debugInfo: DebugInfo = { code, message },
  ) {
    super(message);
    this.name = "RichApi.Error";
  }

  override toString(): string {
    return `${this.code}: ${this.message}`;
  }
}

export const ERROR_CODES = {
  accessDenied: "AccessDenied",
  activityLimitReached: "ActivityLimitReached",
  apiNotFound: "ApiNotFound",
  cannotRegisterEvent: "CannotRegisterEvent",
  connectionFailure: "ConnectionFailure",
  generalException: "GeneralException",
  invalidArgument: "InvalidArgument",
  invalidObjectPath: "InvalidObjectPath",
  invalidRequestContext: "InvalidRequestContext",
  propertyNotLoaded: "PropertyNotLoaded",
  runMustReturnPromise: "RunMustReturnPromise",
  valueNotLoaded: "ValueNotLoaded",
} as const;

function located(code: string, message: string, errorLocation: string): OfficeError {
  return new OfficeError(code, message, { code, message, errorLocation });
}

export const clientError = {
  notLoaded: (member: string, place: string) =>
    located(
      ERROR_CODES.propertyNotLoaded,
      `${member} has not been read yet: load it and wait for context.sync() first.`,
      place,
    ),
  notAsked: () =>
    new OfficeError(
      ERROR_CODES.propertyNotLoaded,
      "Whether the object is there is not known yet: wait for context.sync() first.",
    ),
  noValue: () =>
    located(
      ERROR_CODES.valueNotLoaded,
      "The result is not there yet: wait for context.sync() first.",
      "clientResult.value",
    ),
  unknown: (place: string) =>
    located(ERROR_CODES.apiNotFound, `The object model has no member ${place}.`, place),
  tooNew: (place: string, set: string) =>
    located(
      ERROR_CODES.apiNotFound,
      `${place} belongs to ${set}, which is newer than the manifest requires and has not been asked for.`,
      place,
    ),
  dead: (place: string) =>
    located(
      ERROR_CODES.invalidObjectPath,
      `The ${place} is out of reach: it was not tracked beyond the batch that made it.`,
      place,
    ),
  otherContext: () =>
    new OfficeError(
      ERROR_CODES.invalidRequestContext,
      "An object of one request context cannot be used in another.",
    ),
  invalidArgument: (message: string, place: string) =>
    located(ERROR_CODES.invalidArgument, message, place),
  noPromise: () =>
    new OfficeError(
      ERROR_CODES.runMustReturnPromise,
      "The function given to run has to return a promise.",
    ),
};
