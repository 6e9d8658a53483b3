import { packText } from "../text/pack";
import { fail, ok, type Result } from "../text/trouble";
import { dateForm } from "./date-form";
import type { FieldJson } from "./pack-shape";

interface TextForm {
  readonly pattern: string;
  readonly example: string;
}

const TEXT_FORMS: ReadonlyMap<string, TextForm> = new Map([
  ["email", { pattern: "[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s.]{2,63}", example: "name@example.org" }],
  [
    "uri",
    {
      pattern: "[A-Za-z][A-Za-z0-9+.\\-]{1,30}:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%\\-]+",
      example: "https://www.example.org/page",
    },
  ],
  [
    "uuid",
    {
      pattern: "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}",
      example: "123e4567-e89b-12d3-a456-426614174000",
    },
  ],
  [
    "binary",
    {
      pattern: "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?",
      example: "UGx1bWJsaW5l",
    },
  ],
]);

/** What the format of a field asks of its values: a form of dates, a form of texts, or nothing beyond the type. */
export interface FieldFormat {
  readonly date?: string;
  readonly text?: TextForm;
}

/** Reads the `format` of Table Schema; trouble where its type has none such, or none that can be kept to. */
export function formatOf({ type, format }: FieldJson): Result<FieldFormat> {
  // The prefix is that of an early version of the standard.
  const written = (format ?? "default").replace(/^fmt:/, "");
  if (written === "default") return ok({});
  const refuse = (message: string) => fail({ code: "format", message });
  switch (type) {
    case "date":
    case "datetime":
      if (written === "any") return ok({});
      return dateForm(written) ? ok({ date: written }) : refuse(packText.format.date(written));
    case "string": {
      const text = TEXT_FORMS.get(written);
      return text ? ok({ text }) : refuse(packText.format.text(written, TEXT_FORMS.keys()));
    }
    default:
      return refuse(packText.format.none(type, written));
  }
}
