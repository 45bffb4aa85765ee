import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { weekOf } from "@/server/domain/calendar/document";
import { checkPolicy } from "@/server/domain/policy/check";
import { allFindings, relevantFirst } from "./live-findings";

describe("findings beside the fields", () => {
  it("name the place of a calendar's fault in the whole document", () => {
    const document = policyWith((p) => {
      p.calendars[0]!.zone = "Europe/Berln";
      p.calendars[0]!.week.monday = [{ from: 480, to: 480 }];
    });
    const found = allFindings(document, checkPolicy(document), "2026-01-01").filter((f) =>
      f.path.startsWith("calendars"),
    );
    expect(found.map((f) => f.path)).toEqual(["calendars.0.zone", "calendars.0.week.monday.0"]);
  });

  it("are there though the rest of the document is half written", () => {
    const document = { schemaVersion: 10, calendars: ["?", { id: "x" }] };
    const check = { ok: false, errors: [], warnings: [] };
    const paths = allFindings(document, check, "2026-01-01").map((f) => f.path);
    expect(paths).toContain("calendars.0");
    expect(paths).toContain("calendars.1.name");
    expect(allFindings(null, check, "2026-01-01")).toEqual([]);
  });

  it("leave out nothing that the check of the whole document says beside it, and say nothing twice", () => {
    const document = policyWith((p) => {
      p.calendars[0]!.week = weekOf(["monday"], [{ from: 480, to: 1020 }]);
      p.calendars[0]!.holidays = Array.from({ length: 8 }, (_, i) => ({
        date: new Date(Date.UTC(2026, 6, 6 + 7 * i)).toISOString().slice(0, 10),
        name: "Off",
      }));
    });
    const said = (today: string) =>
      allFindings(document, checkPolicy(document, undefined, today), today)
        .filter((f) => f.path === "calendars.0.holidays")
        .map((f) => f.message.replace(/ (from|was on) .*/, ""));
    expect(said("2026-06-01")).toEqual(["calendars.0.holidays: every open day"]);
    expect(said("2026-09-01")).toEqual(["holidays: the last one"]);
  });

  it("come in the order of what is looked at, and none is left out", () => {
    const finding = (path: string) => ({ code: "gap" as const, path, message: path, counterExample: null, fix: null });
    const check = { ok: true, errors: [], warnings: ["teams.0", "sla.targets", "calendars.0.zone"].map(finding) };
    const paths = relevantFirst(check, ["sla", "calendars"]).warnings.map((f) => f.path);
    expect(paths).toEqual(["sla.targets", "calendars.0.zone", "teams.0"]);
  });
});
