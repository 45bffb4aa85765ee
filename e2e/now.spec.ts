import { type Browser, expect, type Page, test } from "@playwright/test";
import { clearQueues, clearWork, message, post, ready, signIn, sql } from "./support/desk";
import { stack } from "./support/globalStack";
import { flawsOf, isSound } from "./support/sound";
import { moveTime } from "./support/time";

const part = (page: Page, name: string) => page.locator(`[data-part="${name}"]`);
const told = (page: Page, words: string) => page.getByRole("region", { name: "Notifications" }).getByText(words);
const open = async (page: Page, path: string) => {
  await page.goto(stack.urlA + path);
  await ready(page);
};
const faults = (errors: string[]) => errors.filter((e) => !/40[04] \(/.test(e));
const signInText = "I cannot sign in, the password reset mail never arrives. Please let a person call me.";

async function scan(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect.soft(await flawsOf(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("dialog").getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** So many minutes from now, by the desk's clock, as a field for a time takes it. */
async function inMinutes(page: Page, minutes: number): Promise<string> {
  const [now] = await sql<{ ms: number }>("SELECT extract(epoch FROM baton_now())::float8 * 1000 AS ms");
  return page.evaluate(
    (at) => {
      const d = new Date(at);
      const two = (n: number) => String(n).padStart(2, "0");
      const date = `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
      return `${date}T${two(d.getHours())}:${two(d.getMinutes())}`;
    },
    now!.ms + minutes * 60_000,
  );
}

const away = (team: string) =>
  sql(`UPDATE person SET presence = 'offline' WHERE id IN (SELECT person_id FROM person_team WHERE team_id = $1)`, [
    team,
  ]);

async function leadAt(browser: Browser, name = "lena") {
  const lead = await signIn(browser, name);
  await open(lead.page, "/queues");
  return lead;
}

test.describe.configure({ timeout: 300_000 });
test.beforeEach(async ({ browser }) => {
  // Pages that others left open would go on drawing, and answering for their people.
  for (const context of browser.contexts()) await context.close();
  await clearQueues();
  // What other files left in work is late for sure, whoever is lent: no change of staffing would be offered for it.
  await clearWork();
  // Whose browser other files have closed is there for these.
  await sql("DELETE FROM sign_of_life");
  await sql("UPDATE person SET presence = 'online', absence = NULL, schedule = NULL WHERE role = 'agent'");
  await sql("UPDATE ownership_override SET ended_at = now(), next_due_at = NULL WHERE ended_at IS NULL");
  await sql("DELETE FROM handover_note");
  await sql("DELETE FROM outbox WHERE failed_at IS NOT NULL");
});

test("a lead sees that nobody can take a ticket, sends the team's work elsewhere for a while, and takes it back", async ({
  browser,
  request,
}) => {
  await away("access");
  const { page, errors } = await leadAt(browser);
  const needs = part(page, "needs-me");
  const sent = await post(request, message(signInText, { subject: "Locked out today" }));
  const { ticketId } = (await sent.json()) as { ticketId: string };
  // Nobody is there to take it: told as such, or with whoever could be lent.
  const item = needs.locator("li").filter({ hasText: "Access" }).first();
  await expect(item).toHaveAttribute("data-kind", /nobodyEligible|queueAtRisk/);
  await expect(item.getByRole("button").or(item.getByRole("link")).first()).toBeVisible();
  await scan(page, "needs a lead");

  await part(page, "overrides").getByRole("button", { name: "Make one" }).click();
  const dialog = page.getByRole("dialog", { name: "Temporary override" });
  await dialog.getByRole("button", { name: "Put into force" }).click();
  await expect(dialog.getByText("Choose a team.")).toBeVisible();
  await expect(dialog.getByText("Say why, in a few words.")).toBeVisible();
  await scan(page, "making an override");
  await choose(page, "What", "All of Access");
  await choose(page, "Goes to", "Billing");
  // What it would change is told before it is in force.
  await expect(part(page, "override-preview")).toContainText(/Access T\d:/);
  await expect(part(page, "override-preview")).toContainText(/Billing T\d:/);
  await dialog.getByLabel("Why").fill("Access is at a training");
  await dialog.getByLabel("Until").fill(await inMinutes(page, -30));
  await dialog.getByRole("button", { name: "Put into force" }).click();
  await expect(dialog.getByText("That time is over")).toBeVisible();
  await dialog.getByLabel("Until").fill(await inMinutes(page, 90));
  await dialog.getByRole("button", { name: "Put into force" }).click();
  await expect(told(page, "Override in force")).toBeVisible();

  // It stands where it acts: in the list, at both queues, at the ticket that moved; and the cause is gone.
  const overrides = part(page, "overrides");
  await expect(overrides).toContainText("All of Access goes to Billing until");
  await expect(overrides).toContainText("Lena Brandt: Access is at a training");
  await expect(overrides).toContainText("1 open ticket follows it");
  await expect(page.getByRole("row").filter({ hasText: "Override" }).first()).toBeVisible();
  await expect(needs.locator("li[data-kind=nobodyEligible]").filter({ hasText: "Access T" })).toHaveCount(0);
  const [row] = await sql<{ team: string }>("SELECT owner_team_id AS team FROM ticket WHERE id = $1", [ticketId]);
  expect(row!.team).toBe("billing");
  await open(page, `/tickets/${ticketId}`);
  await expect(page.getByText("Access is at a training").first()).toBeVisible();
  await scan(page, "a ticket that follows an override");
  await open(page, "/queues/all");
  const listed = page.getByRole("row").filter({ hasText: "Locked out today" });
  await expect(listed.getByText("Override", { exact: true })).toBeVisible();

  // Another lead sees it too, cannot make its opposite, and ends it.
  const marco = await leadAt(browser, "marco");
  await part(marco.page, "overrides").getByRole("button", { name: "Make one" }).click();
  await choose(marco.page, "What", "All of Billing");
  await choose(marco.page, "Goes to", "Access");
  await marco.page.getByRole("dialog").getByLabel("Why").fill("The other way round");
  await marco.page.getByRole("button", { name: "Put into force" }).click();
  await expect(marco.page.getByText("would come back to where it was taken from")).toBeVisible();
  await marco.page.keyboard.press("Escape");
  await part(marco.page, "overrides")
    .getByRole("button", { name: /^End it now/ })
    .click();
  await expect(told(marco.page, "Override ended")).toBeVisible();
  await expect(part(marco.page, "overrides")).toContainText("None is in force");
  const [actions] = await sql<{ list: string[] }>(
    "SELECT array_agg(action ORDER BY id) AS list FROM (SELECT * FROM audit WHERE subject_kind = 'override' ORDER BY id DESC LIMIT 2) a",
  );
  expect(actions!.list).toEqual(["override.make", "override.end"]);
  expect(faults([...errors, ...marco.errors])).toEqual([]);
});

/** The chance in percent that a queue breaks a promise, as its row tells it. */
async function chanceOf(page: Page, queue: string): Promise<number> {
  const row = page.getByRole("row").filter({ has: page.locator(`a[href="/queues/${queue}"]`) });
  return Number.parseInt(((await row.locator("[data-col=forecast]").textContent()) ?? "").trim(), 10);
}

test("a lead lends somebody to a queue that is about to break a promise, and sees the forecast fall", async ({
  browser,
  request,
}) => {
  const { page, errors } = await leadAt(browser);
  const chance = () => chanceOf(page, "access-t1");
  await away("access");
  await post(request, message(signInText, { subject: "Locked out and waiting" }));
  const needs = part(page, "needs-me");
  const item = needs.locator("li").filter({ hasText: "Access T1" });
  await expect(item).toContainText(/also works for Access until .* the chance falls from \d+% to \d+%/);
  await expect.poll(chance).toBeGreaterThan(40);
  const before = await chance();
  await item.getByRole("button", { name: /^Lend / }).click();
  await expect(told(page, "also works for Access now")).toBeVisible();
  await expect.poll(chance).toBeLessThan(before);
  await expect(item.getByRole("button", { name: /^Lend / })).toHaveCount(0);
  await page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).click();
  await expect(told(page, "works where they did before")).toBeVisible();
  expect(faults(errors)).toEqual([]);
});

test("a lead moves somebody to another team, sees the forecast fall before and after, and takes it back", async ({
  browser,
  request,
}) => {
  const { page, errors } = await leadAt(browser, "marco");
  await away("access");
  await post(request, message(signInText, { subject: "Locked out, and nobody there" }));
  const chance = () => chanceOf(page, "access-t1");
  await expect.poll(chance).toBeGreaterThan(40);
  const before = await chance();

  const agents = await page.context().newPage();
  await open(agents, "/agents");
  const actions = (name: string) => agents.getByRole("button", { name: `What to do with ${name}` });
  // Of a team that is another lead's: lent at most.
  await actions("Jonas Weber").click();
  await expect(agents.getByRole("menuitem", { name: "Profile and hours" })).toBeVisible();
  await expect(agents.getByRole("menuitem", { name: "Lend to another team…" })).toBeVisible();
  await expect(agents.getByRole("menuitem", { name: "Move to another team…" })).toHaveCount(0);
  await agents.keyboard.press("Escape");

  await actions("Priya Raman").click();
  await agents.getByRole("menuitem", { name: "Move to another team…" }).click();
  const dialog = agents.getByRole("dialog", { name: "Move Priya Raman" });
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(dialog.getByText("Choose a team.")).toBeVisible();
  await choose(agents, "To", "Access");
  const effect = dialog.locator('[data-queue="access-t1"]');
  await expect(effect).toHaveText(/^Access T1: \d+% → \d+%$/);
  const [was, is] = ((await effect.textContent()) ?? "").match(/\d+(?=%)/g)!.map(Number);
  expect(is!).toBeLessThan(was!);
  await expect(dialog.locator('[data-queue="billing-t1"]')).toBeVisible();
  await scan(agents, "moving somebody");
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(told(agents, "Priya Raman belongs to Access now")).toBeVisible();
  await expect(agents.getByRole("region", { name: "Access" }).getByText("Priya Raman")).toBeVisible();
  await expect.poll(chance).toBeLessThan(before);

  await agents.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" }).click();
  await expect(told(agents, "Priya Raman belongs to Billing again")).toBeVisible();
  await expect(agents.getByRole("region", { name: "Billing" }).getByText("Priya Raman")).toBeVisible();
  expect(faults(errors)).toEqual([]);
});

test("an override ends by itself", async ({ browser }) => {
  const { page, errors } = await leadAt(browser);
  await part(page, "overrides").getByRole("button", { name: "Make one" }).click();
  await choose(page, "What", "All of Integrations");
  await choose(page, "Of whom", "Trial accounts");
  await choose(page, "Goes to", "Product");
  await choose(page, "From tier", "T2");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Until").fill(await inMinutes(page, 30));
  await dialog.getByLabel("Why").fill("For half an hour");
  await page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Put into force" }).click();
  await expect(part(page, "overrides")).toContainText("Trial All of Integrations goes to Product (T2) until");
  await moveTime(31);
  await expect.poll(async () => (await sql("SELECT 1 FROM ownership_override WHERE ended_at IS NULL")).length).toBe(0);
  const [last] = await sql<{ action: string }>("SELECT action FROM audit ORDER BY id DESC LIMIT 1");
  expect(last!.action).toBe("override.expire");
  await expect(part(page, "overrides")).toContainText("None is in force");
  expect(faults(errors)).toEqual([]);
});

test("a lead leaves a note; the next one reads it, and it is kept", async ({ browser }) => {
  const { page, errors } = await leadAt(browser);
  await part(page, "handover").getByRole("button", { name: "Write a note" }).click();
  const dialog = page.getByRole("dialog", { name: "Note for the next lead" });
  await dialog.getByRole("button", { name: "Leave the note" }).click();
  await expect(dialog.getByText("Please write something first.")).toBeVisible();
  await expect(dialog.getByText(/late|at risk/)).toBeVisible();
  await scan(page, "writing a note");
  await dialog.getByLabel("What should they know?").fill("Watch <b>Hollow Oak</b>\n<script>alert(1)</script>");
  await dialog.getByRole("button", { name: "Leave the note" }).click();
  await expect(part(page, "handover")).toContainText("Watch <b>Hollow Oak</b>");
  await expect(part(page, "handover")).toContainText("waits for the next lead");

  const marco = await leadAt(browser, "marco");
  const note = part(marco.page, "handover");
  await expect(note).toContainText("Note from Lena Brandt");
  await expect(note).toContainText("<script>alert(1)</script>");
  await scan(marco.page, "a note");
  await note.getByRole("button", { name: "I have read it" }).click();
  await expect(note).toContainText("No note is waiting");
  await note.getByRole("button", { name: "Earlier notes" }).click();
  await expect(marco.page.getByRole("dialog")).toContainText("Read by Marco Silva");
  await scan(marco.page, "earlier notes");
  expect(faults([...errors, ...marco.errors])).toEqual([]);
});

test("a lead is told what happened since they last looked, and an agent is not asked to lead", async ({
  browser,
  request,
}) => {
  const { page, errors } = await leadAt(browser);
  await expect
    .poll(
      async () =>
        (await sql("SELECT 1 FROM floor_visit v JOIN person p ON p.id = v.person_id WHERE p.email LIKE 'lena@%'"))
          .length,
    )
    .toBe(1);
  await post(request, message(signInText));
  await sql(`UPDATE floor_visit SET seen_at = seen_at - interval '2 hours', began_at = began_at - interval '2 hours'
    WHERE person_id = (SELECT id FROM person WHERE email LIKE 'lena@%')`);
  await open(page, "/queues");
  const since = part(page, "since");
  await expect(since).toContainText(/Since you last looked, 2h( \d+m)? ago: [0-9]+ tickets? arrived/);
  await expect(since.getByRole("link", { name: /escalated/ })).toHaveAttribute("href", "/escalations");

  for (const width of [390, 1366]) {
    await page.setViewportSize({ width, height: 844 });
    await isSound(page);
  }
  const maya = await signIn(browser, "maya");
  await open(maya.page, "/queues");
  await expect(maya.page.getByRole("heading", { name: "The floor" })).toBeVisible();
  await expect(part(maya.page, "needs-me")).toHaveCount(0);
  await expect(part(maya.page, "overrides")).toHaveCount(0);
  expect(faults([...errors, ...maya.errors])).toEqual([]);
});
