import { openBenchDesk } from "../desk";
import type { Metrics } from "../metrics";
import { bigPolicy } from "./bigPolicy";
import { canvasFps } from "./canvasFps";
import { checkMs } from "./checkMs";
import { replayPerSecond } from "./replayPerSecond";

/** What a large policy costs, each measure in a file of its own: checked, drawn while a card is dragged, and tried on the past. */
export async function benchPolicy(): Promise<Metrics> {
  const check = checkMs();
  const desk = await openBenchDesk();
  try {
    const { canvasFps: fps, p5 } = await canvasFps(desk, bigPolicy());
    const { tickets: replayTickets, ...replay } = await replayPerSecond(desk);
    const { replayPerSecond: perSecond, replayRssMb } = replay;
    return {
      ...check,
      canvasFps: { value: fps, unit: "1/s", n: 1 },
      canvasFpsP5: { value: p5, unit: "1/s", n: 1 },
      replayPerSecond: { value: perSecond, unit: "tickets/s", n: replayTickets },
      replayRssMb: { value: replayRssMb, unit: "MB", n: 1 },
    };
  } finally {
    await desk.close();
  }
}
