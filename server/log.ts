import { pino } from "pino";
import { env } from "./env";

/** Structured log on stderr (stdout belongs to commands' results). Never pass customer text or secrets. */
export const log = pino(
  {
    level: env.BATON_LOG_LEVEL,
    base: { process: process.title },
    redact: ["password", "authorization", "key", "token"],
  },
  pino.destination({ dest: 2, sync: true }),
);
