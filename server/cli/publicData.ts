import path from "node:path";

/** Public data for measuring, no part of the project: beside the checkout, or where `BATON_SHARED_DATA` says. */
export const publicData = path.resolve(
  process.env.BATON_SHARED_DATA ?? path.resolve(import.meta.dirname, "../../../shared/data"),
);
