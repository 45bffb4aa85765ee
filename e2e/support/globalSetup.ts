import { startHelper } from "@/server/cli/test-setup/helper";

/** Starts the product for the tests, unless one is named already; the result takes it down. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env.E2E_URL_A) return async () => {};
  const { ready, stop } = await startHelper<Record<string, string>>("test-stack");
  Object.assign(process.env, ready);
  return stop;
}
