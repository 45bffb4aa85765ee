import path from "node:path";
import { z } from "zod";

type Variable = { schema: z.ZodType; remedy: string };

const secret = z.string().min(32);
const STARTED_BY_NPM = "npm start makes it; outside of it set it to a random text of at least 32 characters.";

const VARIABLES = {
  DATABASE_URL: {
    schema: z.string().regex(/^postgres(ql)?:\/\//),
    remedy: "Set it to a postgresql:// URL; for development: export DATABASE_URL=$(npm run -s db -- ensure).",
  },
  AUTH_SECRET: { schema: secret, remedy: STARTED_BY_NPM },
  BATON_LINK_SECRET: { schema: secret, remedy: STARTED_BY_NPM },
  PORT: {
    schema: z.coerce.number().int().min(0).max(65535).default(3000),
    remedy: "Set it to a number from 0 to 65535.",
  },
  BATON_DATA: {
    schema: z
      .string()
      .min(1)
      .default(".baton")
      .transform((folder) => path.resolve(folder)),
    remedy: "Set it to a folder that Baton may write.",
  },
  BATON_LOG_LEVEL: {
    schema: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
    remedy: "Choose trace, debug, info, warn, error, fatal or silent.",
  },
  BATON_ALLOWED_PRIVATE_ADDRESSES: {
    schema: z
      .string()
      .default("")
      .transform((list) =>
        list
          .split(",")
          .map((one) => one.trim())
          .filter(Boolean),
      )
      .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))),
    remedy:
      "List addresses or networks that webhooks may reach although they are private, comma-separated: 10.0.0.0/8.",
  },
  BATON_SMTP_URL: {
    schema: z.url({ protocol: /^smtps?$/ }).optional(),
    remedy:
      "Set it to the address of your mail server, with the user's name and password where it wants them, such as smtps://user:password@mail.example.com:465, or unset it.",
  },
  BATON_MAIL_FROM: {
    schema: z
      .string()
      .max(320)
      .regex(/^(?:[^<>\r\n]*<)?[^\s<>@,;]+@[^\s<>@,;]+>?$/)
      .optional(),
    remedy: "Set it to the address that mail is sent from, such as help@example.com or Baton <help@example.com>.",
  },
  BATON_LANGUAGE_MODEL_URL: {
    schema: z.url({ protocol: /^https?$/ }).optional(),
    remedy:
      "Set it to the base address of an OpenAI-compatible server, such as http://localhost:11434/v1, or unset it.",
  },
  BATON_LANGUAGE_MODEL_KEY: {
    schema: z.string().min(1).optional(),
    remedy: "Set it to the key that the language model's server expects, or unset it.",
  },
  BATON_LANGUAGE_MODEL_NAME: {
    schema: z.string().min(1).max(200).optional(),
    remedy: "Set it to the name of the model to ask, as its server calls it.",
  },
  BATON_ENCODER: { schema: z.enum(["on", "off"]).default("on"), remedy: "Choose on or off." },
  NODE_ENV: {
    schema: z.enum(["production", "development", "test"]).default("development"),
    remedy: "Choose production, development or test.",
  },
} satisfies Record<string, Variable>;

const PUBLIC_URL = {
  schema: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, "")),
  remedy: "Set it to the address under which people reach Baton, such as https://help.example.com.",
} satisfies Variable;

type Name = keyof typeof VARIABLES;
export type Env = { readonly [N in Name]: z.output<(typeof VARIABLES)[N]["schema"]> } & {
  readonly BATON_PUBLIC_URL: string;
};

// Kept with the raw text it came from: a test may set another value between two reads.
const parsed = new Map<string, { raw: string | undefined; value: unknown }>();

function read(name: string, { schema, remedy }: Variable, raw = process.env[name] || undefined): unknown {
  const known = parsed.get(name);
  if (known && known.raw === raw) return known.value;
  const result = schema.safeParse(raw);
  if (!result.success) throw new Error(`${name} is ${raw === undefined ? "not set" : "not usable"}. ${remedy}`);
  parsed.set(name, { raw, value: result.data });
  return result.data;
}

/** The environment, checked variable by variable when it is first read, so that a build needs none of it. */
export const env: Env = Object.defineProperties(
  {},
  {
    ...Object.fromEntries(
      Object.entries(VARIABLES).map(([name, variable]) => [
        name,
        { enumerable: true, get: () => read(name, variable) },
      ]),
    ),
    BATON_PUBLIC_URL: {
      enumerable: true,
      get: () => read("BATON_PUBLIC_URL", PUBLIC_URL, process.env.BATON_PUBLIC_URL || `http://localhost:${env.PORT}`),
    },
  },
) as Env;
