import { Counter, Gauge, Registry } from "prom-client";
import { requireKey } from "../../auth/apiKey";
import { type DeskMetrics, loadMetrics } from "../../db/views/metrics";
import { clockMetrics, ticketStatuses } from "../../domain/vocabulary";
import { respond } from "./respond";

/** The figures as Prometheus reads them. What there is none of is said as 0, so that an alert sees it fall and rise. */
function registryOf(m: DeskMetrics): Registry {
  const registers = [new Registry()];
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `baton_${name}`, help, labelNames, registers });
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `baton_${name}`, help, labelNames, registers });

  const open = gauge("open_clocks", "Clocks that run or are paused", ["metric", "of", "state"]);
  for (const metric of clockMetrics)
    for (const state of ["running", "paused"]) open.set({ metric, of: "promise", state }, 0);
  for (const { metric, of, state, count } of m.clocks) open.set({ metric, of, state }, count);

  const rung = counter("alarms_rung_total", "Warnings and breaches of clocks that have rung", ["metric", "of", "kind"]);
  for (const { metric, of, warnings, breaches } of m.rung) {
    rung.inc({ metric, of, kind: "warning" }, warnings);
    rung.inc({ metric, of, kind: "breach" }, breaches);
  }
  gauge("alarms_overdue", "Alarms that are due and have not rung").set(m.overdue.alarms);
  gauge("alarms_set_aside", "Tickets whose alarms could not be rung and are tried again").set(m.setAside);
  gauge("alarm_lateness_seconds", "How late the oldest overdue alarm is; 0 without one").set(m.overdue.oldestSeconds);

  const deliveries = gauge("deliveries", "Mails, chat messages and webhooks that wait or were given up", ["state"]);
  deliveries.set({ state: "waiting" }, m.deliveries.waiting);
  deliveries.set({ state: "failed" }, m.deliveries.failed);

  const beats = gauge("heartbeat_age_seconds", "Time since a worker's last sign of life, of the last hour", ["name"]);
  for (const { name, ageSeconds } of m.heartbeats) beats.set({ name }, ageSeconds);

  if (m.audit) {
    const { atSeconds, checked, totalChecked, differences, totalFound, totalMended } = m.audit;
    gauge("clock_audit_timestamp_seconds", "When clocks were last recounted from their events").set(atSeconds);
    gauge("clock_audit_checked", "Tickets whose clocks the last audit recounted").set(checked);
    counter("clock_audit_checked_total", "Tickets whose clocks were recounted so far").inc(totalChecked);
    gauge("clock_audit_differences", "Differences between clocks and their events that stand").set(differences);
    counter("clock_audit_differences_total", "Differences between clocks and their events found so far").inc(
      totalFound,
    );
    counter("clock_alarms_mended_total", "Alarms that got lost or stood at a wrong instant, set again so far").inc(
      totalMended,
    );
  }
  const tickets = gauge("tickets", "Tickets by status", ["status"]);
  for (const status of ticketStatuses) tickets.set({ status }, 0);
  for (const { status, count } of m.tickets) tickets.set({ status }, count);
  return registers[0]!;
}

/** For a monitor with a key of scope `metrics:read`. */
export function getMetrics(request: Request): Promise<Response> {
  return respond(async () => {
    await requireKey(request.headers.get("authorization"), "metrics:read");
    const registry = registryOf(await loadMetrics());
    const headers = { "content-type": registry.contentType, "cache-control": "no-store" };
    return new Response(await registry.metrics(), { headers });
  });
}
