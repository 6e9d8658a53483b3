import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { checkManifest } from "../../tools/manifest-rules.mjs";
import {
  localhostManifest,
  manifestFor,
  readBaseUrl,
  writeManifests,
} from "../../tools/manifest.mjs";
import { commandNames, compareIds, missingFiles, pngSize } from "../../tools/validate.mjs";
import { describeShared, sharedPath } from "../shared";

const root = fileURLToPath(new URL("../../", import.meta.url));
const source = readFileSync(join(root, "manifest.xml"), "utf8");
const commands = new Set([
  "showVerify",
  "showMeasures",
  "showAudit",
  "showHelp",
  "verifySelection",
]);
const facts = { icon: (path: string) => pngSize(root, path), commands };

function check(text: string): string[] {
  return checkManifest(text, facts);
}

/** The manifest with one thing changed; the change has to find its place. */
function broken(from: string | RegExp, to: string): string {
  const text = source.replace(from, to);
  expect(text, `nothing to change for ${String(from)}`).not.toBe(source);
  return text;
}

const temporary: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "plumbline-manifest-"));
  temporary.push(made);
  return made;
}
afterEach(() => {
  for (const made of temporary.splice(0)) rmSync(made, { recursive: true });
});

describe("the manifest", () => {
  it("is in order", () => {
    expect(check(source)).toEqual([]);
  });

  it("asks for what the design asks for and no more", () => {
    const sets = [...source.matchAll(/<Set Name="(\w+)" MinVersion="([\d.]+)"/g)].map(
      ([, name, version]) => `${name} ${version}`,
    );
    expect(sets).toEqual(["SharedRuntime 1.1", "ExcelApi 1.14"]);
    expect(source).toContain('<bt:String id="Functions.Namespace" DefaultValue="KPI"/>');
    expect(source).toContain('<OfficeTab id="TabData">');
    expect(source).toContain('<OfficeMenu id="ContextMenuCell">');
  });

  it("keeps the id under which it was first installed", () => {
    expect(source).toContain("<Id>a432f5cc-5de9-4ef8-8b43-ec9f77fc9da6</Id>");
  });

  it("trusts no domain besides its own", () => {
    const hosts = [...source.matchAll(/https:\/\/([^/"\s]+)/g)].map((match) => match[1]);
    expect(new Set(hosts)).toEqual(new Set(["plumbline.example"]));
    expect(source).not.toContain("<AppDomains>");
  });

  it("is read back by Microsoft's library without a connection", async () => {
    const connect = vi.spyOn(Socket.prototype, "connect").mockImplementation(() => {
      throw new Error("The manifest was read over the network.");
    });
    const { OfficeAddinManifest } = createRequire(import.meta.url)("office-addin-manifest") as {
      OfficeAddinManifest: { readManifestFile(path: string): Promise<Record<string, unknown>> };
    };
    const info = await OfficeAddinManifest.readManifestFile(join(root, "manifest.xml"));
    expect(info).toMatchObject({
      id: "a432f5cc-5de9-4ef8-8b43-ec9f77fc9da6",
      version: "1.0.0.0",
      displayName: "Plumbline",
      defaultLocale: "en-GB",
      hosts: ["Workbook"],
      officeAppType: "TaskPaneApp",
      permissions: "ReadWriteDocument",
      supportUrl: "https://plumbline.example/help.html",
    });
    expect(connect).not.toHaveBeenCalled();
    connect.mockRestore();
  });
});

describe("a manifest with a fault is refused in a sentence", () => {
  const long = "a".repeat(33);
  const faults: [name: string, text: () => string, sentence: RegExp][] = [
    ["XML that does not close", () => broken("</OfficeApp>", ""), /not well-formed XML/],
    ["a DOCTYPE", () => broken("<OfficeApp", "<!DOCTYPE x>\n<OfficeApp"), /has a DOCTYPE/],
    ["another root", () => "<Add-in/>", /namespace ""|starts with/],
    ["nothing at all", () => "", /not well-formed|empty/],
    [
      "elements in the wrong order",
      () => broken(/(<Version>.*<\/Version>)\s*(<ProviderName>.*<\/ProviderName>)/, "$2$1"),
      /<Version> comes too late inside <OfficeApp>/,
    ],
    [
      "GetStarted after FunctionFile",
      () => broken(/(<GetStarted>[\s\S]*<\/GetStarted>)\s*(<FunctionFile [^>]*>)/, "$2$1"),
      /<GetStarted> comes too late inside <DesktopFormFactor>/,
    ],
    [
      "an element left out",
      () => broken(/<SupportUrl [^>]*>/, ""),
      /<OfficeApp> has no <SupportUrl>/,
    ],
    [
      "a button without a supertip",
      () => broken(/<Supertip>[\s\S]*?<\/Supertip>/, ""),
      /<Control> has no <Supertip>/,
    ],
    [
      "an element twice",
      () => broken("<Permissions>", "<Permissions>ReadDocument</Permissions><Permissions>"),
      /second <Permissions>/,
    ],
    [
      "two controls in the context menu",
      () =>
        broken(
          "</Control>\n            </OfficeMenu>",
          '</Control><Control xsi:type="Button" id="x"/></OfficeMenu>',
        ),
      /second <Control>/,
    ],
    [
      "an unknown element",
      () => broken("<Permissions>", "<Shiny/><Permissions>"),
      /<Shiny> does not belong inside <OfficeApp>/,
    ],
    [
      "an unknown attribute",
      () => broken('lifetime="long"', 'lifetime="long" speed="high"'),
      /may not have the attribute speed/,
    ],
    [
      "a runtime that ends",
      () => broken('lifetime="long"', 'lifetime="forever"'),
      /lifetime of <Runtime> is "forever"/,
    ],
    ["an unknown tab", () => broken("TabData", "TabDate"), /id of <OfficeTab> is "TabDate"/],
    [
      "an unknown action",
      () => broken('xsi:type="ShowTaskpane"', 'xsi:type="ShowDialog"'),
      /type "ShowDialog"/,
    ],
    ["loose text", () => broken("<Hosts>", "<Hosts>Excel"), /holds the text "Excel"/],
    [
      "an id that is no GUID",
      () => broken(/<Id>.*<\/Id>/, "<Id>plumbline</Id>"),
      /<Id> is "plumbline". It must be a GUID/,
    ],
    ["a version of three numbers", () => broken(">1.0.0.0<", ">1.0.0<"), /<Version> is "1.0.0"/],
    ["a version below 1", () => broken(">1.0.0.0<", ">0.1.0.0<"), /<Version> is "0.1.0.0"/],
    [
      "a version raised in one place only",
      () => broken(">1.0.0.0<", ">1.1.0.0<"),
      /says manifest=1.0.0.0, but the version is 1.1.0.0/,
    ],
    [
      "the overrides outside their namespace",
      () => broken(' xmlns="http://schemas.microsoft.com/office/taskpaneappversionoverrides"', ""),
      /<VersionOverrides> needs xmlns=/,
    ],
    [
      "a foreign namespace",
      () => broken("<Permissions>", '<x xmlns="urn:x"/><Permissions>'),
      /namespace "urn:x"/,
    ],
    [
      "a reference to nothing",
      () => broken('<Label resid="Verify.Label"', '<Label resid="Verify.Lable"'),
      /points to "Verify.Lable", which the resources do not hold/,
    ],
    [
      "a label that is an address",
      () => broken('<Label resid="Verify.Label"', '<Label resid="Help.Url"'),
      /not a text under <bt:ShortStrings>/,
    ],
    [
      "a text that nobody uses",
      () => broken("<bt:LongStrings>", '<bt:LongStrings><bt:String id="Old" DefaultValue="Old"/>'),
      /nothing points to "Old"/,
    ],
    [
      "a resid of 33 characters",
      () => broken(/"Home\.Tip"/, `"${long}"`),
      /has 33 characters. Office allows 32/,
    ],
    [
      "a resource id used twice",
      () => broken('<bt:String id="Help.Label"', '<bt:String id="Audit.Label"'),
      /"Audit.Label" stands on line \d+ already/,
    ],
    [
      "a control id used twice",
      () => broken('id="Plumbline.Audit"', 'id="Plumbline.Verify"'),
      /"Plumbline.Verify" stands on line \d+ already/,
    ],
    [
      "a control id of 126 characters",
      () => broken('id="Plumbline.Audit"', `id="${"a".repeat(126)}"`),
      /has 126 characters. Office allows 125/,
    ],
    [
      "a short text of 126 characters",
      () => broken('DefaultValue="Verify"', `DefaultValue="${"a".repeat(126)}"`),
      /<bt:ShortStrings> allows 125/,
    ],
    [
      "a long text of 251 characters",
      () => broken(/DefaultValue="Explains [^"]*"/, `DefaultValue="${"a".repeat(251)}"`),
      /<bt:LongStrings> allows 250/,
    ],
    [
      "an address over http",
      () =>
        broken(
          '"https://plumbline.example/functions.js"',
          '"http://plumbline.example/functions.js"',
        ),
      /is not an https address/,
    ],
    [
      "an address on another host",
      () =>
        broken('"https://plumbline.example/functions.js"', '"https://cdn.example/functions.js"'),
      /is not on https:\/\/plumbline.example/,
    ],
    [
      "a second page",
      () => broken('<FunctionFile resid="Pane.Url"', '<FunctionFile resid="Help.Url"'),
      /shared runtime is "Pane.Url"/,
    ],
    [
      "another start page",
      () =>
        broken(
          '<SourceLocation DefaultValue="https://plumbline.example/taskpane.html?manifest=1.0.0.0"',
          '<SourceLocation DefaultValue="https://plumbline.example/help.html"',
        ),
      /give different pages/,
    ],
    [
      "no button that shows the pane",
      () =>
        broken(
          /<Action xsi:type="ShowTaskpane">[\s\S]*?<\/Action>/,
          '<Action xsi:type="ExecuteFunction"><FunctionName>showHelp</FunctionName></Action>',
        ),
      /No button shows the pane/,
    ],
    [
      "an icon that is missing",
      () => broken(/assets\/audit-16/, "assets/audits-16"),
      /the icon assets\/audits-16.png is missing/,
    ],
    [
      "an icon of another size",
      () => broken(/assets\/audit-16/, "assets/audit-32"),
      /audit-32.png is 32 by 32 pixels, where 16 by 16/,
    ],
    [
      "an icon size left out",
      () => broken('<bt:Image size="80" resid="Audit.80"/>', ""),
      /no picture of 80 pixels/,
    ],
    [
      "a start icon of another size",
      () =>
        broken(
          'IconUrl DefaultValue="https://plumbline.example/assets/icon-32.png"',
          'IconUrl DefaultValue="https://plumbline.example/assets/icon-16.png"',
        ),
      /icon-16.png is 16 by 16/,
    ],
    [
      "no shared runtime required",
      () => broken(/<Set Name="SharedRuntime"[^>]*>/, ""),
      /do not name SharedRuntime/,
    ],
    [
      "a set without a proper version",
      () => broken('MinVersion="1.14"', 'MinVersion="new"'),
      /"new" of ExcelApi/,
    ],
    [
      "a namespace with a blank",
      () => broken('DefaultValue="KPI"', 'DefaultValue="KPI tools"'),
      /namespace "KPI tools"/,
    ],
    [
      "a namespace like a cell",
      () => broken('DefaultValue="KPI"', 'DefaultValue="KPI1"'),
      /reads like the address of a cell/,
    ],
    [
      "a function nobody registers",
      () => broken("showAudit", "showAudits"),
      /"showAudits", but the pane registers no function/,
    ],
  ];

  it.each(faults)("%s", (_name, text, sentence) => {
    const problems = check(text());
    expect(problems.join("\n")).toMatch(sentence);
    for (const problem of problems) expect(problem).toMatch(/^[A-Z].*\.$/s);
  });
});

describe("the copies of the manifest", () => {
  it("carry the address they are made for", () => {
    const copy = manifestFor(source, "https://tools.example.police.uk/plumb&line");
    expect(check(copy)).toEqual([]);
    expect(copy).not.toContain("plumbline.example");
    expect(copy).toContain("https://tools.example.police.uk/plumb&amp;line/taskpane.html");
  });

  it("for this machine say so in their name and have an id of their own", () => {
    const copy = localhostManifest(source);
    expect(check(copy)).toEqual([]);
    expect(copy).toContain('<DisplayName DefaultValue="Plumbline (localhost)"');
    expect(copy).not.toContain("a432f5cc-5de9-4ef8-8b43-ec9f77fc9da6");
    expect(copy).not.toContain("plumbline.example");
  });

  it("are written beside each other", () => {
    const out = folder();
    writeManifests({ out, url: "https://tools.example.police.uk" });
    expect(readFileSync(join(out, "manifest.xml"), "utf8")).toContain(
      "https://tools.example.police.uk/functions.js",
    );
    expect(readFileSync(join(out, "manifest.localhost.xml"), "utf8")).toContain(
      "https://localhost:3000/functions.js",
    );
  });

  it("name files that have to be in the folder", () => {
    expect(missingFiles(source, folder()).join("\n")).toMatch(
      /names https:\/\/plumbline.example\/functions.json, but .* is missing/,
    );
  });
});

describe("the address of the add-in", () => {
  it.each([
    ["https://tools.example.police.uk", "https://tools.example.police.uk"],
    ["https://tools.example.police.uk/", "https://tools.example.police.uk"],
    ["https://tools.example.police.uk/plumbline//", "https://tools.example.police.uk/plumbline"],
    ["HTTPS://Tools.Example.police.uk:8443/a", "https://tools.example.police.uk:8443/a"],
  ])("%s is taken", (text, url) => {
    expect(readBaseUrl(text)).toEqual({ ok: true, url });
  });

  it.each([
    ["http://tools.example.police.uk", /does not start with https/],
    ["tools.example.police.uk", /is not a web address/],
    ["", /is not a web address/],
    ["https://", /is not a web address/],
    ["ftp://tools.example.police.uk", /does not start with https/],
    ["https://me:secret@tools.example.police.uk", /user name or password/],
    ["https://tools.example.police.uk/?v=1", /more than a folder/],
    ["https://tools.example.police.uk/#", /more than a folder/],
    ["https://tools.example.police.uk/taskpane.html", /names a page/],
  ])("%s is refused", (text, sentence) => {
    const read = readBaseUrl(text);
    expect(read.ok ? "taken" : read.message).toMatch(sentence);
  });
});

describe("the ids of the functions", () => {
  it("may neither go nor come unnoticed", () => {
    expect(compareIds(["RATE", "RAG"], ["RATE", "RAG"])).toEqual([]);
    expect(compareIds(["RATE"], ["RATE", "RAG"])[0]).toMatch(/RAG is gone/);
    expect(compareIds(["RATE", "RAG"], ["RATE"])[0]).toMatch(/RAG is new/);
  });
});

describe("the names that the pane registers", () => {
  it("are the strings and keys of its source, not its comments", () => {
    const names = commandNames(
      '// showNothing\nOffice.actions.associate("showHelp", run);\nconst jobs = { showAudit: 1, verifySelection() {} };',
    );
    expect([...names]).toEqual(["showHelp", "showAudit", "verifySelection"]);
  });
});

describeShared("a manifest by other hands", () => {
  it("is checked as ours is, apart from its icons and keyboard shortcuts", () => {
    const other = readFileSync(sharedPath("office/example-manifest.xml"), "utf8");
    expect(checkManifest(other, { icon: (path) => pngSize(root, path), commands })).toEqual([]);
  });
});
