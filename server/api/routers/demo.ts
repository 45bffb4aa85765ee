import { loadDemoDesk } from "../../db/views/demoDesk";
import { openProcedure, router } from "../trpc";

export const demoRouter = router({
  /** Who is who at the made-up desk, for its start screen; null on a real desk. */
  desk: openProcedure.query(() => loadDemoDesk()),
});
