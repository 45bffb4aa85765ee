import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.unstubAllGlobals());
const fresh = async () => {
  vi.resetModules();
  return import("./notification");
};

it("shows what a browser lets it show", async () => {
  class Shown {
    static permission = "granted";
    constructor(
      readonly title: string,
      readonly options: NotificationOptions,
    ) {}
  }
  vi.stubGlobal("Notification", Shown);
  const { readPermission, showNotification } = await fresh();
  expect(showNotification("Offer", { body: "Locked out" })).toMatchObject({
    title: "Offer",
    options: { body: "Locked out" },
  });
  expect(readPermission()).toBe("granted");
});

it("is impossible from then on where the constructor throws, as in Chrome on Android", async () => {
  const Refusing = Object.assign(
    class {
      constructor() {
        throw new TypeError("Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.");
      }
    },
    { permission: "granted" },
  );
  vi.stubGlobal("Notification", Refusing);
  const { onPermission, readPermission, showNotification } = await fresh();
  const heard = vi.fn();
  onPermission(heard);
  expect(readPermission()).toBe("granted");
  expect(showNotification("Offer", {})).toBeNull();
  expect(readPermission()).toBe("impossible");
  expect(heard).toHaveBeenCalledOnce();
});

it("is impossible where there is none", async () => {
  vi.stubGlobal("Notification", undefined);
  expect((await fresh()).readPermission()).toBe("impossible");
});
