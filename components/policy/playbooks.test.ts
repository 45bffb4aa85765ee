import { describe, expect, it } from "vitest";
import { demoPolicy } from "@/prisma/seed/policies/demo";
import { assistantRulesOf, playbooksOf } from "./playbooks";

const document = demoPolicy("00000000-0000-7000-8000-000000000000");

describe("how the assistant works", () => {
  it("lists every issue type with what it answers from", () => {
    const rows = playbooksOf(document);
    expect(rows).toHaveLength(document.issueTypes.length);
    const invoice = rows.find((one) => one.id === "invoice")!;
    expect(invoice.stage).toBe("autonomous");
    expect(invoice.playbook?.articles).toHaveLength(2);
    expect(rows.find((one) => one.id === "roles-permissions")!.playbook).toBeNull();
  });
  it("names an action by its name, else by what stands there", () => {
    const action = { id: "resend", name: "Send it again", url: "https://x.example" };
    const issueTypes = [
      { id: "a", name: "A", playbook: { articles: [], action: "resend" } },
      { id: "b", name: "B", playbook: { articles: "none", action: "missing" } },
    ];
    const [a, b] = playbooksOf({ issueTypes, assistant: { actions: [action] } });
    expect(a!.playbook!.action).toBe("Send it again");
    expect(b!.playbook).toMatchObject({ action: "missing", articles: [], closeMinutes: null });
  });
  it.each([null, 7, [], {}, { issueTypes: {}, assistant: [] }])("shows nothing of %j", (broken) => {
    expect(playbooksOf(broken)).toEqual([]);
    expect(assistantRulesOf(broken)).toMatchObject({ texts: [], actions: [], name: null });
  });
});
