"use client";
import { type ReactNode, useEffect } from "react";
import { LiveProvider } from "@/components/live/provider";
import { ServerClockProvider } from "@/components/time/server-clock";

/** Clock and live connection of the public pages. */
export function CustomerLive({ serverNow, children }: { serverNow: number; children: ReactNode }) {
  useEffect(() => {
    // Tests and scripts wait for this before they type: from here on the page answers.
    document.documentElement.dataset.ready = "true";
  }, []);
  return (
    <ServerClockProvider serverNow={serverNow}>
      <LiveProvider person={null}>{children}</LiveProvider>
    </ServerClockProvider>
  );
}
