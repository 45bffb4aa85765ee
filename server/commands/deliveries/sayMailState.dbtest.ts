import { expect, it, vi } from "vitest";
import { log } from "../../log";
import { sayMailState } from "./deliverLetter";

vi.mock("../../integrations/mail/settings", () => ({
  mailState: () => ({ isReady: false, problem: "Mail is not set up." }),
}));

it("says once, and as no fault, that mail is not set up", () => {
  const [info, warn] = [vi.spyOn(log, "info"), vi.spyOn(log, "warn")];
  sayMailState();
  sayMailState();
  expect(info.mock.calls).toEqual([["Mail is not set up."]]);
  expect(warn).not.toHaveBeenCalled();
});
