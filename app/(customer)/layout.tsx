import type { ReactNode } from "react";
import { CustomerFrame } from "@/components/frame/customer-frame";
import { CustomerLive } from "@/components/help/customer-live";
import { getTranslator } from "@/components/i18n/translator";
import { now } from "@/server/clock";

export default function CustomerLayout({ children }: { children: ReactNode }) {
  const t = getTranslator("help");
  return (
    <CustomerFrame desk={t("desk")}>
      <CustomerLive serverNow={now()}>{children}</CustomerLive>
    </CustomerFrame>
  );
}
