// A registry that lacks the binary packages of other platforms makes npm leave them out of package-lock.json, and
// `npm ci` then refuses ("Missing: … from lock file"). This puts them back, as entries that npm skips on this
// platform and resolves by version elsewhere. Run it after every `npm install`.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PLATFORM =
  /(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|aix|win32|windows|wasm32|wasm)[-_]?(arm64|armv7|arm|x64|ia32|riscv64|ppc64|s390x|loong64|mips64el|universal|wasi)?/;

/** Adds the missing platform packages to `packages` (of a lock file); returns what was added and what was not. */
export function restorePlatformPackages(packages) {
  const added = [];
  const leftOut = [];
  for (const [wantedBy, entry] of Object.entries({ ...packages })) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (installedFor(packages, wantedBy, name)) continue;
      const platform = PLATFORM.exec(name);
      const version = /\d+\.\d+\.\d+\S*/.exec(range)?.[0];
      if (!platform || !version) {
        leftOut.push(`${name}@${range}, wanted by ${wantedBy}`);
        continue;
      }
      packages[`node_modules/${name}`] = {
        version,
        license: "MIT",
        optional: true,
        ...(entry.dev ? { dev: true } : {}),
        ...platformFields(name, platform),
      };
      added.push(`${name}@${version}`);
    }
  }
  return { added, leftOut };
}

/** Where `wantedBy` finds `name`, as Node does: in its own node_modules, then in those above. */
function installedFor(packages, wantedBy, name) {
  for (let at = wantedBy; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (!at) return false;
  }
}

function platformFields(name, [, os, cpu]) {
  if (os.startsWith("wasm")) return { cpu: ["wasm32"] };
  return {
    os: [os === "windows" ? "win32" : os],
    ...(cpu && cpu !== "universal" ? { cpu: [cpu === "armv7" ? "arm" : cpu] } : {}),
    ...(/musl/.test(name) ? { libc: ["musl"] } : /gnu/.test(name) && os === "linux" ? { libc: ["glibc"] } : {}),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL("../../package-lock.json", import.meta.url));
  const lock = JSON.parse(readFileSync(file, "utf8"));
  const { added, leftOut } = restorePlatformPackages(lock.packages);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${added.length} platform packages added`);
  for (const what of leftOut) console.log(`left out: ${what}`);
}
