import { Tooltip } from "radix-ui";
import { renderToStaticMarkup } from "react-dom/server";
import { IntlProvider } from "use-intl";
import { describe, expect, it } from "vitest";
import { ServerClockProvider } from "@/components/time/server-clock";
import type { ImportState, ImportView } from "@/server/domain/csv/fileImport";
import type { CsvCounts } from "@/server/domain/csv/import";
import { messages } from "@/server/messages";
import { follow } from "./follow";
import { ImportUnderWay, LastImport } from "./import-state";

const draw = (what: React.ReactNode) =>
  renderToStaticMarkup(
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      <ServerClockProvider serverNow={3000}>
        <Tooltip.Provider>{what}</Tooltip.Provider>
      </ServerClockProvider>
    </IntlProvider>,
  )
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

const report: CsvCounts = { rows: 7, created: 3, changed: 1, same: 2, badRows: 1, bad: [] };
const view = (state: ImportState, more: Partial<ImportView<CsvCounts>> = {}): ImportView<CsvCounts> => ({
  ...{ id: "one", state, attempts: 0, requestedAt: 1000, finishedAt: null, report: null, error: null },
  ...more,
});

describe("an import on screen", () => {
  it.each([
    ["nothing known yet", null, "Waits for a worker"],
    ["in line", view("waiting"), "Waits for a worker"],
    ["in line again", view("waiting", { attempts: 2 }), "Broke off, and begins again"],
    ["taken up", view("running", { attempts: 1 }), "Being imported"],
  ] as const)("under way, %s", (_, followed, words) => {
    expect(draw(<ImportUnderWay followed={followed} />)).toContain(words);
  });

  it("ended, for whoever comes later", () => {
    const done = view("done", { finishedAt: 2000, report });
    expect(draw(<LastImport last={done} />)).toContain(
      "3 new, 1 changed, 2 as they were, 1 row was wrong and left out.",
    );
    const failed = view("failed", { finishedAt: 2000, error: "Your role does not allow this." });
    expect(draw(<LastImport last={failed} />)).toContain("Your role does not allow this.");
    for (const none of [null, view("running")]) expect(draw(<LastImport last={none} />).trim()).toBe("");
  });
});

describe("an import that is followed", () => {
  const done = view("done", { finishedAt: 2000, report });
  it.each([
    ["is one's own until it is known", "one", null, { followed: "one", ended: null }],
    ["is not the one before it", "two", done, { followed: "two", ended: null }],
    ["goes on", "one", view("running"), { followed: "one", ended: null }],
    ["ends", "one", done, { followed: null, ended: done }],
    ["fails", "one", view("failed"), { followed: null, ended: view("failed") }],
    ["is found when the page is loaded again", null, view("waiting"), { followed: "one", ended: null }],
    ["is none where one ended long ago", null, done, { followed: null, ended: null }],
  ] as const)("%s", (_, followed, last, next) => {
    expect(follow(followed, last)).toEqual(next);
  });
});
