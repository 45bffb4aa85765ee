import type { Metrics } from "../metrics";
import { checkMs } from "./checkMs";

/** What a large policy costs: each measure in a file of its own. */
export const benchPolicy = (): Metrics => ({ ...checkMs() });
