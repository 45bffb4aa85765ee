import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { decide, Played, queued } from "@/server/cli/test-setup/tickets";
import { reason } from "@/server/domain/reasons";
import { applyClockEvent } from "@/server/domain/sla/clock";
import type { TicketEvent } from "@/server/domain/ticket/events";
import { systemActor } from "@/server/domain/vocabulary";
import { messages } from "@/server/messages";
import { useEventText } from "./use-event-text";

const minute = 60_000;
const at = { at: 0, actor: systemActor };
const start = (clockId: string, targetMs: number, more: object = {}) => ({
  ...at,
  type: "ClockStarted" as const,
  data: { clockId, metric: "resolution" as const, targetMs, warnAt: [], ...more },
});
const part = start("part", 216 * minute, { tier: 1 });
const promise = start("promise", 40 * 60 * minute, { calendar: { id: "office", policyVersion: 1 } });
const clocks = [part, promise].reduce(applyClockEvent, [] as ReturnType<typeof applyClockEvent>);

const of = (clockId: string) => ({ clockId, metric: "resolution" as const });

const Text = ({ event }: { event: TicketEvent }) => useEventText({}, clocks)(event);

function textOf(event: TicketEvent): string {
  return renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <Text event={event} />
    </IntlProvider>,
  );
}

describe("what happened", () => {
  it.each(["invoice", null])("of a decision names the priority (%s)", (issueType) => {
    const p = new Played();
    p.do(1, { ...decide, result: { ...decide.result, issueType, priority: 71.6 } });
    expect(textOf(p.events.find((e) => e.type === "TicketDecided")!)).toMatch(/priority 72$/);
  });

  it("of a ticket that waits for another tier says why", () => {
    const p = queued();
    p.do(1, { do: "moveWaiting", tier: 2, reasons: [reason("beginsAtTier", { tier: 2, instead: 1 })] });
    p.do(2, { do: "moveWaiting", tier: 1, reasons: [] });
    const [first, second] = p.events.filter((e) => e.type === "WaitingMoved").map(textOf);
    expect(first).toMatch(/^Waits for T2 instead of T1: It begins at T2 rather than T1: with the queues/);
    expect(second).toBe("Waits for T1 instead of T2");
  });

  it("of a clock tells a tier's part from the promise, and in the time that it counts", () => {
    expect(textOf(part)).toBe("Resolution, part of T1: started, with 3h 36m of the promise");
    expect(textOf(start("over", -30 * minute, { tier: 2 }))).toBe(
      "Resolution, part of T2: started, with −30m of the promise",
    );
    expect(textOf(promise)).toBe("Resolution clock started, promised within 40h");
    expect(textOf({ ...at, type: "ClockBreached", data: of("part") })).toBe("Resolution, part of T1: used up");
    expect(textOf({ ...at, type: "ClockBreached", data: of("promise") })).toBe("Resolution is late");
  });

  it("of a clock tells which one was paused, runs again and ended", () => {
    const paused = (clockId: string): TicketEvent => ({
      ...at,
      type: "ClockPaused",
      data: { clockId, why: "atOtherTier" },
    });
    expect(textOf(paused("part"))).toBe("Resolution, part of T1, paused: another tier has it");
    const undivided: TicketEvent = { ...paused("part"), data: { clockId: "part", why: "notDivided" } } as TicketEvent;
    expect(textOf(undivided)).toBe("Resolution, part of T1, paused: the promise is not divided any more");
    expect(textOf(paused("promise"))).toBe("Resolution clock paused: another tier has it");
    expect(textOf({ ...at, type: "ClockResumed", data: { clockId: "part" } })).toBe(
      "Resolution, part of T1: runs again",
    );
    const ended = (clockId: string): TicketEvent => ({
      ...at,
      type: "ClockStopped",
      data: { ...of(clockId), outcome: "late" },
    });
    expect(textOf(ended("part"))).toBe("Resolution, part of T1: done, but over it");
    expect(textOf(ended("promise"))).toBe("Resolution done, but late");
  });
});
