import { describe, expect, it } from "vitest";
import { filled } from "../../tools/pages.mjs";

const page = {
  from: "pane.html",
  to: "workbench/pane.html",
  csp: "default-src 'none'",
  office: "office.js",
};
const head = '<meta http-equiv="Content-Security-Policy" content="{{csp}}" />';

describe("A page", () => {
  it("gets its policy, its office.js and the way to the top of the site", () => {
    const source = `${head}<script src="{{office}}"></script><script src="{{root}}a.js"></script>{{version}}`;
    expect(filled(source, page, "1.2.3")).toBe(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'" />` +
        `<script src="office.js"></script><script src="../a.js"></script>1.2.3`,
    );
    expect(filled(`${head}{{root}}a.js`, { ...page, to: "pane.html" }, "1")).toMatch(/>a\.js$/);
  });

  it("is refused without a policy", () => {
    expect(() => filled("<p>bare</p>", page, "1")).toThrow("does not carry its policy");
  });

  it("is refused with a place that nothing fills", () => {
    expect(() => filled(`${head}{{colour}}`, page, "1")).toThrow("{{colour}}");
  });

  it.each(["<script>1</script>", "<style>p {}</style>", '<p style="a: b">', '<p onclick="x()">'])(
    "is refused with what its policy forbids: %s",
    (inline) => {
      expect(() => filled(head + inline, page, "1")).toThrow("inline");
    },
  );
});
