import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { expect, it } from "vitest";
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

function Said({ event }: { event: TicketEvent }) {
  return useEventText(undefined as never, clocks)(event);
}
const said = (event: TicketEvent) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <Said event={event} />
    </IntlProvider>,
  );
const of = (clockId: string) => ({ clockId, metric: "resolution" as const });

it("tells a tier's part from the promise, and in the time that it counts", () => {
  expect(said(part)).toBe("Resolution, part of T1: started, with 3h 36m of the promise");
  expect(said(start("over", -30 * minute, { tier: 2 }))).toBe(
    "Resolution, part of T2: started, with −30m of the promise",
  );
  expect(said(promise)).toBe("Resolution clock started, promised within 40h");
  expect(said({ ...at, type: "ClockBreached", data: of("part") })).toBe("Resolution, part of T1: used up");
  expect(said({ ...at, type: "ClockBreached", data: of("promise") })).toBe("Resolution is late");
});

it("tells which one was paused, runs again and ended", () => {
  const paused = (clockId: string): TicketEvent => ({
    ...at,
    type: "ClockPaused",
    data: { clockId, why: "atOtherTier" },
  });
  expect(said(paused("part"))).toBe("Resolution, part of T1, paused: another tier has it");
  expect(said(paused("promise"))).toBe("Resolution clock paused: another tier has it");
  expect(said({ ...at, type: "ClockResumed", data: { clockId: "part" } })).toBe("Resolution, part of T1: runs again");
  const ended = (clockId: string): TicketEvent => ({
    ...at,
    type: "ClockStopped",
    data: { ...of(clockId), outcome: "late" },
  });
  expect(said(ended("part"))).toBe("Resolution, part of T1: done, but over it");
  expect(said(ended("promise"))).toBe("Resolution done, but late");
});
