import { expect, it } from "vitest";
import { reason } from "@/server/domain/reasons";
import { sentenceParams } from "./reason-params";

it("what somebody must be able to do is told in words, a language by its name", () => {
  const skills = sentenceParams(reason("missingSkill", { team: "access", tier: 1, skills: "lang:de, sso-setup" }), {});
  expect(skills.skills).toBe("German, sso setup");
});
