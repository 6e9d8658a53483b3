const WIDTH = 100;

/** Breaks a paragraph into lines, each set in by some spaces; words are never cut. */
export function wrap(text: string, indent: number, firstIndent = indent): string {
  const lines: string[] = [];
  let line = " ".repeat(firstIndent);
  let isEmpty = true;
  for (const word of text.split(/\s+/u)) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = " ".repeat(indent);
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join("\n");
}

/** Two columns: names on the left, sentences on the right. */
export function twoColumns(rows: readonly (readonly string[])[], indent = 2): string {
  const width = Math.min(30, Math.max(0, ...rows.map(([name = ""]) => name.length)));
  return rows
    .map(([name = "", text = ""]) => {
      const start = indent + width + 2;
      const left = " ".repeat(indent) + name.padEnd(width + 2);
      if (left.length > start) return `${left.trimEnd()}\n${wrap(text, start)}`;
      return left + wrap(text, start).trimStart();
    })
    .join("\n");
}
