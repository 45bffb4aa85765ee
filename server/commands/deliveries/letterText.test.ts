import { afterEach, describe, expect, it, vi } from "vitest";
import type { AlarmNotice } from "../../domain/sla/alarmNotice";
import { chatText, letterOf, mailBodies } from "./letterText";

const at = Date.UTC(2026, 10, 27, 23, 2, 15);
const ticket = { id: "01900000-0000-7000-8000-000000000001", number: 4711 };
const notice = (more: Partial<AlarmNotice> = {}): AlarmNotice => ({
  clockId: "c",
  metric: "resolution",
  tier: null,
  fraction: null,
  at,
  ...more,
});
afterEach(() => vi.unstubAllEnvs());

describe("a letter", () => {
  it("says which ticket, what is late, and since when, to the second", () => {
    const { subject, lines } = letterOf(notice(), ticket, at);
    expect(subject).toBe("#4711: Resolution is late");
    expect(lines[0]).toBe("Ticket #4711: Resolution is late.");
    expect(lines[1]).toMatch(/^Since November 27, 2026 at 11:02:15\sPM UTC\.$/);
    expect(lines).toHaveLength(2);
  });

  it("says of a warning how much is used up and when it is due, and of a budget whose it is", () => {
    const { subject, lines } = letterOf(notice({ fraction: 0.75, tier: 2 }), ticket, at + 3_600_000);
    expect(subject).toBe("#4711: Resolution, the part of tier 2 at 75% of its time");
    expect(lines[2]).toMatch(/^Due November 28, 2026 at 12:02:15\sAM UTC\.$/);
  });

  it("cannot carry markup: neither in a mail nor in a chat", () => {
    vi.stubEnv("BATON_PUBLIC_URL", 'https://help.example.com/"><script>&x');
    const letter = { ...letterOf(notice(), ticket, null), lines: ["<b>&</b>", "<!channel>"] };
    const { html, text } = mailBodies(letter);
    expect(html).toContain("<strong>&lt;b&gt;&amp;&lt;/b&gt;</strong><br>&lt;!channel&gt;");
    expect(html).not.toMatch(/<script|<!channel/);
    expect(text).toContain("<b>&</b>\n<!channel>");
    expect(chatText(letter)).toMatch(/^&lt;b&gt;&amp;&lt;\/b&gt; &lt;!channel&gt; </);
  });
});
