"use client";
import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { Reason } from "@/server/domain/reasons";
import type { Segment } from "@/server/domain/vocabulary";
import { sentenceParams } from "./reason-params";
import type { Names } from "./words";

const none: Names = {};
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Turns reasons into sentences. `names` gives teams and issue types their names. */
export function useReason(names: Names = none): (reason: Reason) => string {
  const t = useTranslations("reasons.code");
  const segment = useTranslations("ticket.segment");
  return useCallback(
    (reason) => {
      const params = sentenceParams(reason, names);
      if (params.segment) params.segment = segment(String(params.segment) as Segment);
      return capital(t(reason.code, params));
    },
    [t, segment, names],
  );
}
