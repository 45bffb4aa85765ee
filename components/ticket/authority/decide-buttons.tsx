"use client";
import { Check, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Viewer } from "../detail/types";
import { type Answer, DecideDialog } from "./decide-dialog";
import { mayDecide } from "./may-decide";
import type { Approval } from "./types";

/** Approve and deny, in place, for whoever may. */
export function DecideButtons({ approval, viewer }: { approval: Approval; viewer: Viewer }) {
  const t = useTranslations("escalations.approval");
  const [answer, setAnswer] = useState<Answer | null>(null);
  if (!mayDecide(approval, viewer)) return null;
  return (
    <>
      <Button size="sm" variant="primary" onClick={() => setAnswer("approved")}>
        <Check aria-hidden />
        {t("approve")}
      </Button>
      <Button size="sm" variant="danger" onClick={() => setAnswer("denied")}>
        <X aria-hidden />
        {t("deny")}
      </Button>
      <DecideDialog approval={approval} answer={answer} onClose={() => setAnswer(null)} />
    </>
  );
}
