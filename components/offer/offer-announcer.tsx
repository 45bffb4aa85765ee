"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { OfferView } from "./offer-card";

/** Says that an offer arrived, once, politely; the ticking cards themselves stay silent. Put one beside the list. */
export function OfferAnnouncer({ offers }: { offers: readonly Pick<OfferView, "id" | "customer" | "subject">[] }) {
  const t = useTranslations("inbox.offer");
  const [known] = useState(() => new Set(offers.map((offer) => offer.id)));
  const fresh = offers.findLast((offer) => !known.has(offer.id));
  return (
    <VisuallyHidden role="status">
      {fresh ? t("arrived", { customer: fresh.customer.name, subject: fresh.subject }) : ""}
    </VisuallyHidden>
  );
}
