import { readdirSync, readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { drawIcons } from "../../tools/icons.mjs";

const folder = fileURLToPath(new URL("../../assets/", import.meta.url));
const drawn = drawIcons();

/** Size and pixels of a PNG. Compressed bytes may differ from one zlib to the next; pixels may not. */
function decode(png: Buffer): { header: string; pixels: Buffer } {
  const data: Buffer[] = [];
  let header = "";
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    const name = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") header = body.toString("hex");
    if (name === "IDAT") data.push(body);
    at += 12 + length;
  }
  return { header, pixels: inflateSync(Buffer.concat(data)) };
}

describe("the icons", () => {
  it("in assets are those that tools/icons.mjs draws, no more and no fewer", () => {
    expect(
      readdirSync(folder)
        .filter((file) => file.endsWith(".png"))
        .sort(),
    ).toEqual([...drawn.keys()].sort());
  });

  it.each([...drawn.keys()])("%s is current: if not, run node tools/icons.mjs", (file) => {
    expect(decode(readFileSync(folder + file))).toEqual(decode(drawn.get(file) ?? Buffer.alloc(0)));
  });

  it("can be told apart at the size of the ribbon", () => {
    const small = [...drawn]
      .filter(([file]) => file.endsWith("-16.png"))
      .map(([, bytes]) => decode(bytes).pixels.toString("hex"));
    expect(small).toHaveLength(5);
    expect(new Set(small).size).toBe(5);
  });

  it("neither fill their square nor leave it nearly empty", () => {
    for (const [file, bytes] of drawn) {
      const { pixels } = decode(bytes);
      const size = Number(/-(\d+)\.png$/.exec(file)?.[1]);
      let opaque = 0;
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
          if ((pixels[row * (size * 4 + 1) + 1 + column * 4 + 3] ?? 0) > 127) opaque++;
        }
      }
      expect(opaque / size ** 2, file).toBeGreaterThan(0.15);
      expect(opaque / size ** 2, file).toBeLessThan(0.8);
    }
  });
});
