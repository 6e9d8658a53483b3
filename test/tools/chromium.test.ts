import { describe, expect, it } from "vitest";
import { usualPlaces } from "../../tools/chromium.mjs";

describe("A browser is looked for", () => {
  it("on Linux under each name in each folder of the path, Chrome first", () => {
    const places = usualPlaces("linux", { PATH: "/usr/bin:/snap/bin" });
    expect(places.slice(0, 2)).toEqual([
      "/usr/bin/google-chrome-stable",
      "/snap/bin/google-chrome-stable",
    ]);
    expect(places).toContain("/snap/bin/chromium");
  });

  it("on a Mac among the programs of the machine and of the user", () => {
    const places = usualPlaces("darwin", { HOME: "/Users/jo" });
    expect(places).toContain("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    expect(places).toContain("/Users/jo/Applications/Chromium.app/Contents/MacOS/Chromium");
  });

  it("on Windows in the folders that the system names, and in none that it does not", () => {
    const places = usualPlaces("win32", { ProgramFiles: "C:\\Program Files" });
    expect(places).toEqual([
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
      "C:\\Program Files\\Chromium\\Application\\chrome.exe",
    ]);
  });
});
