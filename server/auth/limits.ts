import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "../db/client";
import { BatonError } from "../errors";

const minute = 60;

/** Attempts per key and window, counted in the database so that all processes count together. */
const limits = {
  /** Failed sign-ins per address: guessing one person's password. */
  signInByEmail: { points: 8, duration: 15 * minute },
  /** Failed sign-ins per network address: guessing everybody's. */
  signInByIp: { points: 60, duration: 15 * minute },
  /** Messages through the public form per network address. */
  publicForm: { points: 30, duration: 10 * minute },
  /** Files that customers upload, per network address. */
  upload: { points: 60, duration: 10 * minute },
  /** What those weigh together, in MB. */
  uploadedMegabytes: { points: 200, duration: 60 * minute },
  /** Accounts that one API key says facts of. */
  accountFacts: { points: 1200, duration: minute },
  /** Batches of usage by one API key. */
  usage: { points: 120, duration: minute },
  /** Files of accounts by one person: read, looked at, imported. */
  accountCsv: { points: 60, duration: 10 * minute },
  /** Files of people by one person. */
  peopleCsv: { points: 60, duration: 10 * minute },
  /** Logs of other systems by one person. */
  historyFile: { points: 30, duration: 10 * minute },
  /** Passwords set by a link, per network address: guessing links. */
  passwordLink: { points: 30, duration: 15 * minute },
  /** What one person has the language model write. */
  languageByPerson: { points: 20, duration: minute },
  /** What everybody together has it write: it costs money, and others may use it, too. */
  languageByDesk: { points: 120, duration: minute },
} as const;
export type LimitName = keyof typeof limits;

/** What is said of a limit where "attempts" would not be understood. */
const said: Partial<Record<LimitName, string>> = {
  languageByPerson: `You have asked the language model ${limits.languageByPerson.points} times within a minute`,
  languageByDesk: `This desk has asked the language model ${limits.languageByDesk.points} times within a minute`,
};

const limiters = new Map<LimitName, RateLimiterPrisma>();
function limiter(name: LimitName): RateLimiterPrisma {
  let found = limiters.get(name);
  if (!found) {
    const store = { storeClient: db, tableName: "rateLimit", clearExpiredByTimeout: false };
    found = new RateLimiterPrisma({ ...store, ...limits[name], keyPrefix: name });
    limiters.set(name, found);
  }
  return found;
}

const tooMany = (name: LimitName, msLeft: number) => {
  const minutes = Math.max(1, Math.ceil(msLeft / 60_000));
  return new BatonError("tooMany", `${said[name] ?? "Too many attempts"}: please try again in ${minutes} min.`);
};

/** Counts an attempt, usually as one point; throws `tooMany` once the window's points are used up. */
export async function spend(name: LimitName, key: string, points = 1): Promise<void> {
  try {
    await limiter(name).consume(key, points);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooMany(name, error.msBeforeNext);
    throw error;
  }
}

/** Throws `tooMany` when the points are used up already, without counting. */
export async function requireUnspent(name: LimitName, key: string): Promise<void> {
  const used = await limiter(name).get(key);
  if (used && used.consumedPoints >= limits[name].points) throw tooMany(name, used.msBeforeNext);
}

export const forget = async (name: LimitName, key: string): Promise<void> => {
  await limiter(name).delete(key);
};
