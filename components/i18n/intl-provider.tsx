"use client";
import type { ReactNode } from "react";
import { IntlProvider as UseIntlProvider } from "use-intl";
import { messages } from "@/server/messages";
import "./app-config";

/**
 * Words and formats for client components. The catalogue is part of the client bundle, which browsers cache, rather than
 * of every page's payload. Nest a second one to show a person's own time zone.
 */
export function IntlProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return (
    <UseIntlProvider locale="en" timeZone={timeZone} messages={messages}>
      {children}
    </UseIntlProvider>
  );
}
