import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import type { Overview } from "./types";

interface Props {
  encoder: Overview["encoder"];
  /** Whether the model was trained with it. */
  isEncoded: boolean;
}

const failed = "failed: ";

/** Whether the sentence encoder takes part, and why not where it failed. */
export function EncoderState({ encoder, isEncoded }: Props) {
  const t = useTranslations("understanding");
  const why = encoder.startsWith(failed) ? encoder.slice(failed.length) : null;
  // An encoder that runs does not read yet where the model was trained without it.
  const state = why !== null ? "failed" : encoder === "on" && !isEncoded ? "untrained" : encoder;
  return (
    <>
      <Badge tone={state === "on" ? "good" : state === "failed" ? "late" : "neutral"}>{t("encoder", { state })}</Badge>
      {why !== null && <span className="wrap-anywhere text-late-text text-xs">{t("encoderFailed", { why })}</span>}
    </>
  );
}
