import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { messages } from "@/server/messages";
import { languageFailures } from "@/server/understanding/language/port";

const t = createTranslator({ locale: "en", messages, namespace: "language" });

describe("what stands where the language model was asked in vain", () => {
  it.each(["summary", "draft"] as const)(
    "says why there is no %s, for each way to fail in words of its own",
    (what) => {
      const lines = [...languageFailures, "tooMany" as const].map((why) =>
        t(`failed.${what}`, { why: t("why", { why }) }),
      );
      expect(new Set(lines).size).toBe(lines.length);
      for (const line of lines) expect(line).toMatch(/^There is no .+: .+\. The .+ without\.$/);
    },
  );
});
