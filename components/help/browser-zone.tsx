"use client";
import { type ReactNode, useSyncExternalStore } from "react";
import { IntlProvider } from "@/components/i18n/intl-provider";

const never = () => () => {};
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const zoneThere = () => "UTC";

/** Times as the reader's own clock shows them. The server does not know it and draws UTC until the page wakes up. */
export function BrowserZone({ children }: { children: ReactNode }) {
  const zone = useSyncExternalStore(never, zoneHere, zoneThere);
  return <IntlProvider timeZone={zone}>{children}</IntlProvider>;
}
