import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import { messages } from "@/server/messages";

const t = createTranslator({ locale: "en", messages, namespace: "escalations.approval" });
const said = (above: "dutyManager" | "admin" | "nobody") => t("dialogText", { above, limit: 500 });

it("says who gets a request, also above what leads approve", () => {
  const common = "It goes to the duty manager, or to every lead where nobody is on duty";
  const clock = ". Its own clock runs until they answer.";
  expect(said("dutyManager")).toBe(`${common}; a refund above 500 then goes to every admin${clock}`);
  expect(said("admin")).toBe(`${common}; a refund above 500 goes to an admin${clock}`);
  expect(said("nobody")).toBe(common + clock);
});
