import { describe, expect, it } from "vitest";
import { askInput } from "../domain/analytics/asking";
import { inputFault } from "./inputFault";

const period = { from: "1985-01-01", to: "1985-02-01", zone: "UTC" };

describe("what is wrong with what was asked", () => {
  it("is a sentence with the field's name", () => {
    const { error } = askInput.safeParse({ page: "sla", period });
    expect(inputFault(error)).toBe("This cannot be asked (period.from): not a day from 1990 to 2190.");
    expect(inputFault(askInput.safeParse(null).error)).toMatch(/^This cannot be asked: Invalid input.*[^.]\.$/);
  });
  it("is found in what a procedure is handed", async () => {
    const thrown = await askInput.parseAsync({ page: "sla", period }).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Error);
    expect(inputFault(thrown)).toMatch(/not a day/);
  });
  it("is nothing of another error", () => {
    expect(inputFault(new Error("no"))).toBeNull();
    expect(inputFault(undefined)).toBeNull();
  });
});
