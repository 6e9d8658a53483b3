import type { LexerTreeBuilder } from "@univerjs/preset-sheets-core";

/** Brackets in a formula nest no deeper than this while somebody types. */
const DEEPEST = 32;

/**
 * Univer's reader of formulas keeps count of square brackets and does not begin anew with each formula:
 * one half-typed `tblCaseload[Ref` and every formula after it is misread. Formulas of one bracket bring
 * the count back to nothing.
 */
function closeBrackets(read: (formula: string) => unknown, isClosed: () => boolean): void {
  for (const formula of ["=]", "=["]) {
    for (let i = 0; i < DEEPEST && !isClosed(); i++) read(formula);
  }
}

/** Lets a reader of formulas begin with all brackets closed, whatever it has read before. */
export function beginWithClosedBrackets(lexer: LexerTreeBuilder): void {
  const treeBuilder = lexer.treeBuilder.bind(lexer);
  const sequenceNodesBuilder = lexer.sequenceNodesBuilder.bind(lexer);
  const getFunctionAndParameter = lexer.getFunctionAndParameter.bind(lexer);
  const close = () =>
    closeBrackets(
      (formula) => treeBuilder(formula, false),
      () => lexer.isSquareBracketClose(),
    );
  lexer.treeBuilder = (...given) => {
    close();
    return treeBuilder(...given);
  };
  lexer.sequenceNodesBuilder = (...given) => {
    close();
    return sequenceNodesBuilder(...given);
  };
  lexer.getFunctionAndParameter = (...given) => {
    close();
    return getFunctionAndParameter(...given);
  };
}
