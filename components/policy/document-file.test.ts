import { expect, it } from "vitest";
import { stringify } from "yaml";
import { policyWith } from "@/server/cli/test-setup/policies";
import { largestDocument } from "@/server/domain/policy/keepable";
import nextConfig from "../../next.config";
import { readDocumentFile } from "./document-file";
import { documentText } from "./document-text";

const read = (...parts: BlobPart[]) => readDocumentFile(new Blob(parts));

it("reads what was exported, as JSON and as YAML", async () => {
  const document = policyWith();
  expect((await read(documentText(document))).document).toEqual(document);
  expect((await read(stringify(document))).document).toEqual(document);
});

it("says why a file holds no document", async () => {
  expect((await read(new Uint8Array(largestDocument + 1))).fault).toEqual({ why: "tooLarge" });
  expect((await read(new Uint8Array([0xff, 0xfe, 0x01]))).fault).toEqual({ why: "notText" });
  expect((await read("a\u0000b")).fault).toEqual({ why: "notText" });
  expect((await read(`${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`)).fault).toEqual({ why: "tooDeep" });
  for (const text of ["", "just words", "[1, 2]", "{}", "null", "12"])
    expect((await read(text)).fault, text).toEqual({ why: "noDocument" });
  expect((await read('{"teams": [}')).fault).toMatchObject({ why: "broken", message: expect.stringMatching(/JSON/) });
  expect((await read("teams: [\nname: x: y")).fault).toMatchObject({ why: "broken" });
});

it("refuses what is larger than any policy before anything of it is shown, and names its largest section", async () => {
  const features = Array.from({ length: 60_000 }, (_, i) => ({ id: `f-${i}`, name: `Feature ${i}`, words: [] }));
  const { fault } = await read(JSON.stringify({ ...policyWith(), features }));
  expect(fault).toMatchObject({ why: "oversize", path: "features", message: expect.stringMatching(/too big/) });
  expect((await read(`name: ${"x".repeat(3_000_000)}`)).fault).toEqual({ why: "yamlTooLong" });
});

it("says of a key that is written twice what `baton policy check` says", async () => {
  for (const text of ['{"hopLimit": 4, "hopLimit": 5}', "hopLimit: 4\nhopLimit: 5"])
    expect((await read(text)).fault).toMatchObject({ why: "broken", message: expect.stringMatching(/must be unique/) });
});

it("a bomb of aliases is refused, not unfolded", async () => {
  const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(", ")}]`);
  expect((await read(`l0: &l0 [x]\n${levels.join("\n")}`)).fault).toMatchObject({ why: "broken" });
});

it("the largest document reaches the command, however many of its characters are quotes", () => {
  const { serverActions, proxyClientMaxBodySize } = nextConfig.experimental!;
  for (const limit of [serverActions!.bodySizeLimit, proxyClientMaxBodySize])
    expect(Number.parseFloat(String(limit)) * 1024 * 1024).toBeGreaterThan(2 * largestDocument);
});
