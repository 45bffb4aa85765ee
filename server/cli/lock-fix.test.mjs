import { expect, it } from "vitest";
import { restorePlatformPackages } from "./lock-fix.mjs";

it("puts back what the registry left out, for its platform only", () => {
  const packages = {
    "": { dependencies: { tool: "1.0.0" } },
    "node_modules/tool": {
      version: "1.0.0",
      dev: true,
      optionalDependencies: { "@tool/linux-x64-gnu": "1.0.0", "@tool/darwin-arm64": "^1.2.3", fsevents: "~2.3.3" },
    },
    "node_modules/@tool/linux-x64-gnu": { version: "1.0.0" },
  };
  const { added, leftOut } = restorePlatformPackages(packages);
  expect(added).toEqual(["@tool/darwin-arm64@1.2.3"]);
  expect(leftOut).toEqual(["fsevents@~2.3.3, wanted by node_modules/tool"]);
  expect(packages["node_modules/@tool/darwin-arm64"]).toEqual({
    version: "1.2.3",
    license: "MIT",
    optional: true,
    dev: true,
    os: ["darwin"],
    cpu: ["arm64"],
  });
});

it("looks where Node would look", () => {
  const packages = {
    "node_modules/a/node_modules/b": { version: "1.0.0", optionalDependencies: { "b-linux-x64": "1.0.0" } },
    "node_modules/a/node_modules/b-linux-x64": { version: "1.0.0" },
  };
  expect(restorePlatformPackages(packages).added).toEqual([]);
});
