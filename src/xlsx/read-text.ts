import { filesText } from "../text/files";
import type { Slices } from "../workbook/slices";
import { Refusal, type Reading } from "./refusal";
import { decodeEscapes } from "./text-escapes";
import { CLOSE, DONE, OPEN, type XmlScanner } from "./xml";

/**
 * The text of a shared or inline string: all its runs, without the reading aids (`rPh`). The scanner
 * stands on the opening tag (`si`, `is`) and is left on its closing tag. Space at the edges counts only
 * where the file says that it is to be kept; Excel takes it so too.
 */
export function readText(xml: XmlScanner, { file, limits }: Reading): string {
  const depth = xml.depth - 1;
  let text = "";
  let isKept = false;
  for (;;) {
    const token = xml.next();
    if (token === DONE || xml.depth === depth) return decodeEscapes(text);
    if (token === OPEN) {
      if (xml.name === "rPh") xml.skip();
      else if (xml.name === "t") isKept = xml.attribute("space") === "preserve";
    } else if (token === CLOSE && xml.name === "t") {
      if (text.length + xml.textBytes() > limits.cellCharacters) {
        throw new Refusal(filesText.cellTooLong(file, limits.cellCharacters));
      }
      text += isKept ? xml.text() : withoutEdgeSpace(xml.text());
    }
  }
}

const PIECE_BYTES = 500_000;

/** All shared strings of a workbook, in the order in which cells number them. */
export function* readSharedTexts(xml: XmlScanner | null, reading: Reading): Slices<string[]> {
  const texts: string[] = [];
  if (!xml) return texts;
  let told = 0;
  for (let token = xml.next(); token !== DONE; token = xml.next()) {
    if (token !== OPEN || xml.name !== "si") continue;
    if (texts.length === reading.limits.texts) {
      throw new Refusal(filesText.tooManyTexts(reading.file, reading.limits.texts));
    }
    texts.push(readText(xml, reading));
    if (xml.end - told < PIECE_BYTES) continue;
    told = xml.end;
    yield filesText.textsRead(texts.length);
  }
  return texts;
}

/** A loop, because a pattern anchored at the end takes quadratic time on long runs of space. */
function withoutEdgeSpace(text: string): string {
  const isSpace = (at: number) => " \t\r\n".includes(text.charAt(at));
  let from = 0;
  let to = text.length;
  while (from < to && isSpace(from)) from++;
  while (to > from && isSpace(to - 1)) to--;
  return text.slice(from, to);
}
