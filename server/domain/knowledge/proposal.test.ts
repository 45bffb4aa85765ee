import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maxTitleLength } from "./article";
import { proposalOf, type Resolution, withoutCustomer } from "./proposal";
import { checkTemplate } from "./variables";

const who = { customer: "Ada Byron", agent: "Hugo Lind" };
const resolution = (more: Partial<Resolution> = {}): Resolution => ({
  subject: "Export stops at row 10,000",
  question: "Our export stops at row 10,000. What can we do?",
  answer:
    "Hi Ada,\n\nthe export stops because the plan's limit was reached. Raise it under Settings, Limits, and start the export again.\n\nHugo",
  issueType: "exports",
  ...who,
  ...more,
});

describe("an answer without its customer", () => {
  it.each([
    ["greets by a variable", "Hi Ada, it works again.", "Hi {{customer.name}}, it works again."],
    ["takes the whole name", "Dear Ada Byron,", "Dear {{customer.name}},"],
    ["is signed by whoever sends it", "Best,\nHugo Lind", "Best,\n{{agent.name}}"],
    ["leaves words that hold a name", "The adapter needs Adair.", "The adapter needs Adair."],
    ["names no mail address", "I wrote to ada@byron.example too.", "I wrote to [e-mail address] too."],
    ["names no telephone", "Call +44 20 7946 0958 then.", "Call [phone number] then."],
    ["names no invoice or order", "Invoice INV-204881 and order 88231145.", "Invoice [number] and order [number]."],
    ["keeps short numbers", "Wait 15 minutes, then choose port 8443.", "Wait 15 minutes, then choose port 8443."],
    ["keeps plain links", "See https://docs.tessel.example/export.", "See https://docs.tessel.example/export."],
    ["drops links with a token", "Open https://tessel.example/reset?token=a1.", "Open [link]"],
    ["lets nothing pass for a variable", "Write {{customer.email}} there.", "Write { {customer.email} } there."],
  ])("%s", (_, text, plain) => {
    expect(withoutCustomer(text, who)).toBe(plain);
  });
});

describe("an article that is proposed", () => {
  it("says what was asked as its title and what was answered as its text", () => {
    expect(proposalOf(resolution())).toEqual({
      title: "Export stops at row 10,000",
      body: expect.stringMatching(/^Hi \{\{customer\.name\}\},[\s\S]*\{\{agent\.name\}\}$/),
      issueTypeId: "exports",
    });
  });

  it("is named after the first sentence where there is no subject", () => {
    expect(proposalOf(resolution({ subject: null }))?.title).toBe("Our export stops at row 10,000");
  });

  it.each([
    ["Hello, replay events are missing since noon.", "Replay events are missing since noon"],
    ["Good morning. I can open the dashboard but not change it.", "I can open the dashboard but not change it"],
    ["Sorry to bother you again. The invoice has the wrong name.", "The invoice has the wrong name"],
    ["Hi team, sorry to bother you, but our export stops at row 9.", "Our export stops at row 9"],
    ["Hello!", "Hello"],
  ])("is not named after a greeting: %s", (question, title) => {
    expect(proposalOf(resolution({ subject: null, question }))?.title).toBe(title);
  });

  it("is none where the answer says too little", () => {
    expect(proposalOf(resolution({ answer: "Done, Ada. Please try again." }))).toBeNull();
  });

  it("can always be published: no brace is taken for a variable, and its title fits", () => {
    const piece = fc.constantFrom("{{", "}}", "{", "}", "Ada", "Hugo", "word ", "a@b.example", "+49 30 1234567", "\n");
    const text = fc.array(fc.oneof(piece, fc.string({ unit: "grapheme" })), { maxLength: 60 }).map((p) => p.join(""));
    fc.assert(
      fc.property(text, text, fc.string(), fc.string(), (subject, answer, customer, agent) => {
        const proposed = proposalOf(
          resolution({ subject, answer: `${answer} ${"word ".repeat(12)}`, customer, agent }),
        );
        if (!proposed) return;
        expect(checkTemplate(proposed.body)).toEqual([]);
        expect(proposed.title.length).toBeLessThanOrEqual(maxTitleLength);
      }),
    );
  });
});
