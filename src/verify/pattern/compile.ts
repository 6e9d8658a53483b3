import { RegExpParser, visitRegExpAST, type AST } from "@eslint-community/regexpp";
import { MAX_TEXT } from "../../cells/address";
import { packText } from "../../text/pack";
import { fail, ok, type Result } from "../../text/trouble";
import { linearMatcher } from "./linear";
import { isUnlimited, measureChoice } from "./measure";

/** A pattern for whole values. */
export interface Pattern {
  readonly fits: (text: string) => boolean;
  /**
   * The most steps that a text of this length can have taken; counted by the shape of the pattern, so that
   * every machine says the same.
   */
  readonly work: (length: number, isFit: boolean) => number;
}

/** What every browser and Node that Plumbline runs in can read. */
const parser = new RegExpParser({ ecmaVersion: 2024 });

// Each unlimited repeat can raise the work by one power of the length, which stays small because values are short.
const MOST_UNLIMITED = 3;
// A long text times these would take seconds.
const MOST_STEPS = 5000;
// The engine of JavaScript takes a few milliseconds for as many at the worst, and mostly far less.
const QUICK = 2e6;

/**
 * A pattern as packs write them: for the whole value, Unicode, without what can make a match slow
 * (looking around, referring back, a repeat inside a repeat). The engine of JavaScript tries it where the
 * worst that its shape allows is little for a text; else it is tried letter by letter.
 */
export function compilePattern(pattern: string): Result<Pattern> {
  const bad = (message: string) => fail({ code: "pattern", message });
  const parsed = parse(pattern);
  if (!parsed) return bad(packText.pattern.unreadable(pattern));
  const { tree, native } = parsed;
  if (looksAround(tree)) return bad(packText.pattern.lookAround(pattern));
  const { ways, powers, steps } = measureChoice(tree.alternatives);
  const worst = (length: number) => ways * length ** powers;
  const isQuick = (length: number) => worst(length) <= QUICK;
  const isLarge = steps > MOST_STEPS && !isQuick(MAX_TEXT);
  if (repeatsRepeat(tree) || isLarge) return bad(packText.pattern.nested(pattern));
  let linear: ((text: string) => boolean) | null = null;
  return ok({
    fits: (text) => {
      if (isQuick(text.length)) return native.test(text);
      linear ??= linearMatcher(tree);
      return linear(text);
    },
    work: (length, isFit) => {
      if (!isQuick(length)) return steps * length;
      // A text that fits is seldom tried in a second way.
      return isFit ? 0 : worst(length);
    },
  });
}

function parse(pattern: string): { tree: AST.Pattern; native: RegExp } | null {
  try {
    return {
      tree: parser.parsePattern(pattern, 0, pattern.length, { unicode: true }),
      native: new RegExp(`^(?:${pattern})$`, "u"),
    };
  } catch {
    return null;
  }
}

function looksAround(pattern: AST.Pattern): boolean {
  let found = false;
  visitRegExpAST(pattern, {
    onAssertionEnter: ({ kind }) => {
      found ||= kind === "lookahead" || kind === "lookbehind";
    },
    onBackreferenceEnter: () => {
      found = true;
    },
  });
  return found;
}

/**
 * Whether something that is repeated without limit holds another such repeat or a choice, or there are too
 * many of them: shapes that can try a text in exponentially or polynomially many ways.
 */
function repeatsRepeat(pattern: AST.Pattern): boolean {
  let depth = 0;
  let unlimited = 0;
  let nested = false;
  visitRegExpAST(pattern, {
    onQuantifierEnter: (repeat) => {
      if (!isUnlimited(repeat)) return;
      unlimited++;
      const { element } = repeat;
      nested ||= depth > 0 || ("alternatives" in element && element.alternatives.length > 1);
      depth++;
    },
    onQuantifierLeave: (repeat) => {
      if (isUnlimited(repeat)) depth--;
    },
  });
  return nested || unlimited > MOST_UNLIMITED;
}
