import type { Words } from "../reading";

/** What became of an identifier: its canonical form, or why it has none; a right one may be flagged. */
export interface Read {
  readonly canonical: string | null;
  readonly reason: { readonly code: string; readonly message: string } | null;
  readonly warning: { readonly code: string; readonly message: string } | null;
}

/** The kinds of identifiers that functions can judge. They are handed in, because they live in a room of their own. */
export interface Schemes {
  readonly names: Words<string>;
  readonly read: (scheme: string, text: string) => Read;
}
