import { PrismaPg } from "@prisma/adapter-pg";
import { Prisma, PrismaClient } from "../../prisma/generated/client/client";
import { env } from "../env";

function connect() {
  const adapter = new PrismaPg({
    connectionString: env.DATABASE_URL,
    max: 12,
    connectionTimeoutMillis: 5_000,
    application_name: "baton",
  });
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 20_000 } });
}

// One client per process, also across Next's separately bundled entry points and reloads.
const shared = globalThis as unknown as { batonDb?: ReturnType<typeof connect> };
function client() {
  shared.batonDb ??= connect();
  return shared.batonDb;
}

/** Opened at first use, so that a build or a help text needs no database. */
export const db: ReturnType<typeof connect> = new Proxy({} as ReturnType<typeof connect>, {
  get(_, key) {
    const real = client();
    const value = Reflect.get(real, key, real);
    return typeof value === "function" ? value.bind(real) : value;
  },
});

export type Tx = Prisma.TransactionClient;
/** The client or a transaction: what queries are written against. */
export type Queryable = Pick<Tx, "$queryRawUnsafe" | "$executeRawUnsafe" | "$queryRaw" | "$executeRaw">;
export { Prisma };

/** `timeout` in ms, for work that is known to take longer than the usual 20 seconds. */
export const inTransaction = <T>(work: (tx: Tx) => Promise<T>, options?: { timeout: number }): Promise<T> =>
  db.$transaction(work, options);

/** What else is to be closed with the database. */
const closings: (() => Promise<void>)[] = [];
export const atClose = (close: () => Promise<void>): void => void closings.push(close);

export async function closeDatabase(): Promise<void> {
  await Promise.all(closings.splice(0).map((close) => close()));
  await shared.batonDb?.$disconnect();
  shared.batonDb = undefined;
}
