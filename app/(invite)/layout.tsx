import type { ReactNode } from "react";
import { CustomerFrame } from "@/components/frame/customer-frame";
import { getTranslator } from "@/components/i18n/translator";

/** The public frame: whoever opens a link has no desk around them yet. */
export default function InviteLayout({ children }: { children: ReactNode }) {
  return <CustomerFrame desk={getTranslator("help")("desk")}>{children}</CustomerFrame>;
}
