"use client";
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
const read = (): NotificationPermission | "impossible" =>
  typeof Notification === "undefined" ? "impossible" : Notification.permission;

/** Whether the browser may tell of offers, and the way to ask for it; ask only where somebody has pressed something. */
export function useNotifyPermission() {
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const permission = useSyncExternalStore(subscribe, read, () => "impossible" as const);
  async function ask(): Promise<NotificationPermission> {
    const answer = await Notification.requestPermission();
    for (const listener of listeners) listener();
    return answer;
  }
  return { permission, ask };
}
