// The arrows of docs: who may import whom. A rule names what it forbids; `server/cli/boundaries.mjs` runs them.

const TEST = "\\.(test|dbtest|spec)\\.tsx?$";
// Importable by everybody, importing (nearly) nobody: the message catalogue holds data only.
const LEAVES = "^server/(env|clock|errors|log|links)\\.ts$|^server/messages/";
const PURE_PACKAGES = ["zod", "date-fns", "yaml"];

const npm = (...names) => `(?:^|/)node_modules/(?:${names.join("|")})(?:/|$)`;
const OWN = "^(app|components|server|prisma|e2e)/";

/** `from` may import, of our own code, only what matches one of `to`. */
const only = (name, comment, from, to, fromNot = []) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: [TEST, ...fromNot] },
  to: { path: OWN, pathNot: to },
});
const never = (name, comment, from, to, more = {}) => ({
  name,
  comment,
  severity: "error",
  from,
  to: { path: to, ...more },
});

export const config = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Modules that need each other at run time cannot be understood or loaded apart.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "The import leads nowhere; an arrow that cannot be followed cannot be checked.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(server-only|client-only)$|^(?:\\./)?\\.next/" },
    },
    never("nobody-imports-app", "Pages are the outermost layer.", { pathNot: ["^app/", TEST] }, "^app/"),
    never(
      "nobody-imports-cli",
      "The command line is outermost too, and the build's stamp does not watch it.",
      { pathNot: ["^server/cli/", "^e2e/", "^[^/]+\\.config\\.ts$", TEST] },
      "^server/cli/",
    ),
    only("domain-is-alone", "The domain is pure: itself and the catalogue.", "^server/domain/", [
      "^server/domain/",
      "^server/messages/",
    ]),
    never(
      "domain-packages",
      `The domain uses only ${PURE_PACKAGES.join(", ")}.`,
      { path: "^server/domain/", pathNot: TEST },
      "(?:^|/)node_modules/",
      { pathNot: npm(...PURE_PACKAGES) },
    ),
    {
      name: "domain-no-node",
      comment: "The browser imports the domain: no Node modules.",
      severity: "error",
      from: { path: "^server/domain/", pathNot: TEST },
      to: { dependencyTypes: ["core"] },
    },
    never(
      "prisma-in-db",
      "Only server/db (and prisma/ itself) speaks Prisma.",
      { pathNot: ["^server/db/", "^prisma/", "^prisma\\.config\\.ts$"] },
      ["^prisma/generated/", npm("@prisma/[^/]+", "prisma")],
    ),
    only("leaves-stay-leaves", "Everybody imports these, so they import nobody above.", LEAVES, [
      LEAVES,
      "^server/domain/",
    ]),
    only("db-arrows", "db imports the domain and the leaves.", "^server/db/", [
      "^server/db/",
      "^server/domain/",
      "^prisma/generated/",
      LEAVES,
    ]),
    ...["channels", "integrations", "understanding"].map((layer) =>
      only(`${layer}-arrows`, `${layer} imports the domain and the leaves.`, `^server/${layer}/`, [
        `^server/${layer}/`,
        "^server/domain/",
        LEAVES,
      ]),
    ),
    never(
      "no-framework-inside",
      "What decides and what runs in the background knows no web framework.",
      { path: "^server/(commands|jobs|db|channels|integrations|understanding|domain)/", pathNot: TEST },
      ["^components/", "^app/", npm("next", "react", "react-dom", "next-auth", "@trpc/[^/]+")],
    ),
    never(
      "commands-arrows",
      "Commands are called by actions, api and jobs, not the other way round.",
      { path: "^server/commands/", pathNot: TEST },
      "^server/(actions|api|jobs)/",
    ),
    only(
      "components-arrows",
      "Components get data from their page, or by the api's types.",
      "^components/",
      ["^components/", "^server/(domain|actions|messages|api)/"],
      ["^components/ui/"],
    ),
    never(
      "api-types-only",
      "Components know the api by its types.",
      { path: "^components/", pathNot: TEST },
      "^server/api/",
      {
        dependencyTypesNot: ["type-only"],
      },
    ),
    only("ui-is-alone", "components/ui holds plain parts that know nothing of tickets.", "^components/ui/", [
      "^components/ui/",
    ]),
    only(
      "app-arrows",
      "Pages fetch through the api's caller and write through actions.",
      "^app/",
      ["^app/", "^components/", "^server/(actions|api|auth|domain)/", LEAVES],
      ["^app/api/"],
    ),
    only("app-api-arrows", "Route handlers may also call commands and channels.", "^app/api/", [
      "^app/",
      "^components/",
      "^server/(actions|api|auth|domain|commands|channels)/",
      LEAVES,
    ]),
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^prisma/generated"] },
    exclude: { path: ["^\\.next/", "^\\.baton/", "/\\.[^/]+$"] },
    tsPreCompilationDeps: true, // type imports count: an arrow is an arrow
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
    skipAnalysisNotInRules: false,
  },
};
